import { setImmediate as yieldToEventLoop } from 'node:timers/promises'

/**
 * Returns a function to await before each piece of work, with its units: `quota` units pass in one turn
 * of the event loop, all others wait for a later one, in their order. A piece that is larger than the
 * quota passes whole, and the turns after it are left to others until it is paid for.
 */
export function yieldEvery(quota: number): (units?: number) => Promise<void> {
  let left = quota
  let refilled: Promise<void> | undefined
  return async (units = 1) => {
    while (left <= 0) {
      refilled ??= yieldToEventLoop().then(() => {
        left = Math.min(quota, left + quota)
        refilled = undefined
      })
      await refilled
    }
    left -= units
  }
}

/** A unit is the work for one invite in one event, some 20 µs: about 5 ms in one turn. */
export const unitsPerTurn = 250

/**
 * To await before work that grows with the size of a request, with the number of its invites: all such
 * work of this process shares the turns of the event loop with everything else.
 */
export const shareEventLoop = yieldEvery(unitsPerTurn)
