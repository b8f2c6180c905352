import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LongTurn, watchEventLoop } from '#event-loop/watch-event-loop.ts'
import { until } from '../support/until.ts'

/** Nothing runs meanwhile, and the processor is free. */
const standStill = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

test('a process that was paused is reported, with the little processor time that it took', async () => {
  const turns: LongTurn[] = []
  using _watch = watchEventLoop((turn) => turns.push(turn))

  standStill(2_200)
  const turn = await until(() => turns[0])

  assert.ok(turn.ms >= 1_000)
  assert.ok(turn.cpuMs < turn.ms / 2, `${turn.cpuMs} ms of the processor in ${turn.ms} ms`)
})

test('a watch that has ended reports nothing', async () => {
  const turns: LongTurn[] = []
  const watch = watchEventLoop((turn) => turns.push(turn))
  using _other = watchEventLoop((turn) => turns.push(turn))

  watch[Symbol.dispose]()
  standStill(2_200)
  await until(() => turns.length > 0)

  assert.equal(turns.length, 1)
})
