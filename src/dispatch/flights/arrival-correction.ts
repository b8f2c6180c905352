import type { Connections } from '#database/database.ts'
import type { Logger } from '../../logger.ts'
import type { Lane } from '../lane.ts'
import { moveReservation, type Reservation } from '../store/slots.ts'

/** Follows one call from its slot to its answer. */
export interface InFlightTimer {
  /** The request is on the wire. */
  written(): void
  answered(): void
}

/** A smaller correction is not worth a statement. */
export const negligibleMs = 5
/** Where an answer took longer than this, the upstream was slow, not the way there. */
export const maxWayMs = 1_000

/**
 * Moves reservations to the moment by which their calls may have arrived, as far as we can tell: any
 * round-trip time beyond the fastest one seen may have been spent on the way to the upstream. A
 * reinvite makes other calls first, and a busy machine or network delays every call.
 */
export function createArrivalCorrection(
  database: Connections,
  lane: Lane,
  logger: Logger,
): (reservation: Reservation) => InFlightTimer {
  let fastestMs = Number.POSITIVE_INFINITY
  return (reservation) => {
    let moved = Promise.resolve(reservation)
    let latestArrival = reservation.at
    let writtenAt: number | undefined
    const mayArriveAt = (moment: number) => {
      const lateMs = moment - latestArrival
      if (lateMs < negligibleMs) return
      latestArrival = moment
      moved = moved.then((from) => moveReservation(database, lane.id, from, lateMs))
      moved.catch((error: unknown) =>
        logger.error({ error, lane: lane.id }, 'the late arrival of a call could not be stored'),
      )
    }
    return {
      written: () => {
        writtenAt = performance.now()
        mayArriveAt(writtenAt)
      },
      answered: () => {
        if (writtenAt === undefined) return
        const tookMs = performance.now() - writtenAt
        fastestMs = Math.min(fastestMs, tookMs)
        mayArriveAt(writtenAt + Math.min(tookMs - fastestMs, maxWayMs))
      },
    }
  }
}
