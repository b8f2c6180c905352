import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'

/** A part of a list: forward from the position `after`, or backward from `before`. */
export interface PageRequest {
  readonly first?: number
  readonly after?: number
  readonly last?: number
  readonly before?: number
}

/** The lists that are paged. A position in one means nothing in another. */
export type ListName =
  | 'invites'
  | 'batches'
  | 'invites of a batch'
  | 'results of a batch'
  | 'events of a batch'
  | 'destinations'
  | 'requests of a person'

/** One page of a list. */
export interface Page<Row> {
  readonly list: ListName
  readonly rows: readonly { readonly position: number; readonly row: Row }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** Counts the list, up to one more than `maxCounted`. Runs one query, only when it is called. */
  readonly count: () => Promise<number>
}

/** A list as parts of a statement. */
export interface Listing {
  readonly name: ListName
  readonly columns: string
  /** By the direction in which a page is read. */
  readonly from: string | ((direction: Direction) => string)
  /** SQL of a unique integer that orders the list. */
  readonly key: string
  readonly order: 'ascending' | 'descending'
  readonly where: Conditions
  /**
   * Where an index has the rows of a tenant by the key, and most of them match. Rows are then compared
   * whole: the planner expects many, and reads the index in its order instead of sorting what it finds.
   */
  readonly ofTenant?: string
  /** Where given, the page's positions are read first, and then its rows, which `where` no longer tells. */
  readonly positions?: Positions
}

/** A statement for the positions in a range of a list alone, in the order of `direction`. */
export type Positions = (range: PositionRange) => {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** Between two positions, both exclusive. */
export interface PositionRange {
  readonly above?: number | undefined
  readonly below?: number | undefined
  readonly direction: Direction
  readonly limit: number
}

export type Direction = 'asc' | 'desc'

/** Conditions that all hold, with their parameters. */
export interface Conditions {
  readonly sql: readonly string[]
  readonly parameters: readonly unknown[]
}

/** `?` in a condition stands for its own parameter. Conditions without a value are left out. */
export function conditions(
  ...given: readonly (readonly [sql: string, value: unknown])[]
): Conditions {
  const kept = given.filter(([, value]) => value !== undefined && value !== null)
  return {
    sql: kept.map(([sql], index) => sql.replaceAll('?', `$${index + 1}`)),
    parameters: kept.map(([, value]) => (typeof value === 'string' ? storable(value) : value)),
  }
}

/** Counting stops here, because counting a million takes a second. */
export const maxCounted = 10_000

/** One page of a list, in one statement. */
export async function readPage<Row>(
  on: Queryable,
  listing: Listing,
  request: PageRequest,
  defaultSize: number,
): Promise<Page<Row>> {
  const range = rangeOf(request, defaultSize)
  const { sql, parameters } = pageSql(listing, range)
  const found = await on.query<Placed<Row>>(sql, parameters)
  const count = once(async () => {
    const { sql, parameters } = countSql(listing)
    const [counted] = await on.query<{ count: number }>(sql, parameters)
    return counted?.count ?? 0
  })
  return pageOf(listing.name, found, range, count)
}

/** By the id of the owner. */
export type Pages<Row> = ReadonlyMap<string, Page<Row>>

/** The same page of the list of each owner, in one statement. The listing refers to `owner.id`. */
export async function readPages<Row>(
  on: Queryable,
  listing: Listing,
  owners: readonly string[],
  request: PageRequest,
  defaultSize: number,
): Promise<Pages<Row>> {
  const range = rangeOf(request, defaultSize)
  const each = (select: string, parameters: readonly unknown[]) =>
    `select owner.id as owner, one.* from unnest($${parameters.length + 1}::uuid[]) as owner (id)
     cross join lateral (${select}) as one`
  const { sql, parameters, direction } = pageSql(listing, range)
  const rows = await on.query<Placed<Row> & { owner: string }>(
    `${each(sql, parameters)} order by list_position ${direction}`,
    [...parameters, owners],
  )
  const found = new Map<string, Placed<Row>[]>(owners.map((id) => [id, []]))
  for (const { owner, ...row } of rows) found.get(owner)?.push(row as Placed<Row>)
  const counts = once(async () => {
    const { sql, parameters } = countSql(listing)
    const counted = await on.query<{ owner: string; count: number }>(each(sql, parameters), [
      ...parameters,
      owners,
    ])
    return new Map(counted.map(({ owner, count }) => [owner, count]))
  })
  return new Map(
    Array.from(found, ([id, mine]) => [
      id,
      pageOf(listing.name, mine, range, async () => (await counts()).get(id) ?? 0),
    ]),
  )
}

type Placed<Row> = Row & { readonly list_position: number }

interface PageRange extends PageRequest {
  readonly backward: boolean
  readonly size: number
}

/** The range that a request names. Pure. */
export function rangeOf(request: PageRequest, defaultSize: number): PageRange {
  const backward = request.last !== undefined
  return { ...request, backward, size: (backward ? request.last : request.first) ?? defaultSize }
}

/** Selects one row more than the page holds, to know whether there is more. */
function pageSql(listing: Listing, { after, before, backward, size }: PageRange) {
  const { columns, key, order, positions } = listing
  const isAscending = order === 'ascending'
  const direction: Direction = isAscending === backward ? 'desc' : 'asc'
  const select = `select ${columns}, ${key} as list_position from ${fromOf(listing, direction)}`
  const [above, below] = isAscending ? [after, before] : [before, after]
  const limit = size + 1
  if (positions !== undefined) {
    const { sql, parameters } = positions({ above, below, direction, limit })
    // As an array, which the planner takes for a few values: it looks each of them up.
    const rows = `where ${key} = any(array(${sql})) order by ${key} ${direction}`
    return { sql: `${select} ${rows}`, parameters, direction }
  }
  const { sql, parameters } = conditionsWithin(listing, above, below)
  const by = listing.ofTenant === undefined ? '' : `tenant ${direction}, `
  const rows = `${whereOf(sql)} order by ${by}${key} ${direction} limit ${limit}`
  return { sql: `${select} ${rows}`, parameters, direction }
}

function conditionsWithin(
  { key, where, ofTenant }: Pick<Listing, 'key' | 'where' | 'ofTenant'>,
  above?: number,
  below?: number,
): Conditions {
  const parameters = [...where.parameters]
  const add = (value: unknown) => `$${parameters.push(value)}`
  const bound = (operator: '>' | '<', position: number | undefined, end: string) => {
    // Some keys are smaller numbers than a position can be.
    const place = position === undefined ? end : `${add(position)}::bigint`
    if (ofTenant !== undefined) {
      return [`(tenant, ${key}) ${operator} (${add(storable(ofTenant))}, ${place})`]
    }
    return position === undefined ? [] : [`${key} ${operator} ${place}`]
  }
  const sql = [...where.sql, ...bound('>', above, '0'), ...bound('<', below, maxKey)]
  return { sql, parameters }
}

const maxKey = '9223372036854775807'

function countSql({ positions, ...listing }: Listing) {
  const limit = maxCounted + 1
  const { sql, parameters } = conditionsWithin(listing)
  const counted =
    positions === undefined
      ? {
          sql: `select 1 from ${fromOf(listing, 'asc')} ${whereOf(sql)} limit ${limit}`,
          parameters,
        }
      : positions({ direction: 'desc', limit })
  return { ...counted, sql: `select count(*)::int as count from (${counted.sql}) as counted` }
}

const fromOf = ({ from }: Pick<Listing, 'from'>, direction: Direction) =>
  typeof from === 'string' ? from : from(direction)

/** A page of the rows that were found in a range, which may be one more than it holds. Pure. */
export function pageOf<Row>(
  list: ListName,
  found: readonly Placed<Row>[],
  { after, before, backward, size }: PageRange,
  count: () => Promise<number>,
): Page<Row> {
  const more = found.length > size
  const kept = found.slice(0, size)
  if (backward) kept.reverse()
  return {
    list,
    rows: kept.map(({ list_position, ...row }) => ({ position: list_position, row: row as Row })),
    hasNextPage: backward ? before !== undefined : more,
    hasPreviousPage: backward ? more : after !== undefined,
    count,
  }
}

function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= run()
    return running
  }
}

function whereOf(sql: readonly string[]): string {
  return sql.length === 0 ? '' : `where ${sql.join(' and ')}`
}
