import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { visibilityOf } from '../query/visibility.ts'
import type { StatisticsFilter } from './outcomes-by-day.ts'

/** The caller's calls to a provider on a day. */
export interface DayCalls {
  /** `2026-11-27`, in UTC. */
  readonly day: string
  readonly provider: ProviderKind
  readonly calls: number
  readonly failed: number
  readonly throttled: number
  /** From the request to the end of its answer, in milliseconds. */
  readonly medianMs: number
  readonly slowestMs: number
  /** How many more there would have been if no batches of the tenant had shared one. */
  readonly saved: number
}

/**
 * From the latest entries about calls in the audit trails of the tenant's latest batches, whose numbers are
 * bounded. What other tenants do changes nothing. A call that several batches share has an entry in each.
 */
export async function callsByDay(
  on: Queryable,
  kinds: readonly ProviderKind[],
  { days, destinationIds }: StatisticsFilter,
  caller: Caller,
): Promise<DayCalls[]> {
  return on.query<DayCalls>(
    `with recent as materialized (
       select id from (
         select id, tenant from batches where (tenant, seq) <= ($1, ${maxSeq})
         order by tenant desc, seq desc limit ${maxBatches}
       ) as latest where tenant = $1
     ), entries as materialized (
       select own.* from recent cross join lateral (
         select batch_id, at, kind, call ->> 'provider' as provider,
           (call ->> 'callId')::uuid as call_id, call ->> 'attempt' as attempt,
           (call ->> 'durationMs')::float8 as ms
         from events where batch_id = recent.id and call ? 'callId'
         order by seq desc limit ${maxEntries}
       ) as own
       limit ${maxEntries}
     ), mine as (
       select e.provider, (min(e.at) at time zone 'utc')::date as day, min(e.kind) as kind,
         max(e.ms) as ms, count(*) - 1 as shared
       from entries e
       join calls c on c.id = e.call_id and reaches($2::text[], c.lane_id)
         and ($5::text[] is null or substr(c.lane_id, strpos(c.lane_id, '/') + 1) = any($5::text[]))
       where e.provider = any($4)
         and e.at >= (select ((gateway_now() at time zone 'utc')::date - $3::int + 1) at time zone 'utc')
       group by e.provider, e.call_id, e.attempt
     )
     select day::text, provider, count(*)::int as calls,
       (count(*) filter (where kind = 'CALL_FAILED'))::int as failed,
       (count(*) filter (where kind = 'THROTTLED'))::int as throttled,
       percentile_cont(0.5) within group (order by ms) as "medianMs", max(ms) as "slowestMs",
       coalesce(sum(shared) filter (where kind = 'CALL_SUCCEEDED'), 0)::int as saved
     from mine group by day, provider order by day, provider`,
    [...visibilityOf(caller), days, kinds, destinationIds?.map(storable) ?? null],
  )
}

// Every batch is below it. An order that goes on into the batches of other tenants is read off the index;
// of one tenant alone a server without statistics thinks that it has few, and sorts them all.
const maxSeq = '9223372036854775807'

export const maxBatches = 5_000
/** Each is looked up in one more table. */
export const maxEntries = 5_000
