import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everySecond, restartSeconds, untilSecondWithin } from '#event-loop/seconds.ts'
import { until } from '../support/until.ts'

test('all listeners hear of a second in one turn, however far apart they came', async () => {
  const heard: string[] = []
  using _one = everySecond(() => heard.push('one'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  using _other = everySecond(() => {
    heard.push('other')
    setImmediate(() => heard.push('next turn'))
  })

  await until(() => heard.includes('next turn'))

  assert.deepEqual(heard, ['one', 'other', 'next turn'])
})

test('a wait ends just after a second, and is never longer than asked for', () => {
  using _seconds = everySecond(() => undefined)
  restartSeconds()

  const waits = [0, 20, 999, 1_500, 2_000, 60_000].map((ms) => Math.round(untilSecondWithin(ms)))

  assert.deepEqual(waits.slice(0, 3), [0, 20, 999])
  const ends = waits.slice(3)
  assert.ok(
    ends.every((ms, index) => Math.abs(ms - ([1_000, 2_000, 60_000][index] ?? 0)) < 100),
    `${ends}`,
  )
})

test('without anything that happens every second, waits stay as they are', () => {
  assert.equal(untilSecondWithin(2_345), 2_345)
})
