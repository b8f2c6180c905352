import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAnswerTimes, createConcurrencyWindow } from '#dispatch/policy/concurrency-window.ts'

test('the window grows by one after a window of answered calls, up to its maximum', () => {
  const window = createConcurrencyWindow({ start: 2, max: 4 })

  const sizes = Array.from({ length: 8 }, () => {
    window.grow()
    return window.size
  })

  assert.deepEqual(sizes, [2, 3, 3, 3, 4, 4, 4, 4])
})

test('calls throttled together halve the window once, a later one halves it again', () => {
  const window = createConcurrencyWindow({ start: 16, max: 32 })

  window.halve(10, 30)
  window.halve(12, 31)
  window.halve(14, 32)
  const together = window.size
  window.halve(40, 50)

  assert.deepEqual([together, window.size], [8, 4])
})

test('the window never falls below one call', () => {
  const window = createConcurrencyWindow({ start: 1, max: 8 })

  window.halve(10, 20)
  window.halve(30, 40)

  assert.equal(window.size, 1)
})

test('where the pace is known the window has a floor', () => {
  const window = createConcurrencyWindow({ start: 16, max: 32, min: 16 })

  for (const at of [10, 20, 30, 40]) window.halve(at, at + 5)

  assert.equal(window.size, 16)
})

test('a call is overdue after four times the usual answer time, and not within a second', () => {
  const quick = createAnswerTimes()
  const slow = createAnswerTimes()
  for (let answers = 0; answers < 100; answers += 1) {
    quick.note(50)
    slow.note(2_000)
  }

  assert.deepEqual([900, 1_100].map(quick.isOverdue), [false, true])
  assert.deepEqual([7_500, 8_500].map(slow.isOverdue), [false, true])
  assert.deepEqual([1_900, 2_100].map(createAnswerTimes().isOverdue), [false, true])
})
