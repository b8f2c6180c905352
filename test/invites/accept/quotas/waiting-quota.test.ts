import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pausedLanes, resumeLane } from '#dispatch/store/resume-lane.ts'
import { startTestGateway } from '../../../support/gateway.ts'
import { openSends } from '../../../support/queued-sends.ts'
import { send, tryPlan, trySend } from '../../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../../support/requests/targets.ts'
import { until } from '../../../support/until.ts'

const gateway = await startTestGateway({
  limits: { maxWaitingRecipientsPerDestination: 10, maxWaitingRecipients: 15 },
  callers: { ada: { tenant: 'acme' }, bob: { tenant: 'acme' }, eve: { tenant: 'other' } },
})
after(() => gateway[Symbol.asyncDispose]())
const [ada, bob, eve] = ['ada', 'bob', 'eve'].map(gateway.as) as [
  typeof gateway,
  typeof gateway,
  typeof gateway,
]
const { CHIME: chime } = gateway.emulators
const to = (name: string, count: number, accountId = 'berlin') => ({
  targets: [toChime(addresses(name, count), { accountId })],
  waitSeconds: 0,
})

test('what a tenant may have waiting is bounded, at a destination and in all', async () => {
  chime.decide(() => ({ kind: 'throttle', retryAfterSeconds: 3_600 }))

  await send(ada, to('first', 8))
  await until(async () => (await pausedLanes(gateway.database)).length === 1)
  const over = await trySend(bob, to('second', 3))
  const planned = await tryPlan(bob, ...to('second', 3).targets)
  const fits = await send(bob, to('third', 2))
  const elsewhere = await send(ada, to('fourth', 5, 'paris'))
  const inAll = await trySend(bob, to('fifth', 1, 'tokyo'))
  const nobody = await trySend(ada, to('first', 8))
  const other = await send(eve, to('sixth', 10))

  assert.ok(over.__typename === 'LimitExceeded', over.__typename)
  assert.deepEqual([over.limit, over.actual], [10, 11])
  assert.match(over.message, /wait for this destination/)
  assert.equal(planned.__typename, 'LimitExceeded')
  assert.ok(inAll.__typename === 'LimitExceeded', inAll.__typename)
  assert.deepEqual([inAll.limit, inAll.actual], [15, 16])
  // All of them are skipped, so none would wait.
  assert.equal(nobody.__typename, 'SendInvitesPayload')
  assert.deepEqual(
    [fits, elsewhere, other].map(({ results }) => results.length),
    [2, 5, 10],
  )

  chime.decide(undefined)
  for (const { id } of await pausedLanes(gateway.database)) await resumeLane(gateway.database, id)
  await until(async () => (await openSends(gateway.database)) === 0)
  const again = await trySend(bob, to('seventh', 10))

  assert.equal(again.__typename, 'SendInvitesPayload')
})
