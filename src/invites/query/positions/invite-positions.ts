import { storable } from '#database/storable.ts'
import type { Caller } from '#identity/caller.ts'
import type { LifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import {
  conditionsOf,
  type InviteCondition,
  type InviteFilter,
  instant,
} from '../invite-conditions.ts'
import { conditions, type PositionRange, type Positions } from '../pagination.ts'
import { chooseStreams, type Stream } from './choose-streams.ts'
import { openBacklog, ownLanes, type Scope, streamSql } from './stream-sql.ts'
import { afterAll, beforeAll, type ChangeTime, changedLate, placesByTime } from './time-range.ts'

/**
 * The places of the invites that match, in their order. Indexes are read in that order until enough
 * matches, whatever the planner expects. `also`: further conditions on `sends s`, without parameters.
 */
export function invitePositions(
  lifecycle: LifecycleSql,
  filter: InviteFilter,
  caller: Caller,
  also: readonly string[] = [],
): Positions {
  return (range) => {
    const streams = chooseStreams(filter, caller, lifecycle.tracking)
    if (streams.length === 0) return nowhere
    const time = timeOf(streams, filter)
    const left = conditionsOf(lifecycle, filter, caller).filter(
      // Those that changed late are not of a stream.
      ({ about }) => about !== 'tenant' && (time.after !== undefined || !isMet(streams, about)),
    )
    const { sql, parameters } = conditions(...left.map(({ sql, value }) => [sql, value] as const))
    const values = [...parameters]
    const scope: Scope = {
      add: (value) => `$${values.push(typeof value === 'string' ? storable(value) : value)}`,
      tenant: `$${values.push(caller.tenant)}`,
      matches: [...sql, ...also].join(' and '),
      direction: range.direction,
      limit: range.limit,
    }
    return { sql: positionsSql(streams, scope, range, time), parameters: values }
  }
}

const nowhere = { sql: 'select null::bigint as born where false', parameters: [] }

/** By time only where most of a stream is read: few invites are of one person, text or batch. */
function timeOf(streams: readonly Stream[], filter: InviteFilter): ChangeTime {
  if (streams.some(({ of }) => of === 'person' || of === 'text' || of === 'batch')) return {}
  return { after: instant(filter.updatedAfter), before: instant(filter.updatedBefore) }
}

/** Do the streams themselves have only invites of which this is true? */
function isMet([stream, ...others]: readonly Stream[], about: InviteCondition['about']): boolean {
  if (stream === undefined || others.length > 0) return false
  switch (stream.of) {
    case 'lanes':
      return about === 'provider' || about === stream.by
    case 'providers':
      return about === 'provider' || about === 'grants'
    case 'person':
      return about === 'personKey'
    case 'text':
      return about === 'recipient'
    default:
      return false
  }
}

function positionsSql(
  streams: readonly Stream[],
  scope: Scope,
  { above, below }: PositionRange,
  time: ChangeTime,
): string {
  const { direction, limit, add } = scope
  const { low, high } = placesByTime(scope, time)
  const late = changedLate(scope, time)
  // The one that comes first in the list is read first; the other only if it was not enough.
  const lateFirst = direction === 'asc'
  const mayRead = (first: string) => `(select count(*) from ${first}) < ${limit}`
  const main = streams.map(
    (stream) =>
      `(${streamSql(stream, scope, late !== undefined && lateFirst ? mayRead('late') : 'true')})`,
  )
  const parts = [
    ...(streams.some(({ of }) => of === 'providers') ? [ownLanes(scope)] : []),
    ...(streams.some(({ of }) => of === 'queued') ? [openBacklog(scope)] : []),
    `asked as materialized (
       select ${add(above ?? beforeAll)}::bigint as above, ${add(below ?? afterAll)}::bigint as below)`,
    `page as materialized (
       select greatest(above, ${low}) as low, least(below, ${high}) as high from asked)`,
    `main as materialized (
       select distinct born from (${main.join(' union all ')}) as found
       order by born ${direction} limit ${limit})`,
    ...(late === undefined ? [] : [late(lateFirst ? 'true' : mayRead('main'))]),
  ]
  const all = late === undefined ? 'main' : '(table main union all table late) as found'
  return `with recursive ${parts.join(', ')}
    select born from ${all} order by born ${direction} limit ${limit}`
}
