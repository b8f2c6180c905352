import { part } from '../invite-conditions.ts'
import { type Direction, maxCounted } from '../pagination.ts'
import type { Stream } from './choose-streams.ts'

/** What all streams of a statement share. */
export interface Scope {
  /** Adds a parameter and returns its name. */
  readonly add: (value: unknown) => string
  /** The tenant's parameter. */
  readonly tenant: string
  /** Conditions on `sends s`, the current send of an invite; empty where a stream needs none. */
  readonly matches: string
  readonly direction: Direction
  readonly limit: number
}

/** SQL: the places of a stream in the page's range, in its order, whose invites match. */
export function streamSql(stream: Stream, scope: Scope, guard: string): string {
  const { add, tenant } = scope
  const each = (from: Source, values: Readonly<Record<string, string>>) => {
    const columns = Object.keys(values)
    const lists = columns.map((name) => `unnest(${values[name]}) as of_${name} (value)`)
    const keys = columns.map((name) => ({ column: name, value: `of_${name}.value` }))
    // As much as is counted could be read beyond the end of each of them.
    const read = keys.length > 1 && scope.limit > maxCounted ? equal : ordered
    return `select one.born from ${lists.join(' cross join ')}
     cross join lateral (${read({ from, keys }, scope, guard)}) as one`
  }
  const list = (values: readonly string[]) => `${add([...new Set(values)])}::text[]`
  const inLanes = (laneIds: readonly string[] | undefined) =>
    laneIds === undefined ? {} : { lane_id: list(laneIds) }
  switch (stream.of) {
    case 'all':
      return ordered({ from: invites, keys: [] }, scope, guard)
    case 'lanes':
      return each(invites, { lane_id: list(stream.laneIds) })
    case 'providers':
      return each(invites, {
        lane_id: `array(select lane_id from own_lanes where split_part(lane_id, '/', 1) = any(${list(stream.providers)})
           and reaches(${list(stream.grants)}, lane_id))`,
      })
    case 'person': {
      const keys = [{ column: 'person_key', value: add(stream.personKey) }]
      return ordered({ from: invites, keys }, scope, guard)
    }
    case 'outcomes':
      return each(sends, { ...inLanes(stream.laneIds), listed_outcome: list(stream.outcomes) })
    case 'failures':
      return each(sends, { ...inLanes(stream.laneIds), failure_code: list(stream.codes) })
    case 'lifecycles':
      return each(lifecycles, {
        // Of those that were last read by an older version the lane is not known.
        ...inLanes(stream.laneIds && [...stream.laneIds, '']),
        lifecycle: list(stream.lifecycles),
      })
    case 'queued':
      return `(${ordered({ from: invites, keys: [] }, scope, `${guard} and (select is_long from backlog)`)})
        union all
        (${inOrder(
          `(select s.born from batches b cross join lateral (
              select * from sends s where s.batch_id = b.id offset 0) s
            where b.tenant = ${tenant} and b.finished_at is null and not (select is_long from backlog)
              and s.latest and s.outcome_kind = 'QUEUED' offset 0) d
           ${checked(invites, scope)} where ${guard}`,
          scope,
        )})`
    case 'text':
      // The planner knows better whether an index of texts or the order of the list is shorter.
      return inOrder(
        `invites d ${checked(invites, scope)}
         where ${guard} and d.tenant = ${tenant} and d.text ilike ${add(part(stream.text))} escape '\\'`,
        scope,
      )
    case 'batch':
      return inOrder(
        `(select b.born from sends b where b.batch_id = ${add(stream.batchId)} and b.tenant = ${tenant} offset 0) d
         ${checked(invites, scope)} where ${guard}`,
        scope,
      )
  }
}

/** SQL: `own_lanes`, the lanes in which the tenant has invites, each found by a step in the index. */
export function ownLanes({ tenant }: Scope): string {
  const next = (after: string) =>
    `(select i.lane_id from invites i where (i.tenant, i.lane_id) > (${tenant}, ${after})
        and i.tenant <= ${tenant} order by i.tenant, i.lane_id limit 1)`
  return `own_lanes as (
    select ${next(`''`)} as lane_id
    union all
    select ${next('own_lanes.lane_id')} from own_lanes where own_lanes.lane_id is not null)`
}

/** SQL: `backlog`, whether so much is queued that it is found sooner among all invites. */
export function openBacklog({ tenant }: Scope): string {
  return `backlog as materialized (
    select coalesce(sum(open), 0) >= ${longBacklog} as is_long from (
      select open from batches where tenant = ${tenant} and finished_at is null limit ${longBacklog}
    ) as unfinished)`
}

const longBacklog = 10_000

/** Where an index on places is, and how it leads to the current send. */
interface Source {
  readonly table: 'invites' | 'sends' | 'lifecycles'
  readonly where: string
  /** SQL for `s`. */
  readonly send: string
}

const ofPlace = 'sends s where s.latest and s.born = d.born'
const invites: Source = { table: 'invites', where: '', send: ofPlace }
const lifecycles: Source = { table: 'lifecycles', where: '', send: ofPlace }
const sends: Source = { table: 'sends', where: 'd.latest and ', send: '(select d.*) s where true' }

interface Index {
  readonly from: Source
  /** Between the tenant and the place. Only values that are not null are in the index. */
  readonly keys: readonly { readonly column: string; readonly value: string }[]
}

/**
 * Rows are compared whole, and ordered by all columns of the index. The planner expects many of them then,
 * with statistics or without, and reads the index in its order instead of sorting what it finds. It does
 * not stop at the far end by itself, so what is beyond counts against the limit, and is left out afterwards.
 */
function ordered({ from, keys }: Index, scope: Scope, guard: string): string {
  const { tenant, direction, limit, matches } = scope
  const columns = ['tenant', ...keys.map(({ column }) => column), 'born']
  const row = (alias: string) => `(${columns.map((name) => `${alias}.${name}`).join(', ')})`
  const end = (name: 'low' | 'high') => {
    const place = `(select ${name} from page)`
    return `(${[tenant, ...keys.map(({ value }) => value), place].join(', ')})`
  }
  const [near, far] = direction === 'asc' ? (['low', 'high'] as const) : (['high', 'low'] as const)
  const [after, until] = direction === 'asc' ? ['>', '<'] : ['<', '>']
  const within = (alias: string) => `${row(alias)} ${until} ${end(far)}`
  const hit = `left join lateral (
      select true as matches from ${from.send} and ${within('d')} and ${matches} offset 0) as hit on true`
  return `select x.born from (
      select ${columns.map((name) => `d.${name}`).join(', ')} from ${from.table} d ${matches === '' ? '' : hit}
      where ${from.where}${guard}${keys.map(({ column }) => ` and d.${column} is not null`).join('')}
        and ${row('d')} ${after} ${end(near)}
        ${matches === '' ? '' : `and (hit.matches or not ${within('d')})`}
      order by ${columns.map((name) => `d.${name} ${direction}`).join(', ')} limit ${limit}
    ) as x where ${within('x')}`
}

/** By equality, as the planner likes it best: it may read all of them at once. */
function equal({ from, keys }: Index, scope: Scope, guard: string): string {
  const values = keys.map(({ column, value }) => `and d.${column} = ${value}`)
  return inOrder(
    `${from.table} d ${checked(from, scope)}
     where ${from.where}${guard} and d.tenant = ${scope.tenant} ${values.join(' ')}`,
    scope,
  )
}

function inOrder(from: string, { direction, limit }: Scope): string {
  return `select d.born from ${from}
    and d.born > (select low from page) and d.born < (select high from page)
    order by d.born ${direction} limit ${limit}`
}

/** SQL: only those whose current send matches. `offset 0` has them looked up one by one. */
function checked({ send }: Source, { matches }: Scope): string {
  return matches === ''
    ? ''
    : `cross join lateral (select 1 from ${send} and ${matches} offset 0) as hit`
}
