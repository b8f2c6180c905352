import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeEvents } from '#invites/follow/merge-events.ts'

/** A stream whose events a test pushes; ends at `undefined`, and when it is told to. */
function source() {
  const waiting: ((one: IteratorResult<string>) => void)[] = []
  const done = { done: true, value: undefined } as const
  const state = { asked: 0, isEnded: false }
  const stream: AsyncIterableIterator<string> = {
    next: () => {
      state.asked += 1
      return new Promise((resolve) => waiting.push(resolve))
    },
    return: async () => {
      state.isEnded = true
      for (const resolve of waiting.splice(0)) resolve(done)
      return done
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
  const push = (value: string | undefined) =>
    waiting.shift()?.(value === undefined ? done : { done: false, value })
  return { stream, push, state }
}

test('events come as they are ready, and each stream is asked for one at a time', async () => {
  const [one, two] = [source(), source()]
  const merged = mergeEvents([one.stream, two.stream])

  const first = merged.next()
  two.push('b1')
  assert.deepEqual(await first, { done: false, value: { index: 1, event: 'b1' } })
  const second = merged.next()
  one.push('a1')
  assert.deepEqual(await second, { done: false, value: { index: 0, event: 'a1' } })
  assert.deepEqual([one.state.asked, two.state.asked], [1, 2])
  const third = merged.next()
  two.push(undefined)
  one.push('a2')
  assert.deepEqual(await third, { done: false, value: { index: 0, event: 'a2' } })
  const last = merged.next()
  one.push(undefined)
  assert.deepEqual(await last, { done: true, value: undefined })
})

test('ending it while it waits ends all streams and the waiting', async () => {
  const [one, two] = [source(), source()]
  const merged = mergeEvents([one.stream, two.stream])
  const waiting = merged.next()

  await merged.return?.()

  assert.deepEqual(await waiting, { done: true, value: undefined })
  assert.deepEqual([one.state.isEnded, two.state.isEnded], [true, true])
})

test('the failure of one is thrown, and the others are ended', async () => {
  const one = source()
  const failing: AsyncIterableIterator<string> = {
    next: () => Promise.reject(new Error('the database is away')),
    [Symbol.asyncIterator]() {
      return this
    },
  }
  const merged = mergeEvents([one.stream, failing])

  await assert.rejects(merged.next(), /the database is away/)
  assert.equal(one.state.isEnded, true)
  assert.deepEqual(await merged.next(), { done: true, value: undefined })
})
