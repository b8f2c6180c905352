import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { yieldEvery } from '#event-loop/event-loop-quota.ts'

test('so many pass in one turn of the event loop, the others later, and all at last', async () => {
  const pass = yieldEvery(4)
  let passed = 0
  const all = Array.from({ length: 10 }, async () => {
    await pass()
    passed += 1
  })

  await Promise.resolve()
  const atOnce = passed
  await yieldToEventLoop()
  const afterOneTurn = passed
  await Promise.all(all)

  assert.equal(atOnce, 4)
  assert.ok(afterOneTurn <= 8, `${afterOneTurn} have passed`)
  assert.equal(passed, 10)
})
