import { setTimeout as sleep, setImmediate as yieldToEventLoop } from 'node:timers/promises'
import DataLoader from 'dataloader'
import type { Connections } from '#database/database.ts'
import type { Logger } from '../../logger.ts'
import type { Lane } from '../lane.ts'
import { maxLateMs, type Pace } from '../policy/pace.ts'
import type { FormedCall } from '../store/call-row.ts'
import { areCurrent } from '../store/forming/form-call.ts'
import { reserveSlot } from '../store/slots.ts'
import { createArrivalCorrection, type InFlightTimer } from './arrival-correction.ts'

/** When, and whether, a formed call may leave. */
export interface SlotControl {
  /** Resolves when the call's time slot has come, or when the call must not leave any more. */
  awaitSlot(call: FormedCall): Promise<Clearance>
  /**
   * Calls that are formed already do not leave for this long. To be ended by the function that is
   * returned once the pause is recorded: calls that are formed afterwards follow the lane's row.
   */
  pause(ms: number): () => void
}

/** May the call leave now? */
export type Clearance =
  /** `timer`: only in a paced lane. */
  | { readonly mayLeave: true; readonly timer?: InFlightTimer }
  /** The call was given up meanwhile; or it has to be withdrawn, because the lane pauses for long. */
  | { readonly mayLeave: false; readonly isPaused: boolean }

/** Of one lane. */
export interface AwaitSlotOptions {
  readonly database: Connections
  readonly lane: Lane
  readonly logger: Logger
  /** Undefined: no pacing. */
  readonly pace: Pace | undefined
  /** Can the other replicas see that this one is alive? */
  readonly isSeenAlive: () => boolean
}

/** The slots and pauses of one lane. Never rejects: it waits until the database is back. */
export function createAwaitSlot(options: AwaitSlotOptions): SlotControl {
  const { database, lane, logger, pace, isSeenAlive } = options
  let pauses: readonly LocalPause[] = []
  // Calls that were formed together are delayed together: one statement checks them all.
  const checks = new DataLoader((calls: readonly FormedCall[]) => areCurrent(database, calls), {
    cache: false,
    // Each has a timer, and what is for the next tick runs between two timers.
    batchScheduleFn: setImmediate,
  })

  const pauseLeftMs = (call: FormedCall): number => {
    const now = performance.now()
    pauses = pauses.filter(({ until }) => until > now)
    const mine = pauses.filter(({ recordedAt }) => call.since < (recordedAt ?? now))
    return Math.max(0, ...mine.map(({ until }) => until - now))
  }

  /** False: a pause is longer than a call may be held back. */
  const outlastsPauses = async (call: FormedCall): Promise<boolean> => {
    for (let left = pauseLeftMs(call); left > 0; left = pauseLeftMs(call)) {
      if (left > maxHeldMs) return false
      await sleep(left)
    }
    return true
  }

  const isStillCurrent = async (call: FormedCall): Promise<boolean> => {
    // A call that was delayed may have been given up as unanswered, and even been repeated.
    if (isSeenAlive() && performance.now() - call.since <= maxUncheckedMs) return true
    return retry('a delayed call could not be checked', () => checks.load(call))
  }

  // A call waits out an outage of the database, and leaves only if it is still current afterwards.
  const retry = async <T>(trouble: string, run: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await run()
      } catch (error) {
        logger.error({ error, lane: lane.id }, `${trouble}; trying again`)
        await sleep(retryMs)
      }
    }
  }
  const startTimer = createArrivalCorrection(database, lane, logger)
  const until = (moment: number) => {
    const left = moment - performance.now()
    // A timer for now ends a millisecond later, and in most lanes there is nothing to wait for.
    return left > 0 ? sleep(left) : yieldToEventLoop()
  }

  return {
    awaitSlot: async (call) => {
      for (let { reservation } = call; ; ) {
        // Checked a little before the slot, so that the check makes no call late.
        await until((reservation?.at ?? 0) - checkAheadMs)
        if (!(await outlastsPauses(call))) return { mayLeave: false, isPaused: true }
        if (!(await isStillCurrent(call))) return { mayLeave: false, isPaused: false }
        if (pace === undefined || reservation === undefined) return { mayLeave: true }
        await until(reservation.at)
        if (!(await outlastsPauses(call))) return { mayLeave: false, isPaused: true }
        if (performance.now() - reservation.at <= maxLateMs) {
          return { mayLeave: true, timer: startTimer(reservation) }
        }
        // Using a missed slot now could put one call too many into some second.
        const missed = reservation
        reservation = await retry('no slot could be reserved', () =>
          reserveSlot(database, lane.id, pace, missed),
        )
      }
    },
    pause: (ms) => {
      const pause: LocalPause = { until: performance.now() + ms, recordedAt: undefined }
      pauses = [...pauses, pause]
      return () => {
        const recordedAt = performance.now()
        pauses = pauses.map((each) => (each === pause ? { ...pause, recordedAt } : each))
      }
    },
  }
}

/** Known here before it is recorded. Both by `performance.now()`. */
interface LocalPause {
  readonly until: number
  readonly recordedAt: number | undefined
}

// A call that waits for longer holds up the end of this process, and counts as unanswered if that
// comes first.
const maxHeldMs = 1_000
// Less than `maxMissingMs` of dead-owners.ts: no replica can have taken the call over so soon.
const maxUncheckedMs = 100
const checkAheadMs = 10
const retryMs = 500
