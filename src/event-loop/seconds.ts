/**
 * Calls `listener` once a second, all listeners in the same turn. What an idle process costs is its
 * wakings, not what it does in them. Keeps no process alive.
 */
export function everySecond(listener: () => void): Disposable {
  listeners.add(listener)
  timer ??= start()
  return {
    [Symbol.dispose]: () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}

/**
 * A wait of at most `ms` that ends just after one of these seconds, when the process is awake. A wait
 * of less than a second stays as it is.
 */
export function untilSecondWithin(ms: number): number {
  if (timer === undefined || ms < secondMs) return ms
  return ms - ((performance.now() - latest + ms) % secondMs) + justAfterMs
}

/** The next second ends a second from now: others have just set a timer of the same length. */
export function restartSeconds(): void {
  if (timer === undefined) return
  clearInterval(timer)
  timer = start()
}

const secondMs = 1_000
// Timers may be early or late by a millisecond.
const justAfterMs = 2

const listeners = new Set<() => void>()
let timer: NodeJS.Timeout | undefined
let latest = 0

function start(): NodeJS.Timeout {
  latest = performance.now()
  return setInterval(() => {
    latest = performance.now()
    for (const listener of [...listeners]) listener()
  }, secondMs).unref()
}
