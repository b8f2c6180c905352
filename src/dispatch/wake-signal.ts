/** An auto-reset event: `notify` wakes the waiter; while there is none, it lets the next one pass. */
export interface WakeSignal {
  notify(): void
  /** Resolves when notified, or after `ms`. One waiter at a time. */
  wait(ms: number): Promise<void>
}

/** Not notified at first. */
export function createWakeSignal(): WakeSignal {
  let notified = false
  let wake: (() => void) | undefined
  return {
    notify: () => {
      notified = true
      wake?.()
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          wake = undefined
          notified = false
          resolve()
        }
        const timer = setTimeout(done, ms)
        wake = done
        if (notified) done()
      }),
  }
}
