import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import { maxWayMs, negligibleMs } from '#dispatch/flights/arrival-correction.ts'
import type { Lane } from '#dispatch/lane.ts'
import { type Permit, type Permits, waitForPermit } from '#dispatch/permits/permits.ts'
import type { Pace } from '#dispatch/policy/pace.ts'
import {
  moveReservation,
  type Reservation,
  reserveSlot,
  waitForSlot,
} from '#dispatch/store/slots.ts'
import { nextSlotWithoutLease } from '#lifecycles/reading-lease.ts'
import type { Unread } from '#providers/contract/lifecycle.ts'

/** Waits until a request may leave. Resolves to the reason where it must not. */
export interface RequestSlots {
  /** Keeps the pace of reading, and reserves one of the lane's slots where the lane is paced. */
  forReading(): Promise<Unread | FreeSlot>
  /** Reserves one of the lane's slots where the lane is paced, as a send does: a person waits. */
  forChange(): Promise<Unread | FreeSlot>
  /** To be held from before the slot until the request has ended. */
  permit(): Promise<Permit>
}

/** A request may leave now. */
export interface FreeSlot {
  readonly kind: 'free'
  /**
   * To be called after the request, with the moment at which it left and how long it took: the pace counts
   * from the moment at which it may have arrived.
   */
  used(leftAt: number, tookMs: number): Promise<void>
}

/** For the requests to one destination. */
export interface RequestSlotOptions {
  readonly database: Database
  readonly lane: Lane
  /** Of the lane. Undefined: the upstream documents no limit. */
  readonly pace: Pace | undefined
  /** Of the provider. */
  readonly permits: Permits
  /** The upstream's operation, for errors. */
  readonly operation: string
  /** Aborts when the process is stopping. */
  readonly stopping: AbortSignal
}

/** Slots for the requests to one destination. No slot is given while its lane is paused. */
export function createRequestSlots(options: RequestSlotOptions): RequestSlots {
  const { database, lane, pace, permits, operation, stopping } = options

  let fastestMs = Number.POSITIVE_INFINITY
  const freeSlot = (reservation?: Reservation): FreeSlot => ({
    kind: 'free',
    used: async (leftAt, tookMs) => {
      if (reservation === undefined) return
      fastestMs = Math.min(fastestMs, tookMs)
      const lateMs = leftAt - reservation.at + Math.min(tookMs - fastestMs, maxWayMs)
      if (lateMs >= negligibleMs) await moveReservation(database, lane.id, reservation, lateMs)
    },
  })

  const wait = async (reads: boolean): Promise<Unread | FreeSlot> => {
    const { afterMs, pausedMs } = await nextSlotWithoutLease(database, lane, reads)
    if (pausedMs !== undefined) return lanePaused(pausedMs, operation)
    await sleep(afterMs)
    const reservation =
      pace && (await waitForSlot((missed) => reserveSlot(database, lane.id, pace, missed)))
    return stopping.aborted ? notStarted(operation) : freeSlot(reservation)
  }

  return {
    forReading: () => wait(true),
    forChange: () => wait(false),
    permit: () => waitForPermit(permits),
  }
}

function lanePaused(retryAfterMs: number, operation: string): Unread {
  const message = 'The provider asked for a pause, so no request is sent to this destination now.'
  return { kind: 'throttled', retryAfterMs, error: { code: 'LanePaused', message, operation } }
}

function notStarted(operation: string): Unread {
  const message = 'The gateway was stopping; nothing was revoked.'
  return { kind: 'unavailable', error: { code: 'NotStarted', message, operation } }
}
