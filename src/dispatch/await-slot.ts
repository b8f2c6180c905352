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
  /** Resolves when the call's time slot has come, or when the call must not leave any more. */
  awaitSlot(call: FormedCall): Promise<Clearance>
  /** No call leaves for this long, including calls that are formed already. */
  pause(ms: number): void
}

/** May the call leave now? */
export type Clearance =
  /** `timer`: only in a paced lane. */
  | { readonly mayLeave: true; readonly timer?: InFlightTimer }
  /** The call was given up meanwhile. */
  | { readonly mayLeave: false }

/** Of one lane. */
export interface AwaitSlotOptions {
  readonly database: Database
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
  let pausedUntil = 0

  const isStillCurrent = async (call: FormedCall): Promise<boolean> => {
    // A call that was delayed may have been given up as unanswered, and even been repeated.
    if (isSeenAlive() && performance.now() - call.since <= maxUncheckedMs) return true
    return retry('a delayed call could not be checked', () => isCurrent(database, call))
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
  const until = (moment: number) => sleep(Math.max(0, moment - performance.now()))

  return {
    awaitSlot: async (call) => {
      for (let { reservation } = call; ; ) {
        // Checked a little before the slot, so that the check makes no call late.
        await until(Math.max((reservation?.at ?? 0) - checkAheadMs, pausedUntil))
        if (!(await isStillCurrent(call))) return { mayLeave: false }
        if (pace === undefined || reservation === undefined) return { mayLeave: true }
        await until(Math.max(reservation.at, pausedUntil))
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
      pausedUntil = Math.max(pausedUntil, performance.now() + ms)
    },
  }
}

// Less than `maxMissingMs` of dead-owners.ts: no replica can have taken the call over so soon.
const maxUncheckedMs = 100
const checkAheadMs = 10
const retryMs = 500
