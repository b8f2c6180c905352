import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Logger } from '../logger.ts'
import { createArrivalCorrection, type InFlightTimer } from './arrival-correction.ts'
import type { Lane } from './lane.ts'
import { maxLateMs, type Pace } from './policy/pace.ts'
import type { FormedCall } from './store/call-row.ts'
import { isCurrent } from './store/form-call.ts'
import { reserveSlot } from './store/slots.ts'

/** When, and whether, a formed call may leave. */
export interface SlotControl {
  /** Resolves when the call's time slot has come. */
  clear(call: FormedCall): Promise<Clearance>
  /** Nothing leaves for this long, what is formed already included. */
  pause(ms: number): void
}

export type Clearance =
  /** `track`: where the lane is paced. */
  | { readonly mayLeave: true; readonly track?: InFlightTimer }
  /** The call was given up and must not leave. */
  | { readonly mayLeave: false }

export interface AwaitSlotOptions {
  readonly database: Database
  readonly lane: Lane
  readonly logger: Logger
  /** Undefined: no pacing. */
  readonly pace: Pace | undefined
  /** Do the other replicas see that this one lives? */
  readonly holdsLivenessLock: () => boolean
}

export function createAwaitSlot(options: AwaitSlotOptions): SlotControl {
  const { database, lane, logger, pace, holdsLivenessLock } = options
  let pausedUntil = 0

  const isOurs = async (call: FormedCall): Promise<boolean> => {
    // A call that was kept back may have been given up as unanswered, and even been repeated.
    if (holdsLivenessLock() && performance.now() - call.since <= freshMs) return true
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
  const trackOf = createArrivalCorrection(database, lane, logger)
  const until = (moment: number) => sleep(Math.max(0, moment - performance.now()))

  return {
    clear: async (call) => {
      for (let { reservation: slot } = call; ; ) {
        // Asked a little ahead, so that the question makes nobody late.
        await until(Math.max((slot?.at ?? 0) - askAheadMs, pausedUntil))
        if (!(await isOurs(call))) return { mayLeave: false }
        if (pace === undefined || slot === undefined) return { mayLeave: true }
        await until(Math.max(slot.at, pausedUntil))
        if (performance.now() - slot.at <= maxLateMs) {
          return { mayLeave: true, track: trackOf(slot) }
        }
        // This slot is missed: used now, it would put one call too many into some second.
        const missed = slot
        slot = await persist('no slot', () => reserveSlot(database, lane.id, pace, missed))
      }
    },
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, performance.now() + ms)
    },
  }
}

// Below the time after which a replica without a sign of life is taken for dead: presence.ts.
const freshMs = 100
const askAheadMs = 10
const retryMs = 500
