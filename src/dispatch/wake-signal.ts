/** A wakeSignal: whoever waits is woken by the next notify; a notify while nobody waits is kept for one waiter. */
export function createWakeSignal(): { notify(): void; wait(ms: number): Promise<void> } {
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
