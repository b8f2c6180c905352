import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { pausedLanes } from '#dispatch/store/resume-lane.ts'
import { freeClock, setClock } from '../../support/clock.ts'
import { RetryInviteBatch } from '../../support/documents/actions.ts'
import { ReadBounds } from '../../support/documents/bounds.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
} from '../../support/requests/send-invites.ts'
import { network, toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({
  limits: { coolDownSeconds: 300 },
  callers: { ada: { tenant: 'acme' }, eve: { tenant: 'other' } },
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))
const [ada, eve] = [gateway.as('ada'), gateway.as('eve')]
const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } } as const

test('a reinvite waits for the cool-down, and not a moment longer', async () => {
  const { results } = await send(ada, { targets: [toChime(['again@example.com'])] })
  const again = { who: { inviteIds: [results[0]?.invite?.id ?? ''] }, ...anyway }

  const early = await reinvite(ada, again)
  await setClock(gateway.database, '270 seconds')
  const stillEarly = await reinvite(ada, again)
  await setClock(gateway.database, '301 seconds')
  const late = await reinvite(ada, again)
  await freeClock(gateway.database)

  assert.deepEqual(
    [early, stillEarly, late].map(({ results }) => results[0]?.__typename),
    ['InviteSkipped', 'InviteSkipped', 'InviteSent'],
  )
  assert.equal(sentBy(gateway.emulators.CHIME).length, 2)
})

test('elsewhere the same person is another recipient', async () => {
  const person = ['everywhere@example.com']

  const { results } = await send(ada, {
    targets: [toChime(person), toChime(person, { accountId: 'other' }), toWickr(person)],
  })

  assert.deepEqual(kindsOf(results), ['InviteSent', 'InviteSent', 'InviteSent'])
})

test('who certainly got nothing may be asked again at once', async () => {
  const { CHIME: chime } = gateway.emulators
  chime.next({ kind: 'error', name: 'ForbiddenException' })
  const target = toChime(['turned-away@example.com'])

  const first = await send(ada, { targets: [target] })
  const second = await send(eve, { targets: [target] })

  assert.deepEqual(
    [first, second].map(({ results }) => results[0]?.__typename),
    ['InviteFailed', 'InviteSent'],
  )
})

test('whoever may have got an invite is not retried within the cool-down, whatever the risk accepted', async () => {
  const { REPOST_PRIVATE: repostPrivate } = gateway.emulators
  repostPrivate.next({ kind: 'reset', accepted: true })
  const { batch, results } = await send(ada, { targets: [toRepostPrivate(['unsure'])] })
  assert.deepEqual(kindsOf(results), ['InviteUnconfirmed'])
  const retry = async () => {
    const risk = { batchId: batch.id, acceptDuplicateRisk: true }
    const { retryInviteBatch } = await ada.execute(RetryInviteBatch, risk)
    assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
    return retryInviteBatch.affected
  }

  const early = [await retry(), await retry(), await retry()]
  await setClock(gateway.database, '301 seconds')
  const late = await retry()
  await freeClock(gateway.database)

  assert.deepEqual([...early, late], [0, 0, 0, 1])
})

test('a failed one is not retried while somebody else invited the same person a moment ago', async () => {
  const { CHIME: chime } = gateway.emulators
  chime.next({ kind: 'error', name: 'ForbiddenException' })
  const target = toChime(['between@example.com'])
  const { batch } = await send(ada, { targets: [target] })
  await send(eve, { targets: [target] })

  const { retryInviteBatch } = await ada.execute(RetryInviteBatch, {
    batchId: batch.id,
    acceptDuplicateRisk: true,
  })

  assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  assert.equal(retryInviteBatch.affected, 0)
  assert.equal(sentBy(chime).length, 1)
})

test("another tenant's invite is skipped for the cool-down only, and nothing of it is told", async () => {
  const target = toChime(['theirs@example.com'])
  await send(ada, { targets: [target] })
  const long = { targets: [target], duplicates: { windowSeconds: 2_592_000 } }

  const early = await send(eve, long)
  await setClock(gateway.database, '301 seconds')
  const late = await send(eve, long)
  await freeClock(gateway.database)

  const [skipped] = early.results
  assert.ok(skipped?.__typename === 'InviteSkipped')
  assert.deepEqual([skipped.reason, skipped.previous], ['RECENTLY_SENT', null])
  assert.deepEqual(kindsOf(late.results), ['InviteSent'])
  const stored = await gateway.database.query<{ outcome: object }>(
    `select outcome from sends where tenant = 'other' and outcome_kind = 'SKIPPED'
     and recipient_value = 'theirs@example.com'`,
  )
  assert.deepEqual(
    stored.map(({ outcome }) => Object.keys(outcome).toSorted()),
    [['evidence', 'kind', 'message', 'reason']],
  )
})

test('where a repeat cannot invite twice, an unconfirmed one is repeated at once', async () => {
  const { WICKR: wickr } = gateway.emulators
  wickr.next({ kind: 'reset' }, 7)
  const { batch, results } = await send(ada, { targets: [toWickr(['token@example.com'])] })
  assert.deepEqual(kindsOf(results), ['InviteUnconfirmed'])

  const { retryInviteBatch } = await ada.execute(RetryInviteBatch, {
    batchId: batch.id,
    acceptDuplicateRisk: true,
  })

  assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  assert.equal(retryInviteBatch.affected, 1)
})

test('a Wickr user is one recipient, by name and by id, whoever asks', async () => {
  const { results } = await send(ada, { targets: [toWickr(['both@example.com'])] })
  const [created] = results
  assert.ok(created?.__typename === 'InviteSent' && created.providerReference !== null)
  const who = { wickr: { networkId: network, userIds: [created.providerReference] } }

  const early = await reinvite(eve, { who, ...anyway })
  await setClock(gateway.database, '301 seconds')
  const late = await reinvite(eve, { who, ...anyway })
  const byName = await reinvite(ada, { who: { inviteIds: [created.invite?.id ?? ''] }, ...anyway })
  await freeClock(gateway.database)

  assert.deepEqual(
    [early, late, byName].map(({ results }) => results[0]?.__typename),
    ['InviteSkipped', 'InviteSent', 'InviteSkipped'],
  )
  const both = ['both@example.com', created.providerReference]
  assert.deepEqual(
    sentBy(gateway.emulators.WICKR).filter((recipient) => both.includes(recipient)),
    both,
  )
})

test('the limits tell what is bound, and what is not', async () => {
  const bounds = {
    maxRecipientsPerDay: 1_000,
    maxStoredRecipientsPerDay: 2_000,
    allowedLinkHosts: ['*.example.com'],
  }
  await using bounded = await startTestGateway({ limits: { coolDownSeconds: 60, ...bounds } })

  const free = await ada.execute(ReadBounds, {})
  const { limits } = await bounded.execute(ReadBounds, {})

  const mailbox = { maxMailboxAddressesPerDestination: 5, maxMailboxAddresses: 20 }
  assert.deepEqual(limits, { coolDownSeconds: 60, ...mailbox, ...bounds })
  assert.deepEqual(free.limits, {
    ...mailbox,
    ...{ coolDownSeconds: 300, maxRecipientsPerDay: null, allowedLinkHosts: null },
    maxStoredRecipientsPerDay: 1_000_000,
  })
})

test('an invitation that waits counts however old it is, and the cool-down runs from its leaving', async () => {
  const { CHIME: chime } = gateway.emulators
  const target = toChime(['waiting@example.com'], { accountId: 'waiting' })
  chime.next({ kind: 'throttle', retryAfterSeconds: 3_600 })
  await send(ada, { targets: [target], waitSeconds: 0 })
  await until(async () => (await pausedLanes(gateway.database)).length === 1)

  await setClock(gateway.database, '1800 seconds')
  const whileWaiting = await Promise.all(
    [ada, eve].map((caller) => send(caller, { targets: [target], waitSeconds: 0, ...anyway })),
  )
  await setClock(gateway.database, '3700 seconds')
  await until(() => chime.ledger.length === 1)
  await setClock(gateway.database, '3900 seconds')
  const soonAfter = await send(ada, { targets: [target], ...anyway })
  await setClock(gateway.database, '4200 seconds')
  const later = await send(ada, { targets: [target], ...anyway })
  await freeClock(gateway.database)

  assert.deepEqual(
    [...whileWaiting, soonAfter, later].map(({ results }) => kindsOf(results)),
    [['InviteSkipped'], ['InviteSkipped'], ['InviteSkipped'], ['InviteSent']],
  )
})
