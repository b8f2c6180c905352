import type { Queryable } from '#database/database.ts'
import type { Lane } from '../lane.ts'
import { wakeLocked } from '../store/lanes.ts'
import type { LaneOffer } from './lane-offer.ts'

/** Wakes lanes whose advisory locks are held, except those of these offers, which hold. */
export async function wakeOthers(
  tx: Queryable,
  lanes: readonly Lane[],
  idle: readonly LaneOffer[],
): Promise<void> {
  const offered = new Set(idle.map(({ lane }) => lane.id))
  await wakeLocked(
    tx,
    lanes.filter(({ id }) => !offered.has(id)),
  )
}

/**
 * The offers that hold: their lanes, whose advisory locks are held, still belong to their owner, and nothing
 * waits in them, pauses or was refused there. Whoever takes a lane over takes its advisory lock too, before it
 * looks for calls in flight; so an owner that is seen here is one whose calls will be found.
 * `recipientKeys`: of those who may be sent to; a known culprit among them leaves alone, and later.
 */
export async function idleOffers(
  tx: Queryable,
  offers: readonly LaneOffer[],
  recipientKeys: readonly string[],
): Promise<readonly LaneOffer[]> {
  if (offers.length === 0) return []
  const idle = await tx.query<{ id: string }>(
    `select l.id from unnest($1::text[], $2::uuid[]) as o (id, owner)
     join lanes l on l.id = o.id and l.owner = o.owner
     where l.trouble is null and l.throttles = 0
       and coalesce(l.paused_until <= gateway_now(), true)
       and not exists (select 1 from sends where lane_id = l.id and state = 'queued')
       and not exists (select 1 from calls where lane_id = l.id and state = 'waiting')
       and not exists (select 1 from sends
         where culprit and destination_id = l.destination_id and recipient_key = any($3::text[]))`,
    [offers.map(({ lane }) => lane.id), offers.map(({ owner }) => owner), recipientKeys],
  )
  const ids = new Set(idle.map(({ id }) => id))
  return offers.filter(({ lane }) => ids.has(lane.id))
}
