import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { providerKinds } from '#providers/contract/kind.ts'
import { CancelInviteBatch, RetryInviteBatch } from '../support/documents/actions.ts'
import { openSends } from '../support/queued-sends.ts'
import { readsAt } from '../support/requests/lifecycles.ts'
import { invited, revokeWords } from '../support/requests/revoke.ts'
import { resetEmulators, send } from '../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { startMeasured } from './measured-server.ts'

const server = await startMeasured()
after(() => server[Symbol.asyncDispose]())
const { gateway } = server
const { emulators } = gateway

test('outcomes and calls equal what the upstreams received and what the clients heard', async () => {
  emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 1 })
  emulators.WICKR.next({ kind: 'reset', accepted: true })
  emulators.REPOST_PRIVATE.next({ kind: 'reset', accepted: true })
  const people = addresses('ada', 120)

  const answers = [
    await send(gateway, {
      targets: [
        toChime([...people, 'no address', people[0] ?? '']),
        toWickr(people.slice(0, 60)),
        toTencentOrganization(['100000000001', '100000000002']),
        toRepostPrivate(['one', 'two']),
      ],
    }),
    await send(gateway, { targets: [toChime(people.slice(0, 7))] }),
    await send(gateway, { targets: [toRepostPrivate(['three'])] }),
  ]

  const scraped = await server.scrape()
  const heard = Map.groupBy(
    answers.flatMap(({ results }) => results.map(({ __typename }) => __typename)),
    (name) => name,
  )
  const recipients = 'invite_gateway_recipients_total'
  for (const [name, outcome] of outcomes) {
    assert.equal(scraped.sum(recipients, { outcome }), heard.get(name)?.length ?? 0, outcome)
  }
  assert.equal(scraped.sum(recipients, { outcome: 'UNCONFIRMED' }), 2)
  assert.equal(scraped.sum(recipients, { outcome: 'SKIPPED' }), 8)
  for (const kind of providerKinds) {
    const requests = Map.groupBy(emulators[kind].requests, ({ operation }) => operation)
    for (const [operation, { length }] of requests) {
      const labels = { provider: kind, operation }
      const counted = scraped.sum('invite_gateway_call_duration_seconds_count', labels)
      assert.equal(counted, length, `${kind} ${operation}`)
    }
    const sent = (outcome: string) => scraped.sum(recipients, { provider: kind, outcome }) ?? 0
    assert.equal(sent('SENT') + sent('UNCONFIRMED'), emulators[kind].ledger.length, kind)
  }
  const answered = (provider: string, answer: string) =>
    scraped.sum('invite_gateway_call_duration_seconds_count', { provider, answer })
  assert.equal(answered('CHIME', 'throttled'), 1)
  assert.equal(answered('WICKR', 'unanswered'), 1)
  const paused = scraped.sum('invite_gateway_lane_paused_seconds_total', { provider: 'CHIME' })
  assert.ok(paused !== undefined && paused > 0.99 && paused < 3, `paused ${paused} s`)
  assert.ok((scraped.sum('invite_gateway_lane_claims_total') ?? 0) >= 4)
})

test('a shared call is counted as calls that were saved', async () => {
  const before = (await server.scrape()).sum('invite_gateway_calls_saved_total') ?? 0
  const requestsBefore = emulators.CHIME.requests.length
  const release = emulators.CHIME.hold()

  const sending = addresses('shared', 30).map((email) =>
    send(gateway, { targets: [toChime([email])], waitSeconds: 60 }),
  )
  await until(async () => (await openSends(gateway.database)) === 30)
  release()
  await Promise.all(sending)

  const saved = (await server.scrape()).sum('invite_gateway_calls_saved_total') ?? 0
  assert.equal(saved - before, 30 - (emulators.CHIME.requests.length - requestsBefore))
})

test('a call that is split is counted, and recipients of a canceled batch are skipped', async () => {
  const refused = { kind: 'error', name: 'ValidationException', status: 400 } as const
  emulators.REPOST_PRIVATE.decide(({ recipients }) =>
    recipients.includes('culprit') ? refused : undefined,
  )
  await send(gateway, { targets: [toRepostPrivate(['culprit', 'four', 'five'])] })
  assert.ok(((await server.scrape()).sum('invite_gateway_call_splits_total') ?? 0) >= 1)
  const skipped = { provider: 'WICKR', outcome: 'SKIPPED' }
  const before = (await server.scrape()).sum('invite_gateway_recipients_total', skipped) ?? 0

  emulators.WICKR.next({ kind: 'throttle', retryAfterSeconds: 600 })
  const { batch } = await send(gateway, {
    targets: [toWickr(['late@example.com'])],
    waitSeconds: 0,
  })
  await until(async () => {
    const labels = { provider: 'WICKR', state: 'paused' }
    return (await server.scrape()).sum('invite_gateway_lanes', labels) === 1
  })
  const waiting = await server.scrape()
  await gateway.execute(CancelInviteBatch, { batchId: batch.id })

  assert.equal(waiting.sum('invite_gateway_lane_depth', { provider: 'WICKR' }), 1)
  assert.ok((waiting.sum('invite_gateway_lane_oldest_seconds', { provider: 'WICKR' }) ?? 0) > 0)
  assert.equal((await server.scrape()).sum('invite_gateway_recipients_total', skipped), before + 1)
})

test('recipients are counted as unconfirmed until they are tried again', async () => {
  const scrape = async () =>
    (await server.scrape()).sum('invite_gateway_recipients_unconfirmed', unreadable)
  let before = 0
  // A reading that takes long is left out.
  await until(async () => {
    const read = await scrape()
    before = read ?? 0
    return read !== undefined
  })
  emulators.REPOST_PRIVATE.next({ kind: 'reset', accepted: true })
  const { batch } = await send(gateway, { targets: [toRepostPrivate(['six', 'seven', 'eight'])] })
  await until(async () => (await scrape()) === before + 3)

  const again = { batchId: batch.id, acceptDuplicateRisk: true }
  await gateway.execute(RetryInviteBatch, again)

  await until(async () => (await scrape()) === before)
})

test('reads and revocations count as requests to upstreams', async () => {
  resetEmulators(gateway)
  const requests = async (purpose: string) =>
    (await server.scrape()).sum('invite_gateway_call_duration_seconds_count', {
      ...{ provider: 'WICKR', purpose },
    }) ?? 0
  const ids = await invited(gateway, toWickr(['revoked@example.com'], '27182818'))
  const before = [await requests('read'), await requests('revoke')] as const
  const readsBefore = readsAt(emulators.WICKR)

  assert.deepEqual(await revokeWords(gateway, ids, true), ['revoked'])

  assert.equal((await requests('read')) - before[0], readsAt(emulators.WICKR) - readsBefore)
  assert.equal((await requests('revoke')) - before[1], 1)
})

const unreadable = { provider: 'REPOST_PRIVATE' }

const outcomes = [
  ['InviteSent', 'SENT'],
  ['InviteAlreadyPending', 'ALREADY_PENDING'],
  ['InviteAlreadyMember', 'ALREADY_MEMBER'],
  ['InviteFailed', 'FAILED'],
  ['InviteSkipped', 'SKIPPED'],
  ['InviteUnconfirmed', 'UNCONFIRMED'],
] as const
