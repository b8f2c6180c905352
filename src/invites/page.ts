import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'

/** Which part of a list: forward from `after`, or backward from `before`. Cursors are opaque outside. */
export interface PageRequest {
  readonly first?: number
  readonly after?: string
  readonly last?: number
  readonly before?: string
}

export interface Page<Row> {
  readonly rows: readonly { readonly cursor: string; readonly row: Row }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** Counts the list, up to `mostCounted`; asked only when somebody wants to know. */
  readonly count: () => Promise<number>
}

export interface Listing {
  readonly columns: string
  readonly from: string
  /** A unique whole number that orders the list, as SQL. */
  readonly key: string
  readonly order: 'ascending' | 'descending'
  readonly where: Conditions
}

/** Conditions that all hold, with their parameters. */
export interface Conditions {
  readonly sql: readonly string[]
  readonly parameters: readonly unknown[]
}

/** `?` in a condition stands for its own parameter; conditions without a value are left out. */
export function conditions(
  ...given: readonly (readonly [sql: string, value: unknown])[]
): Conditions {
  const kept = given.filter(([, value]) => value !== undefined && value !== null)
  return {
    sql: kept.map(([sql], index) => sql.replaceAll('?', `$${index + 1}`)),
    parameters: kept.map(([, value]) => (typeof value === 'string' ? storable(value) : value)),
  }
}

/** More entries are not counted: of a million that would take a second. */
export const mostCounted = 100_000

export async function readPage<Row>(
  on: Queryable,
  listing: Listing,
  request: PageRequest,
  defaultSize: number,
): Promise<Page<Row>> {
  const backward = request.last !== undefined
  const size = (backward ? request.last : request.first) ?? defaultSize
  const { columns, from, key, where } = listing
  const rising = (listing.order === 'ascending') !== backward
  const parameters = [...where.parameters]
  const bounds: string[] = []
  const bound = (cursor: string | undefined, operator: string) => {
    if (cursor === undefined) return
    parameters.push(keyOf(cursor))
    // Some keys are smaller numbers than a cursor can be.
    bounds.push(`${key} ${operator} $${parameters.length}::bigint`)
  }
  bound(request.after, listing.order === 'ascending' ? '>' : '<')
  bound(request.before, listing.order === 'ascending' ? '<' : '>')
  const found = await on.query<Row & { cursor_key: number }>(
    `select ${columns}, ${key} as cursor_key from ${from} ${whereOf([...where.sql, ...bounds])}
     order by ${key} ${rising ? 'asc' : 'desc'} limit ${size + 1}`,
    parameters,
  )
  const more = found.length > size
  const kept = found.slice(0, size)
  if (backward) kept.reverse()
  return {
    rows: kept.map(({ cursor_key, ...row }) => ({ cursor: String(cursor_key), row: row as Row })),
    hasNextPage: backward ? request.before !== undefined : more,
    hasPreviousPage: backward ? more : request.after !== undefined,
    count: async () => {
      const [counted] = await on.query<{ count: number }>(
        `select count(*)::int as count from (
           select 1 from ${from} ${whereOf(where.sql)} limit ${mostCounted}
         ) as counted`,
        where.parameters,
      )
      return counted?.count ?? 0
    },
  }
}

/** Is it a cursor that `readPage` gave out? */
export function isCursor(text: string): boolean {
  return /^\d{1,15}$/.test(text)
}

function keyOf(cursor: string): number {
  if (!isCursor(cursor)) throw new RangeError('not a cursor')
  return Number(cursor)
}

function whereOf(sql: readonly string[]): string {
  return sql.length === 0 ? '' : `where ${sql.join(' and ')}`
}
