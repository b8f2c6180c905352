import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { DuplicatePolicyInput, InviteTargetInput } from '../../gql/graphql.ts'
import { freeClock, setClock } from '../../support/clock.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  kindsOf,
  requestsTo,
  resetEmulators,
  send,
  sentBy,
} from '../../support/requests/send-invites.ts'
import {
  member,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const same: readonly { what: string; first: InviteTargetInput; second: InviteTargetInput }[] = [
  { what: 'the same accessor id', ...twice(toRepostPrivate(['same'])) },
  { what: 'the same address', ...twice(toChime(['same@example.com'])) },
  { what: 'the same username', ...twice(toWickr(['same'])) },
  { what: 'the same UIN', ...twice(toTencentOrganization(['100000000001'])) },
  {
    what: 'a domain in capitals',
    first: toChime(['case@example.com']),
    second: toChime(['case@EXAMPLE.Com']),
  },
  {
    what: 'a local part in capitals',
    first: toChime(['local@example.com']),
    second: toChime(['LOCAL@example.com']),
  },
  {
    what: 'a username in a domain in capitals',
    first: toWickr(['case@example.com']),
    second: toWickr(['case@EXAMPLE.com']),
  },
  {
    what: 'white space around it',
    first: toChime(['space@example.com']),
    second: toChime([' space@example.com ']),
  },
  {
    what: 'another way to write its accent',
    first: toChime(['am\u00e9lie@example.com']),
    second: toChime(['ame\u0301lie@example.com']),
  },
  {
    what: 'another text',
    first: toRepostPrivate(['text'], { title: 'One' }),
    second: toRepostPrivate(['text'], { title: 'Two', body: 'Other' }),
  },
  {
    what: 'another name',
    first: toTencentOrganization(['100000000002']),
    second: {
      tencentOrganization: { recipients: [{ ...member('100000000002'), name: 'Other' }] },
    },
  },
]

for (const { what, first, second } of same) {
  test(`a second batch with ${what} skips, and names the first invite`, async () => {
    const [sent] = (await send(gateway, { targets: [first] })).results
    const reached = requestsTo(gateway)

    const [skipped] = (await send(gateway, { targets: [second] })).results

    assert.ok(skipped?.__typename === 'InviteSkipped')
    assert.equal(skipped.reason, 'RECENTLY_SENT')
    assert.equal(skipped.previous?.id, sent?.invite?.id)
    assert.notEqual(skipped.invite?.id, sent?.invite?.id)
    assert.equal(requestsTo(gateway), reached)
  })
}

const different: readonly { what: string; first: InviteTargetInput; second: InviteTargetInput }[] =
  [
    {
      what: 'another account',
      first: toChime(['place@example.com']),
      second: toChime(['place@example.com'], { accountId: 'singapore' }),
    },
    {
      what: 'another cloud',
      first: toChime(['cloud@example.com']),
      second: toWickr(['cloud@example.com']),
    },
  ]

for (const { what, first, second } of different) {
  test(`${what} is no duplicate`, async () => {
    const { results } = await send(gateway, { targets: [first, second] })

    assert.deepEqual(kindsOf(results), ['InviteSent', 'InviteSent'])
  })
}

test('twice in one request is sent once, over targets too', async () => {
  const { results } = await send(gateway, {
    targets: [
      toChime(['two@example.com', 'bad', 'two@EXAMPLE.com', 'bad']),
      toChime(['two@example.com']),
    ],
  })

  assert.deepEqual(
    results.map((result) => ('reason' in result ? result.reason : result.__typename)),
    ['InviteSent', 'InviteFailed', 'DUPLICATE_IN_BATCH', 'InviteFailed', 'DUPLICATE_IN_BATCH'],
  )
  for (const result of results) {
    if ('previous' in result) assert.equal(result.previous?.id, results[0]?.invite?.id)
  }
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['two@example.com'])
})

const policies: readonly { what: string; duplicates: DuplicatePolicyInput; sent: number }[] = [
  { what: 'SEND_ANYWAY', duplicates: { onDuplicate: 'SEND_ANYWAY' }, sent: 2 },
  { what: 'a window of 0', duplicates: { windowSeconds: 0 }, sent: 1 },
]
for (const { what, duplicates, sent } of policies) {
  test(`with ${what} a recipient of before is sent ${sent} of 2 times`, async () => {
    const email = `${sent}.anyway@example.com`
    await send(gateway, { targets: [toChime([email])] })

    const { results } = await send(gateway, { targets: [toChime([email, email])], duplicates })

    const expected = ['InviteSent', sent === 2 ? 'InviteSent' : 'InviteSkipped']
    assert.deepEqual(kindsOf(results), expected)
    assert.equal(sentBy(gateway.emulators.CHIME).length, 1 + sent)
  })
}

test('the window ends: after a day the same recipient is sent again', async () => {
  const targets = [toRepostPrivate(['day'])]
  await send(gateway, { targets })

  await setClock(gateway.database, '23 hours')
  const within = await send(gateway, { targets })
  await setClock(gateway.database, '25 hours')
  const later = await send(gateway, { targets })
  await freeClock(gateway.database)

  assert.deepEqual(kindsOf([...within.results, ...later.results]), ['InviteSkipped', 'InviteSent'])
  assert.deepEqual(sentBy(gateway.emulators.REPOST_PRIVATE), ['day', 'day'])
})

test('what certainly was not sent, or was skipped, is no reason to skip', async () => {
  const failing = toChime(['failed@example.com'])

  const first = await send(gateway, { targets: [failing] })
  const second = await send(gateway, { targets: [failing] })

  assert.deepEqual(kindsOf([...first.results, ...second.results]), ['InviteFailed', 'InviteFailed'])
  assert.equal(gateway.emulators.CHIME.requests.length, 2)
})

test('the third request names the invite that was sent, not the one that was skipped', async () => {
  const targets = [toRepostPrivate(['third'])]
  const [sent] = (await send(gateway, { targets })).results
  await send(gateway, { targets })

  const [third] = (await send(gateway, { targets })).results

  assert.ok(third?.__typename === 'InviteSkipped')
  assert.equal(third.previous?.id, sent?.invite?.id)
})

test('what may have been sent is not sent again', async () => {
  const targets = [toRepostPrivate(['lost'], { spaceId: 'SP-lost' })]

  const first = await send(gateway, { targets })
  const second = await send(gateway, { targets })

  assert.deepEqual(kindsOf([...first.results, ...second.results]), [
    'InviteUnconfirmed',
    'InviteSkipped',
  ])
  assert.deepEqual(sentBy(gateway.emulators.REPOST_PRIVATE), ['lost'])
})

test('of ten requests at once for one recipient, one sends and nine name its invite', async () => {
  const targets = [toChime(['race@example.com'])]

  const answers = await Promise.all(Array.from({ length: 10 }, () => send(gateway, { targets })))

  const results = answers.flatMap((answer) => answer.results)
  const [sent, ...more] = results.filter(({ __typename }) => __typename === 'InviteSent')
  assert.deepEqual(more, [])
  for (const result of results) {
    if (result !== sent) assert.ok(result.__typename === 'InviteSkipped')
    if ('previous' in result) assert.equal(result.previous?.id, sent?.invite?.id)
  }
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['race@example.com'])
})

function twice(target: InviteTargetInput) {
  return { first: target, second: target }
}
