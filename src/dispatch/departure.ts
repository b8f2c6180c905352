import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Logger } from '../logger.ts'
import type { FormedCall } from './call-row.ts'
import { bookSlot, isCurrent } from './calls.ts'
import type { Lane } from './lanes.ts'

/** When, and whether, a formed call may leave. */
export interface Departure {
  /** Resolves when the call's time slot has come; false: the call was given up and must not leave. */
  clear(call: FormedCall): Promise<boolean>
  /** Nothing leaves for this long, what is formed already included. */
  pause(ms: number): void
}

export interface DepartureOptions {
  readonly database: Database
  readonly lane: Lane
  readonly logger: Logger
  /** Milliseconds between two calls; undefined: no pacing. */
  readonly stepMs: number | undefined
}

export function createDeparture({ database, lane, logger, stepMs }: DepartureOptions): Departure {
  let pausedUntil = 0

  const isOurs = async (call: FormedCall): Promise<boolean> => {
    // A call that was kept back may have been given up as unanswered, and even been repeated.
    if (performance.now() - call.since <= freshMs) return true
    return persist('a call is kept back', () => isCurrent(database, call))
  }

  // The database may be away; the call waits for it, and leaves only if it is still wanted then.
  const persist = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await run()
      } catch (error) {
        logger.error({ error, lane: lane.id }, `${what}: the database is away`)
        await sleep(retryMs)
      }
    }
  }

  return {
    clear: async (call) => {
      for (let slotAt = call.slotAt; ; ) {
        await sleep(Math.max(0, slotAt - performance.now(), pausedUntil - performance.now()))
        if (!(await isOurs(call))) return false
        if (stepMs === undefined || performance.now() - slotAt <= latestMs) return true
        // This slot is spoilt: used now, it would put one call too many into some second.
        slotAt = await persist('no slot', () => bookSlot(database, lane.id, stepMs))
      }
    },
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, performance.now() + ms)
    },
  }
}

/** Milliseconds between two calls at a limit; undefined: the limit is not known. */
export function stepMsOf(callsPerSecond: number | undefined): number | undefined {
  return callsPerSecond === undefined ? undefined : 1000 / callsPerSecond / share
}

// The steps are longer than the limit asks for: at Tencent 20 of them are 1,047 ms, so that two
// calls 20 slots apart may come 47 ms nearer before they share a second with the 19 between them.
const share = 0.955
// What we know of that nearness: how late a slot is used. The rest, 35 ms, is for what we do not
// see, the way to the upstream. A slot that would be used later is thrown away.
const latestMs = 12
// Far below any lease: within it nobody can have taken the call over.
const freshMs = 1_000
const retryMs = 500
