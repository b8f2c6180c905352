import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freeClock, setClock } from '../support/clock.ts'
import { startTestGateway } from '../support/gateway.ts'
import { lifecycles, lifecyclesByValue, readsAt } from '../support/requests/lifecycles.ts'
import { send } from '../support/requests/send-invites.ts'
import { addresses, toChime, toWickr } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'

test('an upstream that is down leaves the last known state and its time, and no error', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  await send(gateway, { targets: [toChime([at('joins')])] })
  const [before] = await lifecycles(gateway)
  await send(gateway, { targets: [toChime([at('ada')])] })
  await setClock(gateway.database, '61 s')
  chime.decide(() => ({ kind: 'reset' }))

  const after = await lifecycles(gateway)
  const reads = readsAt(chime)
  const again = await lifecycles(gateway)

  assert.equal(before?.lifecycle, 'ACCEPTED')
  assert.deepEqual(after[1], before)
  assert.deepEqual([after[0]?.lifecycle, after[0]?.lifecycleCheckedAt], ['PENDING', null])
  // Three attempts, and then it is left alone for a while.
  assert.equal(reads, 4)
  assert.deepEqual(again, after)
  assert.equal(readsAt(chime), reads)
  await freeClock(gateway.database)
})

test('an upstream that stalls holds nobody up for longer than the patience', async () => {
  await using gateway = await startTestGateway({ lifecycles: { maxReadWaitMs: 200 } })
  const { WICKR: wickr } = gateway.emulators
  await send(gateway, { targets: [toWickr([at('joins')])] })
  wickr.next({ kind: 'stall' })

  const [stalled] = await lifecycles(gateway)

  assert.deepEqual([stalled?.lifecycle, stalled?.lifecycleCheckedAt], ['PENDING', null])
  // The reading goes on for whoever asks next.
  await until(async () => (await lifecycles(gateway))[0]?.lifecycle === 'ACCEPTED')
  assert.equal(readsAt(wickr), 2)
})

test('requests at the same time share one reading, over replicas too', async () => {
  await using gateway = await startTestGateway()
  const { database, emulators } = gateway
  await using replica = await startTestGateway({ database, emulators })
  await send(gateway, { targets: [toWickr(addresses('w', 50)), toChime(addresses('c', 50))] })
  emulators.WICKR.latency(100)
  emulators.CHIME.latency(100)

  const answers = await Promise.all(
    [gateway, replica, gateway, replica].map((one) => lifecycles(one)),
  )

  assert.deepEqual([emulators.WICKR, emulators.CHIME].map(readsAt), [1, 1])
  for (const nodes of answers) {
    assert.equal(nodes.filter(({ lifecycleCheckedAt }) => lifecycleCheckedAt !== null).length, 100)
  }
})

test('a page that gets no answer is asked for again, and the list is read on from there', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  await send(gateway, { targets: [toChime([...addresses('c', 401), at('joins')])] })
  let reads = 0
  chime.decide(() => {
    reads += 1
    return reads === 2 ? { kind: 'cut' } : undefined
  })

  const states = await lifecyclesByValue(gateway)

  assert.equal(reads, 4)
  assert.equal(states[at('joins')], 'ACCEPTED')
  assert.equal(Object.values(states).filter((state) => state === 'PENDING').length, 401)
})

test('a Retry-After is kept by reading, and does not hold up sending', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  await send(gateway, { targets: [toChime([at('joins')])] })
  chime.next({ kind: 'throttle', retryAfterSeconds: 30 })

  const [first] = await lifecycles(gateway)
  const [second] = await lifecycles(gateway)
  const { results } = await send(gateway, { targets: [toChime([at('ada')])] })
  await setClock(gateway.database, '31 s')
  const [, third] = await lifecycles(gateway)

  assert.deepEqual([first?.lifecycle, second?.lifecycle], ['PENDING', 'PENDING'])
  assert.equal(results[0]?.__typename, 'InviteSent')
  assert.equal(third?.lifecycle, 'ACCEPTED')
  // One for each of the two: they are few.
  assert.equal(readsAt(chime), 3)
  await freeClock(gateway.database)
})

for (const [status, name] of [
  [500, 'ServiceFailureException'],
  [503, 'ServiceUnavailableException'],
  [403, 'ForbiddenException'],
] as const) {
  test(`a Retry-After with a ${status} is kept by reading`, async () => {
    await using gateway = await startTestGateway()
    const { CHIME: chime } = gateway.emulators
    await send(gateway, { targets: [toChime([at('joins')])] })
    chime.next({ kind: 'error', name, status, retryAfterSeconds: 300 })

    await lifecycles(gateway)
    await setClock(gateway.database, '299 s')
    const [resting] = await lifecycles(gateway)
    const reads = readsAt(chime)
    await setClock(gateway.database, '301 s')
    const [again] = await lifecycles(gateway)

    assert.equal(reads, 1)
    assert.deepEqual([resting?.lifecycle, again?.lifecycle], ['PENDING', 'ACCEPTED'])
    await freeClock(gateway.database)
  })
}

test('a pause of the lane is kept by reading', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  await send(gateway, { targets: [toChime([at('joins')])] })
  chime.next({ kind: 'throttle', retryAfterSeconds: 60 })
  await send(gateway, { targets: [toChime([at('ada')])], waitSeconds: 1 })

  const states = await lifecyclesByValue(gateway)

  assert.deepEqual(states, { [at('joins')]: 'PENDING', [at('ada')]: 'UNKNOWN' })
  assert.equal(readsAt(chime), 0)
})

test('a few among many are searched for one by one', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  await send(gateway, { targets: [toChime(addresses('c', 650))] })
  await lifecycles(gateway, { recipient: 'c650@' })
  const searched = readsAt(chime)
  await lifecycles(gateway)
  const walked = readsAt(chime) - searched
  const { batch } = await send(gateway, { targets: [toChime(['joins', 'hidden'].map(at))] })

  const states = await lifecyclesByValue(gateway, { batchId: batch.id })
  await lifecycles(gateway)

  assert.deepEqual([searched, walked], [1, 4])
  assert.equal(readsAt(chime) - searched - walked, 2)
  assert.equal(states[at('joins')], 'ACCEPTED')
  assert.equal(states[at('hidden')], 'PENDING')
})

function at(name: string): string {
  return `${name}@example.com`
}
