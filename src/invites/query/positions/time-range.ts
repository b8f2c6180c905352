import type { Scope } from './stream-sql.ts'

/** When the invites that are looked for were last changed, as ISO times. Both exclusive. */
export interface ChangeTime {
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/**
 * SQL: between which places are the invites that changed then, but for those that changed late? Whoever
 * is accepted later has a later place, but for transactions that overlap.
 */
export function placesByTime({ tenant, add }: Scope, { after, before }: ChangeTime) {
  const endOf = (batches: string, order: string) => `(
    select nearest.seq from batches b cross join lateral (
      select s.seq from sends s where s.batch_id = b.id order by s.position ${order} limit 1) as nearest
    where ${batches} order by b.tenant ${order}, b.seq ${order} limit 1)`
  // Selected, so that it is called once, and not for each row.
  const place = (time: string) => `(${tenant}, (select batch_place(${tenant}, ${time})))`
  const low =
    after === undefined
      ? 'null'
      : endOf(
          `(b.tenant, b.seq) > (${tenant}, 0) and (b.tenant, b.seq) <= ${place(`${add(after)}::timestamptz - interval '1 hour' - ${overlap}`)}`,
          'desc',
        )
  const high =
    before === undefined
      ? 'null'
      : endOf(
          `(b.tenant, b.seq) > ${place(`${add(before)}::timestamptz + ${overlap}`)} and (b.tenant, b.seq) <= (${tenant}, ${afterAll})`,
          'asc',
        )
  return { low, high }
}

/**
 * SQL: those that changed then, and late, with places before. Undefined: there are none. `guard`: whether to
 * read them.
 */
export function changedLate(
  { tenant, add, matches, direction, limit }: Scope,
  { after, before }: ChangeTime,
): ((guard: string) => string) | undefined {
  if (after === undefined) return undefined
  const until = before === undefined ? '' : ` and d.changed_late_at < ${add(before)}::timestamptz`
  const since = ` and d.changed_late_at > ${add(after)}::timestamptz`
  return (guard) => `changed_late as materialized (
      select d.born from sends d
      where ${guard} and d.latest and d.changed_late_at is not null and d.tenant = ${tenant}${since}${until}
        and d.born <= (select low from page)
        and d.born > (select above from asked) and d.born < (select below from asked)
    ), late as materialized (
      select d.born from (select born from changed_late order by born ${direction} offset 0) d
      cross join lateral (
        select 1 from sends s where s.latest and s.born = d.born and ${matches || 'true'} offset 0) as hit
      limit ${limit})`
}

// No transaction lasts so long: a statement ends after 30 s.
const overlap = `interval '1 minute'`

/** Before and after every place. */
export const beforeAll = '0'
export const afterAll = '9223372036854775807'
