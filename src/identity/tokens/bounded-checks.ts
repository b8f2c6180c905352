import { KeysUnavailable } from './keys-unavailable.ts'

/** Lets few signatures be checked at the same time, and few more wait. */
export interface BoundedChecks {
  /**
   * Resolves when a check may begin, to what ends it. Rejects with KeysUnavailable if too many wait.
   */
  begin(): Promise<() => void>
}

// A check takes a tenth of a millisecond in one of Node's four threads, which files and names need too.
const maxAtOnce = 8
// Some hundred milliseconds of checks.
const maxWaiting = 1_000

export function createBoundedChecks(): BoundedChecks {
  const waiting: (() => void)[] = []
  let running = 0
  const end = () => {
    running -= 1
    waiting.shift()?.()
  }
  const start = () => {
    running += 1
    let isOver = false
    return () => {
      if (!isOver) end()
      isOver = true
    }
  }
  return {
    begin: async () => {
      if (running < maxAtOnce) return start()
      if (waiting.length >= maxWaiting) throw new KeysUnavailable()
      const turn = Promise.withResolvers<() => void>()
      // Started at once: nobody who comes meanwhile may take the place.
      waiting.push(() => turn.resolve(start()))
      return turn.promise
    },
  }
}
