import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { shareEventLoop, unitsPerTurn } from './event-loop-quota.ts'

/** Work in slices. It yields the units of each slice, of the event loop's quota, before it begins. */
export type Slices<Result> = Generator<number, Result, void>

/** Runs work whose slices wait for their turns of the event loop. */
export async function runInSlices<Result>(work: Slices<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await shareEventLoop(value)
  }
}

/**
 * Runs work while others wait for it, as in a transaction that holds locks: it takes its part of every
 * turn of the event loop, and waits for no other work.
 */
export async function runWithoutWaiting<Result>(work: Slices<Result>): Promise<Result> {
  for (let left = unitsPerTurn; ; ) {
    const { done, value } = work.next()
    if (done) return value
    if (left <= 0) {
      await yieldToEventLoop()
      left = unitsPerTurn
    }
    left -= value
  }
}

/** Runs work in one piece. */
export function runAtOnce<Result>(work: Slices<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

// Each entry takes about a unit.
const sliceSize = 100

/** Maps a list in slices. */
export function* mapSlices<Entry, Result>(
  entries: readonly Entry[],
  map: (entry: Entry, index: number) => Result,
): Slices<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < entries.length; start += sliceSize) {
    const slice = entries.slice(start, start + sliceSize)
    yield slice.length
    slice.forEach((entry, place) => {
      results.push(map(entry, start + place))
    })
  }
  return results
}

/** How many values a JSON value consists of. More than `max` are not counted any further. */
export function sizeOf(value: unknown, max: number): number {
  if (typeof value !== 'object' || value === null) return 1
  let size = 1
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length && size <= max; place += 1) {
      size += sizeOf(value[place], max - size)
    }
    return size
  }
  // By name: a list of the members would be made for each value of every request.
  for (const name in value) {
    if (size > max) break
    size += sizeOf((value as Readonly<Record<string, unknown>>)[name], max - size)
  }
  return size
}
