import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '#database/database.ts'
import { maxLateMs, type Pace } from '../policy/pace.ts'

/** A moment at which one call may leave. */
export interface Reservation {
  /** By `performance.now()`. */
  readonly at: number
  /** As the database wrote it. */
  readonly name: string
}

/**
 * The lane's next free slot, in place of `missed` where that was missed. Slots are never given out
 * twice, and any `calls + 1` that follow each other stretch over `windowMs` at least.
 */
export async function reserveSlot(
  on: Queryable,
  lane: string,
  pace: Pace,
  missed?: Reservation,
): Promise<Reservation> {
  const slot = await book(on, lane, pace, missed, null)
  if (slot === undefined) throw new Error(`lane ${lane} is missing`)
  return slot
}

/**
 * The same for what can wait until sending is through. Undefined: at least half of the pace is in
 * use.
 */
export async function reserveIdleSlot(
  on: Queryable,
  lane: string,
  pace: Pace,
  missed?: Reservation,
): Promise<Reservation | undefined> {
  return book(on, lane, pace, missed, pace.calls / 2)
}

/** The first slot that was not missed while it was waited for. */
export async function waitForSlot<S extends Reservation | undefined>(
  book: (missed?: Reservation) => Promise<S>,
): Promise<S> {
  for (let missed: Reservation | undefined; ; ) {
    const slot = await book(missed)
    if (slot === undefined) return slot
    await sleep(Math.max(0, slot.at - performance.now()))
    if (performance.now() - slot.at <= maxLateMs) return slot
    missed = slot
  }
}

async function book(
  on: Queryable,
  lane: string,
  { calls, windowMs, gapMs }: Pace,
  missed: Reservation | undefined,
  most: number | null,
): Promise<Reservation | undefined> {
  const [slot] = await on.query<{ name: string; ms: number }>(
    `with used as (
       select array_remove(slots, $5::timestamptz) as slots from lanes where id = $1 for no key update
     ), next as (
       select slots, greatest(
         gateway_now(),
         slots[cardinality(slots) + 1 - $2] + $3 * interval '1 ms',
         slots[cardinality(slots)] + $4 * interval '1 ms'
       ) as slot from used
       where $6::float8 is null or $6 > (
         select count(*) from unnest(slots) as at where at > gateway_now() - $3 * interval '1 ms'
       )
     )
     update lanes
     -- Twice as many as are looked at, because some may still be given back.
     set slots = (next.slots || slot)[greatest(1, cardinality(next.slots) + 2 - 2 * $2):]
     from next where id = $1
     returning slot::text as name,
       (extract(epoch from slot - gateway_now()) * 1000)::float8 as ms`,
    [lane, calls, windowMs, gapMs, missed?.name ?? null, most],
  )
  // Counted from here: whatever the query waited for makes the slot later, never earlier.
  return slot && { at: performance.now() + Math.max(0, slot.ms), name: slot.name }
}

/** A slot that was used `lateMs` after its time: what follows is counted from then. */
export async function moveReservation(
  on: Queryable,
  lane: string,
  slot: Reservation,
  lateMs: number,
): Promise<Reservation> {
  const [moved] = await on.query<{ name: string }>(
    `update lanes set slots = array(
       select case at when $2::timestamptz then at + $3 * interval '1 ms' else at end as moved
       from unnest(slots) as at order by moved
     ) where id = $1
     returning ($2::timestamptz + $3 * interval '1 ms')::text as name`,
    [lane, slot.name, lateMs],
  )
  return { at: slot.at + lateMs, name: moved?.name ?? slot.name }
}
