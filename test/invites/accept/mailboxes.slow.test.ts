import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import type { InviteTargetInput } from '../../gql/graphql.ts'
import { RetryInviteBatch } from '../../support/documents/actions.ts'
import { ReadBounds } from '../../support/documents/bounds.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
} from '../../support/requests/send-invites.ts'
import { toChime, toTencentOrganization, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({
  limits: { coolDownSeconds: 300 },
  callers: { ada: { tenant: 'acme' }, eve: { tenant: 'other' } },
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))
const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
const tagged = (name: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, nth) => `${name}+${first + nth}@example.com`)

/** The answer when nothing is left of the request but what is held back for a mailbox. */
async function sendUntilHeldBack(to: TestGateway, ...targets: readonly InviteTargetInput[]) {
  const request = { idempotencyKey: randomUUID(), targets: [...targets], waitSeconds: 0 }
  await send(to, request)
  await until(() => isHeldBack(request.idempotencyKey, to))
  return send(to, request)
}

async function isHeldBack(idempotencyKey: string, { database }: TestGateway) {
  const open = await database.query(
    `select 1 from sends s join batches b on b.id = s.batch_id
     where b.idempotency_key = $1 and s.state <> 'final'
       and not (s.mailbox_full and s.not_before > gateway_now())`,
    [idempotencyKey],
  )
  return open.length === 0
}

for (const [name, target] of [
  ['Chime', toChime],
  ['Wickr', (people: readonly string[]) => toWickr(people)],
] as const) {
  test(`${name}: five addresses of one mailbox are sent to, more wait and are not skipped`, async () => {
    const people = [`${name}@example.com`, ...tagged(name, 1, 7)]

    const { batch, results } = await sendUntilHeldBack(ada, target(people))

    assert.deepEqual(kindsOf(results), [
      ...Array.from({ length: 5 }, () => 'InviteSent'),
      ...Array.from({ length: 3 }, () => 'InviteQueued'),
    ])
    const last = results.at(-1)
    assert.ok(last?.__typename === 'InviteQueued' && last.notBefore !== null)
    const seconds = (Date.parse(`${last.notBefore}`) - Date.now()) / 1000
    assert.ok(seconds > 280 && seconds < 320, `${seconds}`)
    assert.equal(batch.status, 'WAITING_FOR_PROVIDER')
    assert.notEqual(batch.progress.resumesAt, null)
  })
}

test('another request, another tenant, another spelling: the mailbox is the same', async () => {
  const first = await sendUntilHeldBack(ada, toChime(tagged('one', 1, 4)))
  const encoded = '=?utf-8?q?one?=+x@example.com'
  const second = await sendUntilHeldBack(eve, toChime([encoded, 'ONE+5@example.com']))
  const plain = await sendUntilHeldBack(eve, toChime(['one@example.com']))

  assert.deepEqual(new Set(kindsOf(first.results)), new Set(['InviteSent']))
  assert.deepEqual(kindsOf(second.results), ['InviteSent', 'InviteQueued'])
  assert.deepEqual(kindsOf(plain.results), ['InviteQueued'])
})

test('twenty over all destinations', async () => {
  const accounts = ['m1', 'm2', 'm3', 'm4', 'm5']
  const { results } = await sendUntilHeldBack(
    ada,
    ...accounts.map((accountId) => toChime(tagged('all', 1, 5), { accountId })),
  )

  assert.equal(kindsOf(results).filter((kind) => kind === 'InviteSent').length, 20)
  assert.equal(kindsOf(results).filter((kind) => kind === 'InviteQueued').length, 5)
})

test('one plain address: twenty destinations, and the others wait', async () => {
  const targets = Array.from({ length: 23 }, (_, nth) =>
    toChime(['plain@example.com'], { accountId: `plain${nth}` }),
  )
  const first = await sendUntilHeldBack(ada, ...targets.slice(0, 12))
  const second = await sendUntilHeldBack(eve, ...targets.slice(12))
  const third = await sendUntilHeldBack(ada, toWickr(['plain+1@example.com']))

  assert.deepEqual(new Set(kindsOf(first.results)), new Set(['InviteSent']))
  assert.equal(kindsOf(second.results).filter((kind) => kind === 'InviteSent').length, 8)
  assert.equal(kindsOf(second.results).filter((kind) => kind === 'InviteQueued').length, 3)
  assert.deepEqual(kindsOf(third.results), ['InviteQueued'])
})

test('one plain address, one request after another: the twenty-first waits', async () => {
  for (let nth = 0; nth < 20; nth++) {
    const { results } = await send(ada, {
      targets: [toChime(['single@example.com'], { accountId: `single${nth}` })],
    })
    assert.deepEqual(kindsOf(results), ['InviteSent'])
  }

  const last = await sendUntilHeldBack(ada, toWickr(['SINGLE@example.com']))

  assert.deepEqual(kindsOf(last.results), ['InviteQueued'])
})

test('people with tags of their own, names and numbers are no mailbox of others', async () => {
  const people = Array.from({ length: 30 }, (_, nth) => `person${nth}+work@example.com`)
  const names = Array.from({ length: 8 }, (_, nth) => `agent+${nth}`)
  const uins = Array.from({ length: 8 }, (_, nth) => `10000000080${nth}`)

  const { results } = await send(ada, {
    targets: [toChime(people), toWickr(names), toTencentOrganization(uins)],
  })

  assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteSent']))
})

test('whoever failed has taken no place, and has none left when tried again', async () => {
  const { CHIME: chime } = gateway.emulators
  chime.next({ kind: 'error', name: 'ForbiddenException' })
  const { batch } = await send(ada, { targets: [toChime(tagged('again', 1, 5))] })
  const others = await send(ada, { targets: [toChime(tagged('again', 6, 10))] })
  const risk = { batchId: batch.id, acceptDuplicateRisk: false }
  const { retryInviteBatch } = await ada.execute(RetryInviteBatch, risk)
  await until(async () => {
    const held = await gateway.database.query(
      `select 1 from sends where mailbox_full and not_before > gateway_now()
       and recipient_value like 'again+%'`,
    )
    return held.length === 5
  })

  assert.deepEqual(new Set(kindsOf(others.results)), new Set(['InviteSent']))
  assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  assert.equal(sentBy(chime).length, 5)
})

test('they leave when the cool-down of those before them is over, never more than five in one', async () => {
  await using quick = await startTestGateway({ limits: { coolDownSeconds: 2 } })
  const people = tagged('quick', 1, 12)

  const { results } = await send(quick, { targets: [toChime(people)], waitSeconds: 60 })

  assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteSent']))
  assert.deepEqual(sentBy(quick.emulators.CHIME).toSorted(), people.toSorted())
  const calls = await quick.database.query<{ left: Date; answered: Date }>(
    `select c.created_at as left, s.settled_at as answered
     from sends s join calls c on c.id = s.call_id order by c.created_at`,
  )
  calls.slice(5).forEach(({ left }, nth) => {
    const before = calls[nth]?.answered ?? left
    assert.ok(+left - +before >= 1_999, `${+left - +before} ms after number ${nth}`)
  })
})

test('a user who was created by a tagged address counts when invited again by id', async () => {
  // The emulator's user ids begin anew with every test.
  const ownNetwork = '27182818'
  const first = await send(ada, { targets: [toWickr(tagged('ids', 1, 5), ownNetwork)] })
  await age()
  const second = await send(ada, { targets: [toWickr(tagged('ids', 6, 7), ownNetwork)] })
  await age()
  const ids = [first, second].flatMap(({ results }) =>
    results.flatMap((one) =>
      one.__typename === 'InviteSent' ? (one.providerReference ?? []) : [],
    ),
  )

  const again = await reinvite(ada, {
    who: { wickr: { networkId: ownNetwork, userIds: ids } },
    duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 },
    waitSeconds: 0,
  })

  assert.equal(ids.length, 7)
  assert.equal(again.results.length, 7)
  const held = await gateway.database.query(
    "select 1 from sends where mailbox_full and latest and recipient_value like 'ids+%'",
  )
  assert.equal(held.length, 2)
})

/** Everything was sent an hour earlier. */
const age = () =>
  gateway.database.query(`update sends set settled_at = settled_at - interval '1 hour',
    asked_at = asked_at - interval '1 hour'`)

test('the limits tell it', async () => {
  await using small = await startTestGateway({
    limits: { coolDownSeconds: 60, maxMailboxAddressesPerDestination: 1, maxMailboxAddresses: 2 },
  })
  const { limits } = await small.execute(ReadBounds, {})
  const { results } = await sendUntilHeldBack(small, toChime(tagged('small', 1, 2)))

  assert.equal(limits.maxMailboxAddressesPerDestination, 1)
  assert.equal(limits.maxMailboxAddresses, 2)
  assert.deepEqual(kindsOf(results), ['InviteSent', 'InviteQueued'])
})
