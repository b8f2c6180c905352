import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable, troubleOf } from './unavailable.ts'

/** Whether the server can be reached, as the latest statements have found. */
export interface Availability {
  /**
   * Does the work. Rejects with `DatabaseUnavailable` where the database is the reason, and at once
   * while it cannot be reached, so that nobody waits for a connection's timeout.
   */
  run<T>(work: () => Promise<T>): Promise<T>
}

/** `ping` resolves when the server answers on a connection of its own. */
export function watchAvailability(ping: () => Promise<unknown>): Availability {
  let isAway = false
  let isChecking = false

  // One lost connection proves little: the server is away when it does not answer a new one either.
  const check = async () => {
    if (isChecking) return
    isChecking = true
    while (!(await answers(ping))) {
      isAway = true
      await sleep(pingEveryMs, undefined, { ref: false })
    }
    isAway = false
    isChecking = false
  }

  return {
    run: async (work) => {
      if (isAway) throw new DatabaseUnavailable()
      try {
        return await work()
      } catch (error) {
        const trouble = troubleOf(error)
        if (trouble === undefined) throw error
        if (trouble === 'no-connection') void check()
        throw new DatabaseUnavailable(error)
      }
    },
  }
}

async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  const answered = ping().then(
    () => true,
    () => false,
  )
  return Promise.race([answered, sleep(pingTimeoutMs, false, { ref: false })])
}

// Often enough that sending goes on within a second after the server is back.
const pingEveryMs = 250
// A server that is there takes a connection in some milliseconds.
const pingTimeoutMs = 1_000
