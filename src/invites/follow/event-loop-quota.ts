import { setImmediate as yieldToEventLoop } from 'node:timers/promises'

// About 5 ms of work in one go when each is an event to a follower.
const perTurn = 16

/** Lets a few pass in each turn of the event loop, so that a crowd does not hold up everything else. */
export function createTurnstile(): () => Promise<void> {
  let left = perTurn
  let opening: Promise<void> | undefined
  return async () => {
    while (left === 0) {
      opening ??= yieldToEventLoop().then(() => {
        left = perTurn
        opening = undefined
      })
      await opening
    }
    left -= 1
  }
}
