import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Remaining, secondsFor, secondsLeft } from '#invites/plan/forecast.ts'
import type { ProviderLimits } from '#providers/contract/facts.ts'

const source = 'https://example.com/limits'
/** As Tencent: calls leave 26 ms apart, 20 in any 1,047 ms. */
const paced: ProviderLimits = { recipientsPerCall: 1, callsPerSecond: 20, source }
/** As Chime: two calls of 200 ms at a time. */
const unpaced: ProviderLimits = { recipientsPerCall: 50, source }
const nothing: Remaining = { queued: 0, waitingCalls: 0, pausedMs: 0, backOffMs: 0 }

const rows: readonly (readonly [
  fact: string,
  limits: ProviderLimits,
  remaining: Partial<Remaining>,
  seconds: number,
])[] = [
  ['calls in flight are answered within a second', paced, {}, 1],
  ['one call takes a second', paced, { queued: 1 }, 1],
  ['60 calls keep to the rate limit', paced, { queued: 60 }, 3],
  ['1,000 calls keep to the rate limit', paced, { queued: 1_000 }, 53],
  ['recipients share calls', unpaced, { queued: 100 }, 1],
  ['without a rate limit two calls leave at a time', unpaced, { queued: 1_000 }, 2],
  ['a call that waits to be repeated takes a slot too', paced, { queued: 20, waitingCalls: 1 }, 2],
  ['a pause comes before everything that waits', paced, { queued: 60, pausedMs: 30_000 }, 33],
  ['a pause does not hold calls in flight', paced, { pausedMs: 30_000 }, 1],
  ['a back-off passes while others are sent', paced, { queued: 60, backOffMs: 2_000 }, 3],
  ['a long back-off decides', paced, { queued: 60, backOffMs: 9_900 }, 11],
]

for (const [fact, limits, remaining, seconds] of rows) {
  test(`${fact}: ${seconds} s`, () => {
    assert.equal(secondsLeft({ ...nothing, ...remaining }, limits), seconds)
  })
}

test('a plan and the progress of its batch agree', () => {
  for (const limits of [paced, unpaced]) {
    const calls = Math.ceil(500 / limits.recipientsPerCall)
    const planned = secondsFor(calls, { queued: 0, pausedMs: 4_000 }, limits)

    const left = secondsLeft({ ...nothing, queued: 500, pausedMs: 4_000 }, limits)

    assert.equal(left, Math.ceil(planned))
  }
})
