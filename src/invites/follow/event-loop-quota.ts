import { setImmediate as yieldToEventLoop } from 'node:timers/promises'

/**
 * Returns a function to await before each piece of work: `count` of them pass in one turn of the event
 * loop, all others wait for a later one. So a crowd does not hold up everything else in the process.
 */
export function yieldEvery(count: number): () => Promise<void> {
  let left = count
  let refilled: Promise<void> | undefined
  return async () => {
    while (left === 0) {
      refilled ??= yieldToEventLoop().then(() => {
        left = count
        refilled = undefined
      })
      await refilled
    }
    left -= 1
  }
}
