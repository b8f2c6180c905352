import type { Database } from '#database/database.ts'
import type { Logger } from '../logger.ts'
import type { Lane } from './lane.ts'
import { moveReservation, type Reservation } from './store/slots.ts'

/** One call on its way, from its slot to its answer. */
export interface InFlightTimer {
  /** The request is on the wire. */
  written(): void
  answered(): void
}

// Less than this is not worth a statement.
const negligibleMs = 5
// Where an answer took longer, the upstream was slow and not the way there.
const maxWayMs = 1_000

/**
 * Moves slots to when their calls may have arrived, as far as that can be known from here: what an
 * answer took longer than the quickest one may have been spent on the way there. A reinvite has calls
 * of its own to make first, and a busy machine or network takes its time.
 */
export function createArrivalCorrection(
  database: Database,
  lane: Lane,
  logger: Logger,
): (slot: Reservation) => InFlightTimer {
  let quickest = Number.POSITIVE_INFINITY
  return (slot) => {
    let moved = Promise.resolve(slot)
    let noted = slot.at
    let writtenAt: number | undefined
    const arrivedBy = (moment: number) => {
      const lateMs = moment - noted
      if (lateMs < negligibleMs) return
      noted = moment
      moved = moved.then((from) => moveReservation(database, lane.id, from, lateMs))
      moved.catch((error: unknown) =>
        logger.error({ error, lane: lane.id }, 'a late call could not be noted'),
      )
    }
    return {
      written: () => {
        writtenAt = performance.now()
        arrivedBy(writtenAt)
      },
      answered: () => {
        if (writtenAt === undefined) return
        const took = performance.now() - writtenAt
        quickest = Math.min(quickest, took)
        arrivedBy(writtenAt + Math.min(took - quickest, maxWayMs))
      },
    }
  }
}
