/** An auto-reset event: `notify` wakes the waiter; while there is none, it lets the next one pass. */
export interface WakeSignal {
  notify(): void
  /** Resolves when notified, or after `ms`: was it notified? One waiter at a time. */
  wait(ms: number): Promise<boolean>
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
          resolve(notified)
          notified = false
        }
        const timer = setTimeout(done, ms)
        wake = done
        if (notified) done()
      }),
  }
}
