import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Remaining } from '../plan/forecast.ts'
import { isVisible, visibilityOf } from './visibility.ts'

/** What remains of a batch at one destination. `queued`: the tenant's sends in the lane that have their turns before the batch's last one. */
export interface TargetRemaining extends Remaining {
  readonly batchId: string
  readonly provider: ProviderKind
  readonly destinationId: string
}

/** The most sends of a lane that are counted. Where more wait, nothing can be said. */
export const maxQueued = 100_000

/** By batch and destination; destinations without open sends are left out. */
export async function remainingOf(
  on: Queryable,
  batchIds: readonly string[],
  caller: Caller,
): Promise<TargetRemaining[]> {
  return on.query<TargetRemaining>(
    `select open.batch_id as "batchId", open.provider, open.destination_id as "destinationId",
       open.waiting as "waitingCalls", ahead.queued,
       ${millisecondsTo('l.paused_until')} as "pausedMs",
       ${millisecondsTo('open.not_before')} as "backOffMs"
     from (
       select s.batch_id, s.lane_id, s.provider, s.destination_id,
         max(s.turn) filter (where s.state = 'queued') as last,
         count(distinct c.id)::int as waiting,
         max(greatest(s.not_before, c.not_before)) as not_before
       from sends s left join calls c on c.id = s.call_id and c.state = 'waiting'
       where s.batch_id = any($1::uuid[]) and s.state <> 'final' and ${isVisible}
       group by s.batch_id, s.lane_id, s.provider, s.destination_id
     ) as open
     join lanes l on l.id = open.lane_id
     cross join lateral (
       -- How much other tenants wait to send is not shown.
       select count(*)::int as queued
       from (
         select 1 from sends
         where lane_id = open.lane_id and tenant = $2 and state = 'queued' and turn <= open.last
         limit ${maxQueued + 1}
       ) as counted
     ) as ahead`,
    [batchIds, ...visibilityOf(caller)],
  )
}

const millisecondsTo = (moment: string) =>
  `greatest(0, coalesce(extract(epoch from ${moment} - gateway_now()) * 1000, 0))::float8`
