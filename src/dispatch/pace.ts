import type { Queryable } from '#database/database.ts'

/** How often calls may leave a lane. */
export interface Pace {
  /** So many calls … */
  readonly calls: number
  /** … in any stretch of so many milliseconds. */
  readonly windowMs: number
  /** And so many milliseconds between two of them: no bursts, but time that was lost is caught up. */
  readonly gapMs: number
}

// The window is longer than the limit asks for. At Tencent it is 1,047 ms, so that two calls with
// 19 between them may come 47 ms nearer before all 21 share a second.
const share = 0.955
// What we know of that nearness: how late a slot is used. The rest, 35 ms, is for what we do not
// see, the way to the upstream. A slot that would be used later is given back.
export const latestMs = 12

/** Pure. Undefined: the limit is not known. */
export function paceOf(callsPerSecond: number | undefined): Pace | undefined {
  if (callsPerSecond === undefined) return undefined
  const calls = Math.max(1, Math.floor(callsPerSecond))
  const windowMs = (calls * 1000) / callsPerSecond / share
  return { calls, windowMs, gapMs: windowMs / calls / 2 }
}

/** A moment at which one call may leave. */
export interface Slot {
  /** By `performance.now()`. */
  readonly at: number
  /** As the database wrote it. */
  readonly name: string
}

/**
 * The lane's next free slot, in place of `spoilt` where that was missed. Slots are never given out
 * twice, and any `calls + 1` that follow each other stretch over `windowMs` at least.
 */
export async function bookSlot(
  on: Queryable,
  lane: string,
  { calls, windowMs, gapMs }: Pace,
  spoilt?: Slot,
): Promise<Slot> {
  const [slot] = await on.query<{ name: string; ms: number }>(
    `with used as (
       select array_remove(slots, $5::timestamptz) as slots from lanes where id = $1 for update
     ), next as (
       select slots, greatest(
         gateway_now(),
         slots[cardinality(slots) + 1 - $2] + $3 * interval '1 ms',
         slots[cardinality(slots)] + $4 * interval '1 ms'
       ) as slot from used
     )
     update lanes
     -- Twice as many as are looked at, because some may still be given back.
     set slots = (next.slots || slot)[greatest(1, cardinality(next.slots) + 2 - 2 * $2):]
     from next where id = $1
     returning slot::text as name,
       (extract(epoch from slot - gateway_now()) * 1000)::float8 as ms`,
    [lane, calls, windowMs, gapMs, spoilt?.name ?? null],
  )
  if (slot === undefined) throw new Error(`lane ${lane} is missing`)
  // Counted from here: whatever the query waited for makes the slot later, never earlier.
  return { at: performance.now() + Math.max(0, slot.ms), name: slot.name }
}

/**
 * Counts a request beside the lane's calls, as one that leaves in `afterMs`, where at least half of
 * the pace is free. Where it is not, calls cannot come in a burst after it, and none is held up.
 */
export async function noteRequest(
  on: Queryable,
  lane: string,
  { calls, windowMs }: Pace,
  afterMs: number,
): Promise<void> {
  await on.query(
    `update lanes set slots = (array(
       select at from unnest(slots || array[gateway_now() + $4::float8 * interval '1 ms']) as at
       order by at
     ))[greatest(1, cardinality(slots) + 2 - 2 * $2::int):]
     where id = $1 and 2 * (
       select count(*) from unnest(slots) as at
       where at > gateway_now() - $3::float8 * interval '1 ms'
     ) < $2::int`,
    [lane, calls, windowMs, afterMs],
  )
}

/** A slot that was used `lateMs` after its time: what follows is counted from then. */
export async function moveSlot(
  on: Queryable,
  lane: string,
  slot: Slot,
  lateMs: number,
): Promise<Slot> {
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
