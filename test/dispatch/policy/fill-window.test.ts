import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFillWindow } from '../../../src/dispatch/policy/fill-window.ts'

const formedAt = 1_000
const formingMs = 5

const rows: readonly {
  readonly fact: string
  readonly batches: number
  readonly formingMs?: number
  readonly arrivals?: readonly number[]
  readonly endsAt: number
}[] = [
  { fact: 'a caller who is alone never waits', batches: 1, endsAt: 0 },
  {
    fact: 'a caller who is alone with many requests never waits',
    batches: 1,
    arrivals: [5, 9],
    endsAt: 0,
  },
  { fact: 'where batches share calls, the next one waits for more', batches: 2, endsAt: 60 },
  { fact: 'each arrival makes it wait for the next', batches: 2, arrivals: [10, 35], endsAt: 95 },
  {
    fact: 'a steady stream makes nobody wait for longer than 120 ms',
    batches: 8,
    arrivals: [30, 60, 90],
    endsAt: 120,
  },
  { fact: 'a slow database gets fewer calls', batches: 2, formingMs: 40, endsAt: 80 },
  {
    fact: 'a slow database and a steady stream wait in proportion',
    batches: 2,
    formingMs: 40,
    arrivals: [70, 140, 210, 280],
    endsAt: 320,
  },
  {
    fact: 'nobody waits for longer than half a second',
    batches: 2,
    formingMs: 900,
    arrivals: [400],
    endsAt: 500,
  },
]

for (const { fact, batches, arrivals = [], endsAt, ...row } of rows) {
  test(fact, () => {
    const fillWindow = createFillWindow()
    fillWindow.formed(batches, formedAt - (row.formingMs ?? formingMs), formedAt)
    for (const ms of arrivals) fillWindow.arrived(formedAt + ms)
    assert.equal(fillWindow.endsAt(), endsAt === 0 ? 0 : formedAt + endsAt)
  })
}

const returning: readonly {
  readonly fact: string
  readonly batches: readonly number[]
  /** Something waited while the call before this one was in flight. */
  readonly overlapped?: readonly number[]
  readonly back: number | undefined
}[] = [
  { fact: 'at first nobody knows who comes back', batches: [32], back: undefined },
  { fact: 'as many as before may be chance', batches: [32, 32], back: undefined },
  { fact: 'as many twice after the first time are the same', batches: [32, 32, 32], back: 32 },
  { fact: 'they stay the same', batches: [1, 31, 32, 32, 32, 32, 32], back: 32 },
  { fact: 'another one is noticed', batches: [32, 32, 32, 33], back: undefined },
  { fact: 'one who is away is noticed', batches: [32, 32, 32, 31], back: undefined },
  { fact: 'a caller who is alone is not waited for', batches: [1, 1, 1, 1], back: undefined },
  {
    fact: 'who came while a call was in flight is another one',
    batches: [9, 9, 9],
    overlapped: [2],
    back: undefined,
  },
  {
    fact: 'and so before there is the next call',
    batches: [9, 9, 9],
    overlapped: [3],
    back: undefined,
  },
  { fact: 'long ago does not count', batches: [9, 9, 9, 9], overlapped: [1], back: 9 },
]

for (const { fact, batches, overlapped = [], back } of returning) {
  test(`callers who come back: ${fact}`, () => {
    const fillWindow = createFillWindow()
    for (const [nth, count] of batches.entries()) {
      if (overlapped.includes(nth)) fillWindow.overlapped()
      fillWindow.formed(count, formedAt + nth * 100, formedAt + nth * 100 + formingMs)
    }
    if (overlapped.includes(batches.length)) fillWindow.overlapped()
    assert.equal(fillWindow.returning(), back)
  })
}

test('a call that only one batch filled closes the window', () => {
  const fillWindow = createFillWindow()
  fillWindow.formed(5, formedAt - formingMs, formedAt)
  fillWindow.formed(1, formedAt + 50, formedAt + 55)
  assert.ok(fillWindow.endsAt() <= formedAt + 55)
})
