import { storable } from '#database/storable.ts'
import type { Caller } from '#identity/caller.ts'
import type { LifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { FailureCode } from '#providers/contract/outcome.ts'
import { type Conditions, conditions, type Positions } from './pagination.ts'
import type { OutcomeKind } from './rows.ts'

/** All conditions that are given must hold. A list means any of its values. */
export interface InviteFilter {
  readonly batchId?: string
  readonly provider?: readonly ProviderKind[]
  readonly destinationId?: string
  readonly destinationIds?: readonly string[]
  readonly outcome?: readonly OutcomeKind[]
  /** Only failed invites have one. */
  readonly failureCode?: readonly FailureCode[]
  /** As stored; no provider is read. */
  readonly lifecycle?: readonly InviteLifecycle[]
  /** Case-insensitive part of the address or the display name. */
  readonly recipient?: string
  readonly personKey?: string
  readonly updatedAfter?: Date
  readonly updatedBefore?: Date
}

/** What `inviteConditions` refer to: each invite with its current send. */
export const inviteFrom = 'invites i join sends s on s.born = i.born'

/** Conditions on `inviteFrom` for the invites that match and that the caller may see. */
export function inviteConditions(
  lifecycle: LifecycleSql,
  filter: InviteFilter,
  caller: Caller,
): Conditions {
  return conditionsOf([...always(caller), ...filtering(lifecycle, filter, caller)])
}

/**
 * Where the positions of matching invites are read: from one table, if all conditions are about it.
 * Then the plan needs no statistics.
 */
export function invitePositions(
  lifecycle: LifecycleSql,
  filter: InviteFilter,
  caller: Caller,
): Positions {
  const given = filtering(lifecycle, filter, caller).filter(([, , value]) => value != null)
  const on = (table: Table) => [...always(caller), ...given].filter(([about]) => about === table)
  const isAbout = (table: Table) => given.every(([about]) => about === table)
  if (isAbout('i')) return { from: 'invites i', key: 'i.born', where: conditionsOf(on('i')) }
  if (isAbout('s')) return { from: 'sends s', key: 's.born', where: conditionsOf(on('s')) }
  // Both are equal, but the index on outcomes is ordered by the column of sends.
  const byOutcome = filter.outcome !== undefined || filter.failureCode !== undefined
  const where = conditionsOf([...always(caller), ...given])
  return { from: inviteFrom, key: byOutcome ? 's.born' : 'i.born', where }
}

/** `i`: invites; `s`: sends. */
type Table = 'i' | 's'
type Condition = readonly [about: Table, sql: string, value: unknown]

const conditionsOf = (given: readonly Condition[]) =>
  conditions(...given.map(([, sql, value]) => [sql, value] as const))

const always = ({ tenant }: Caller): readonly Condition[] => [
  ['s', 's.latest = ?', true],
  ['i', 'i.tenant = ?', tenant],
  ['s', 's.tenant = ?', tenant],
]

function filtering(
  lifecycle: LifecycleSql,
  filter: InviteFilter,
  caller: Caller,
): readonly Condition[] {
  const text = filter.recipient === undefined ? undefined : part(filter.recipient)
  return [
    ['s', 'reaches(?::text[], s.lane_id)', restrictedGrants(caller)],
    // As an array: a join would read every invite that is newer than the batch.
    ['i', 'i.born = any(array(select b.born from sends b where b.batch_id = ?))', filter.batchId],
    anyOf('i', 'i.provider', filter.provider),
    ['i', 'i.destination_id = ?', filter.destinationId],
    anyOf('i', 'i.destination_id', filter.destinationIds?.map(storable)),
    anyOf('s', 's.outcome_kind', filter.outcome),
    [
      's',
      "s.outcome_kind = 'FAILED' and s.outcome ->> 'code' = any(?::text[])",
      filter.failureCode,
    ],
    ['s', `${lifecycle.stored} = any(?::text[])`, filter.lifecycle],
    ['i', "i.text ilike ? escape '\\'", text],
    ['i', 'i.person_key = ?', filter.personKey],
    ['s', 's.updated_at > ?', instant(filter.updatedAfter)],
    ['s', 's.updated_at < ?', instant(filter.updatedBefore)],
  ]
}

/** An index gives one value's rows in the order of the list, and those of several values unordered. */
const anyOf = (about: Table, column: string, values: readonly string[] | undefined): Condition =>
  values?.length === 1
    ? [about, `${column} = ?`, values[0]]
    : [about, `${column} = any(?::text[])`, values]

/** The grants of a caller, unless they grant all destinations. */
export function restrictedGrants({ destinations }: Caller): string[] | undefined {
  return destinations.has('*') ? undefined : [...destinations]
}

/** Clamped to the years 1 to 9999: PostgreSQL cannot read the way JavaScript writes any others. */
export function instant(date: Date | undefined): string | undefined {
  if (date === undefined) return undefined
  return new Date(Math.min(Math.max(date.getTime(), firstInstant), lastInstant)).toISOString()
}

const firstInstant = Date.parse('0001-01-01T00:00:00.000Z')
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')

/** A LIKE pattern for text that contains `text` literally. */
export function part(text: string): string {
  return `%${text.slice(0, maxSearchUnits).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

// More than a recipient's texts have together, so what is longer matches nothing either way. The
// database reads the whole pattern once for every invite.
const maxSearchUnits = 4_000
