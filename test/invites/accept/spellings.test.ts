import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { ListInvites } from '../../support/documents/reads.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, resetEmulators, send, sentBy } from '../../support/requests/send-invites.ts'
import { toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'

const gateway = await startTestGateway({
  limits: { coolDownSeconds: 300 },
  callers: { ada: { tenant: 'acme' }, eve: { tenant: 'other' } },
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))
const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } } as const

/** Ways to write a text: each bit of a number changes one letter. */
const spellings = (text: string, change: (letter: string) => string, count: number) => {
  const letters = [...text].flatMap((letter, at) => (/[a-z]/.test(letter) ? [at] : []))
  return Array.from({ length: count }, (_, number) =>
    [...text]
      .map((letter, at) => (number & (1 << letters.indexOf(at)) ? change(letter) : letter))
      .join(''),
  )
}
const upper = (letter: string) => letter.toUpperCase()
const wide = (letter: string) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)

const oneMailbox = [
  ...new Set([
    ...spellings('grace.hopper@bücher.example.com', upper, 512),
    ...spellings('grace.hopper@xn--bcher-kva.example.com', upper, 256),
    ...spellings('grace.hopper@bücher.example.com', wide, 257),
  ]),
]

for (const [name, target, emulator] of [
  ['Chime', toChime, 'CHIME'],
  ['Wickr', (people: readonly string[]) => toWickr(people), 'WICKR'],
] as const) {
  test(`${name}: 1,024 spellings of one mailbox are one e-mail`, async () => {
    assert.equal(oneMailbox.length, 1_024)

    const { results } = await send(ada, { targets: [target(oneMailbox)], ...anyway })

    const [first, ...others] = kindsOf(results)
    assert.deepEqual([first, new Set(others)], ['InviteSent', new Set(['InviteSkipped'])])
    assert.deepEqual(sentBy(gateway.emulators[emulator]), oneMailbox.slice(0, 1))
  })

  test(`${name}: another spelling in another request, of another tenant too, is the same person`, async () => {
    const first = await send(ada, { targets: [target(['Alan.Turing@Example.com'])] })
    const mine = await send(ada, { targets: [target(['alan.turing@example.com'])], ...anyway })
    const theirs = await send(eve, {
      targets: [target(['ＡＬＡＮ.turing@example.com'])],
      ...anyway,
    })

    assert.deepEqual(
      [first, mine, theirs].map(({ results }) => kindsOf(results)),
      [['InviteSent'], ['InviteSkipped'], ['InviteSkipped']],
    )
    assert.deepEqual(sentBy(gateway.emulators[emulator]), ['Alan.Turing@Example.com'])
  })
}

const pairs = [
  ['a Chime address in capitals', toChime(['ADA.UPPER@EXAMPLE.COM', 'ada.upper@example.com'])],
  ['a Wickr address in capitals', toWickr(['Q1@example.com', 'q1@example.com'])],
  ['a Wickr name in capitals', toWickr(['quentin', 'Quentin'])],
  [
    'the id of a user of re:Post in capitals',
    toRepostPrivate([
      '906789abcd-0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0',
      '906789ABCD-0B1C2D3E-4F50-6172-8394-A5B6C7D8E9F0',
    ]),
  ],
  ['a Greek name in capitals', toChime(['Νίκος@example.com', 'ΝΊΚΟΣ@EXAMPLE.COM'])],
  ['a joiner that cannot be seen', toChime(['नक्षत्र@example.com', 'नक्‍षत्र@example.com'])],
] as const
for (const [what, target] of pairs) {
  test(`${what} is the same recipient`, async () => {
    const { results } = await send(ada, { targets: [target] })

    assert.deepEqual(kindsOf(results), ['InviteSent', 'InviteSkipped'])
    const [, skipped] = results
    assert.ok(skipped?.__typename === 'InviteSkipped')
    assert.equal(skipped.reason, 'DUPLICATE_IN_BATCH')
  })
}

test('what compares people holds no address, and the address can still be searched', async () => {
  await send(ada, { targets: [toChime(['Secret.Agent@example.com'])] })

  const { invites } = await ada.execute(ListInvites, {
    filter: { recipient: 'secret.agent@' },
  })
  const [row] = await gateway.database.query<{ recipient_key: string }>(
    "select recipient_key from sends where recipient_value = 'Secret.Agent@example.com'",
  )

  assert.deepEqual(
    invites.nodes.map(({ recipient }) => recipient.value),
    ['Secret.Agent@example.com'],
  )
  assert.match(row?.recipient_key ?? '', /^[\w-]{22}$/)
})

test('replicas and restarts share the secret, databases do not', async () => {
  const keyOf = async (database: typeof gateway.database) => {
    const [row] = await database.query<{ secret: string }>('select secret from recipient_secret')
    return row?.secret
  }
  await using again = await startTestGateway({ database: gateway.database })
  await using other = await startTestGateway()

  assert.match((await keyOf(gateway.database)) ?? '', /^[\da-f]{64}$/)
  assert.equal(await keyOf(again.database), await keyOf(gateway.database))
  assert.notEqual(await keyOf(other.database), await keyOf(gateway.database))
})
