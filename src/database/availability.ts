import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable, troubleOf, watchSpace } from './unavailable.ts'

/** Whether the server can be reached, as the latest statements have found. */
export interface Availability {
  /**
   * Does the work. Rejects with `DatabaseUnavailable` where the database is the reason, and at once
   * while it cannot be reached, so that nobody waits for a connection's timeout.
   */
  run<T>(work: () => Promise<T>): Promise<T>
  /** As in `Database`. */
  isFull(): boolean
}

export interface AvailabilityOptions {
  /** Resolves when the server answers on a connection of its own. */
  readonly ping: () => Promise<unknown>
  /** The server was found to be away: work that waits for it will wait in vain, and is to reject. */
  readonly onAway?: () => void
  /** It answers again. */
  readonly onBack?: () => void
}

/**
 * Pings when a connection is lost, and when work takes long: a network that swallows packets, or a
 * server that hangs, breaks no connection.
 */
export function watchAvailability({
  ping,
  onAway = () => undefined,
  onBack = () => undefined,
}: AvailabilityOptions): Availability {
  let isAway = false
  let isChecking = false
  let answered = 0
  const space = watchSpace()

  // One lost connection proves little: the server is away when it does not answer a new one either, and
  // nobody else meanwhile. On a busy machine a new one takes longer than a statement.
  const check = async () => {
    if (isChecking) return
    isChecking = true
    for (;;) {
      const before = answered
      const isThere = await answers(ping, isAway ? nextPingMs : firstPingMs)
      if (isThere || answered !== before) break
      isAway = true
      // Every time: a connection that was opened meanwhile may wait by now.
      onAway()
      await sleep(pingEveryMs, undefined, { ref: false })
    }
    isChecking = false
    if (!isAway) return
    isAway = false
    onBack()
  }

  return {
    isFull: space.isFull,
    run: async (work) => {
      if (isAway) throw new DatabaseUnavailable()
      const slow = setInterval(() => void check(), slowMs)
      try {
        const answer = await work()
        answered += 1
        return answer
      } catch (error) {
        const trouble = troubleOf(error)
        if (trouble === undefined) throw error
        if (trouble === 'no-connection') void check()
        else answered += 1
        space.note(error)
        throw new DatabaseUnavailable(error)
      } finally {
        clearInterval(slow)
      }
    },
  }
}

async function answers(ping: () => Promise<unknown>, ms: number): Promise<boolean> {
  const answered = ping().then(
    () => true,
    (error: unknown) =>
      error instanceof Error && 'code' in error && error.code === tooManyConnections,
  )
  // In slices: a process that was paused sees its timers end before it has read what came meanwhile.
  for (let left = ms; left > 0; left -= sliceMs) {
    const answer = await Promise.race([answered, sleep(sliceMs, undefined, { ref: false })])
    if (answer !== undefined) return answer
  }
  return false
}

// Far longer than a statement takes. To ping costs a connection, so an ordinary load should cause none.
const slowMs = 500
// A server that is there takes a connection in some milliseconds. One packet may be lost, which is
// sent again after a second.
const firstPingMs = 1_500
const nextPingMs = 1_000
const sliceMs = 250
// Often enough that sending goes on within a second after the server is back.
const pingEveryMs = 250
// It answers; those who have a connection can use it.
const tooManyConnections = '53300'
