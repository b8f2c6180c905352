import { storable } from '#database/storable.ts'
import type { Caller } from '#identity/caller.ts'
import type { LifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { FailureCode } from '#providers/contract/outcome.ts'
import { type Conditions, conditions } from './pagination.ts'
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

/** A condition on `sends s`, the current send of an invite; `?` stands for its value. */
export interface InviteCondition {
  readonly about: keyof InviteFilter | 'tenant' | 'grants'
  readonly sql: string
  readonly value: unknown
}

/** Conditions on `sends s` for the current sends of invites that match and that the caller may see. */
export function inviteConditions(
  lifecycle: LifecycleSql,
  filter: InviteFilter,
  caller: Caller,
): Conditions {
  return conditions(
    ['s.latest = ?', true],
    ...conditionsOf(lifecycle, filter, caller).map(({ sql, value }) => [sql, value] as const),
  )
}

/** Those of them that are given, one by one. Pure. */
export function conditionsOf(
  lifecycle: LifecycleSql,
  filter: InviteFilter,
  caller: Caller,
): readonly InviteCondition[] {
  const { provider, destinationIds, outcome, failureCode, personKey, recipient } = filter
  const all: readonly InviteCondition[] = [
    { about: 'tenant', sql: 's.tenant = ?', value: caller.tenant },
    { about: 'grants', sql: 'reaches(?::text[], s.lane_id)', value: restrictedGrants(caller) },
    {
      about: 'batchId',
      sql: 's.born = any(array(select b.born from sends b where b.batch_id = ?))',
      value: filter.batchId,
    },
    { about: 'provider', sql: 's.provider = any(?::text[])', value: provider },
    { about: 'destinationId', sql: 's.destination_id = ?', value: filter.destinationId },
    {
      about: 'destinationIds',
      sql: 's.destination_id = any(?::text[])',
      value: destinationIds?.map(storable),
    },
    { about: 'outcome', sql: 's.outcome_kind = any(?::text[])', value: outcome },
    { about: 'failureCode', sql: 's.failure_code = any(?::text[])', value: failureCode },
    { about: 'lifecycle', sql: `${lifecycle.stored} = any(?::text[])`, value: filter.lifecycle },
    {
      about: 'recipient',
      sql: `exists (select from invites i where i.tenant = s.tenant and i.born = s.born
        and i.text ilike ? escape '\\')`,
      value: recipient === undefined ? undefined : part(recipient),
    },
    { about: 'personKey', sql: 's.person_key = ?', value: personKey },
    { about: 'updatedAfter', sql: 's.updated_at > ?', value: instant(filter.updatedAfter) },
    { about: 'updatedBefore', sql: 's.updated_at < ?', value: instant(filter.updatedBefore) },
  ]
  return all.filter(({ value }) => value !== undefined)
}

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
