import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { visibilityOf } from '../query/visibility.ts'

/** Which days and places are counted. */
export interface StatisticsFilter {
  /** So many, today (UTC) included. */
  readonly days: number
  readonly provider?: readonly ProviderKind[] | undefined
  readonly destinationIds?: readonly string[] | undefined
}

/** How many recipients got which outcome. */
export interface OutcomeSums {
  readonly sent: number
  readonly alreadyPending: number
  readonly alreadyMember: number
  readonly skipped: number
  readonly failed: number
  readonly unconfirmed: number
  /** Of those who were invited, as last read. */
  readonly accepted: number
}

export interface DayOutcomes extends OutcomeSums {
  /** `2026-11-27`, in UTC. */
  readonly day: string
  readonly provider: ProviderKind
}

export interface DestinationOutcomes extends OutcomeSums {
  readonly provider: ProviderKind
  readonly destinationId: string
}

/** At the destinations of the caller, by day and provider. It reads counts, however many invites there are. */
export async function outcomesByDay(
  on: Queryable,
  filter: StatisticsFilter,
  caller: Caller,
): Promise<DayOutcomes[]> {
  return on.query<DayOutcomes>(
    `${counted}
     select day::text, split_part(lane_id, '/', 1) as provider, ${sums}
     from counted group by 1, 2 order by 1, 2`,
    parametersOf(filter, caller),
  )
}

/** The same by destination over all the days, the busiest first. */
export async function outcomesByDestination(
  on: Queryable,
  filter: StatisticsFilter,
  caller: Caller,
): Promise<DestinationOutcomes[]> {
  return on.query<DestinationOutcomes>(
    `${counted}
     select split_part(lane_id, '/', 1) as provider,
       substr(lane_id, strpos(lane_id, '/') + 1) as "destinationId", ${sums}
     from counted group by lane_id order by sum(count) desc, lane_id limit ${maxDestinations}`,
    parametersOf(filter, caller),
  )
}

/** The most that the list of destinations has. */
export const maxDestinations = 50

function parametersOf({ days, provider, destinationIds }: StatisticsFilter, caller: Caller) {
  return [...visibilityOf(caller), days, provider ?? null, destinationIds?.map(storable) ?? null]
}

// One statement sees both tables at one moment, so nothing counts twice while it is added up. The time is
// asked for once, and not for each row.
const counted = `with counted as (
    select day, lane_id, outcome, count from (
      select tenant, day, lane_id, outcome, count from outcome_days
      union all
      select tenant, day, lane_id, outcome, change from outcome_changes
    ) as counts
    where tenant = $1 and reaches($2::text[], lane_id)
      and day > (select (gateway_now() at time zone 'utc')::date - $3::int)
      and ($4::text[] is null or split_part(lane_id, '/', 1) = any($4::text[]))
      and ($5::text[] is null or substr(lane_id, strpos(lane_id, '/') + 1) = any($5::text[]))
  )`

const sumOf = (outcome: string, name: string) =>
  `coalesce(sum(count) filter (where outcome = '${outcome}'), 0)::int as "${name}"`

const sums = [
  sumOf('SENT', 'sent'),
  sumOf('ALREADY_PENDING', 'alreadyPending'),
  sumOf('ALREADY_MEMBER', 'alreadyMember'),
  sumOf('SKIPPED', 'skipped'),
  sumOf('FAILED', 'failed'),
  sumOf('UNCONFIRMED', 'unconfirmed'),
  sumOf('ACCEPTED', 'accepted'),
].join(', ')
