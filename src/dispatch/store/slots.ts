import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '#database/database.ts'
import { maxLateMs, type Pace } from '../policy/pace.ts'

/** A time slot of a lane: a moment at which one call may leave. */
export interface Reservation {
  /** By `performance.now()`. */
  readonly at: number
  /** The moment as the database wrote it. */
  readonly name: string
}

/**
 * Reserves the lane's next free slot, and gives `missed` back. No slot is given out twice, and any
 * `calls + 1` consecutive slots span at least `windowMs`. Throws where the lane does not exist.
 */
export async function reserveSlot(
  on: Queryable,
  lane: string,
  pace: Pace,
  missed?: Reservation,
): Promise<Reservation> {
  const reservation = await reserve(on, lane, pace, missed, null)
  if (reservation === undefined) throw new Error(`lane ${lane} is missing`)
  return reservation
}

/** The same for requests that give way to sending. Undefined: half of the pace or more is in use. */
export async function reserveIdleSlot(
  on: Queryable,
  lane: string,
  pace: Pace,
  missed?: Reservation,
): Promise<Reservation | undefined> {
  return reserve(on, lane, pace, missed, pace.calls / 2)
}

/** Waits for a slot of `reserve`'s, and for another one if this process wakes too late for it. */
export async function waitForSlot<S extends Reservation | undefined>(
  reserve: (missed?: Reservation) => Promise<S>,
): Promise<S> {
  for (let missed: Reservation | undefined; ; ) {
    const reservation = await reserve(missed)
    if (reservation === undefined) return reservation
    await sleep(Math.max(0, reservation.at - performance.now()))
    if (performance.now() - reservation.at <= maxLateMs) return reservation
    missed = reservation
  }
}

async function reserve(
  on: Queryable,
  lane: string,
  { calls, windowMs, gapMs }: Pace,
  missed: Reservation | undefined,
  maxInUse: number | null,
): Promise<Reservation | undefined> {
  const [row] = await on.query<{ name: string; ms: number }>(
    // It locks and reads the row by the update alone. A lock taken before, in the same statement, could
    // be of a newer version than the one that the update starts from: two of them would deadlock.
    `update lanes
     -- Twice as many as are looked at: some may still be given back.
     set slots = (
       select (kept || greatest(
         gateway_now(),
         kept[cardinality(kept) + 1 - $2] + $3 * interval '1 ms',
         kept[cardinality(kept)] + $4 * interval '1 ms'
       ))[greatest(1, cardinality(kept) + 2 - 2 * $2):]
       from array_remove(lanes.slots, $5::timestamptz) as kept
     )
     where id = $1 and ($6::float8 is null or $6 > (
       select count(*) from unnest(array_remove(lanes.slots, $5::timestamptz)) as at
       where at > gateway_now() - $3 * interval '1 ms'
     ))
     returning slots[cardinality(slots)]::text as name,
       (extract(epoch from slots[cardinality(slots)] - gateway_now()) * 1000)::float8 as ms`,
    [lane, calls, windowMs, gapMs, missed?.name ?? null, maxInUse],
  )
  // Counted from the query's end: the time it took makes the slot later, never earlier.
  return row && { at: performance.now() + Math.max(0, row.ms), name: row.name }
}

/** The call used its slot `lateMs` after its time: the pace counts from the moment it was used. */
export async function moveReservation(
  on: Queryable,
  lane: string,
  reservation: Reservation,
  lateMs: number,
): Promise<Reservation> {
  const [moved] = await on.query<{ name: string }>(
    `update lanes set slots = array(
       select case at when $2::timestamptz then at + $3 * interval '1 ms' else at end as moved
       from unnest(slots) as at order by moved
     ) where id = $1
     returning ($2::timestamptz + $3 * interval '1 ms')::text as name`,
    [lane, reservation.name, lateMs],
  )
  return { at: reservation.at + lateMs, name: moved?.name ?? reservation.name }
}
