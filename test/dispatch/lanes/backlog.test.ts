import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBacklog } from '#dispatch/backlog.ts'

test('at first nothing is known of what waits', () => {
  const backlog = createBacklog()

  assert.deepEqual([backlog.isEmpty(), backlog.hasNews()], [false, true])
})

test('after a look that saw nothing, nothing waits until something may have come', () => {
  const backlog = createBacklog()
  backlog.saw(backlog.mark(), true)
  const before = [backlog.isEmpty(), backlog.hasNews()]

  backlog.note()

  assert.deepEqual(before, [true, false])
  assert.deepEqual([backlog.isEmpty(), backlog.hasNews()], [false, true])
})

test('what may have come during a look is news, whatever the look saw', () => {
  const backlog = createBacklog()
  const mark = backlog.mark()
  backlog.note()

  backlog.saw(mark, true)

  assert.deepEqual([backlog.isEmpty(), backlog.hasNews()], [false, true])
})

test('what waits for later is not empty, and no news', () => {
  const backlog = createBacklog()

  backlog.saw(backlog.mark(), false)

  assert.deepEqual([backlog.isEmpty(), backlog.hasNews()], [false, false])
})
