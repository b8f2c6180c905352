import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { BatchEventCode, BatchEventKind } from '#dispatch/policy/batch-event.ts'
import type { CallNote } from '#dispatch/store/call-events.ts'
import type { Caller } from '#identity/caller.ts'
import type { LifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { FailureCode } from '#providers/contract/outcome.ts'
import { type BatchStatus, batchStatusSql } from './batch-status.ts'
import {
  conditions,
  type Page,
  type PageRequest,
  type Pages,
  readPage,
  readPages,
} from './pagination.ts'
import { type BatchRow, batchColumns, type OutcomeKind, type SendRow, sendColumns } from './rows.ts'

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

/** Where invites are read. The SQL for lifecycles depends on the providers. */
export interface InviteSource {
  readonly on: Queryable
  readonly lifecycle: LifecycleSql
}

/** As `InviteFilter`, for batches. */
export interface BatchFilter {
  readonly status?: readonly BatchStatus[]
  readonly provider?: readonly ProviderKind[]
  readonly createdAfter?: Date
  readonly createdBefore?: Date
  /** Case-insensitive part of the name. */
  readonly name?: string
}

/** An event in the audit trail of a batch. */
export interface EventRow {
  readonly at: Date
  readonly actor: string
  readonly kind: BatchEventKind
  readonly code: BatchEventCode
  readonly message: string
  readonly recipients: number | null
  readonly leftOut: number | null
  readonly call: CallNote | null
}

const invitesPage = 50
const batchesPage = 20
const eventsPage = 50

/** Invites in their current state, newest first. A reinvited one keeps its place. */
export function listInvites(
  { on, lifecycle }: InviteSource,
  filter: InviteFilter,
  page: PageRequest,
  caller: Caller,
): Promise<Page<SendRow>> {
  // Both are equal, but the index on outcomes is ordered by the column of sends.
  const byOutcome = filter.outcome !== undefined || filter.failureCode !== undefined
  const key = byOutcome ? 's.born' : 'i.born'
  const where = inviteConditions(lifecycle, filter, caller)
  const listing = { ...sends, name: 'invites', key, order: 'descending', where } as const
  return readPage<SendRow>(on, listing, page, invitesPage)
}

/** The invites of each batch in their current state, in the order of its input. */
export function listInvitesOfBatches(
  { on, lifecycle }: InviteSource,
  batchIds: readonly string[],
  filter: InviteFilter,
  page: PageRequest,
  caller: Caller,
): Promise<Pages<SendRow>> {
  const { sql, parameters } = inviteConditions(lifecycle, filter, caller)
  const listing = {
    name: 'invites of a batch' as const,
    columns: sends.columns,
    from: `${sends.from} join sends listed on listed.invite_id = s.invite_id`,
    key: 'listed.position',
    order: 'ascending' as const,
    where: { sql: [...sql, 'listed.batch_id = owner.id', firstOccurrence], parameters },
  }
  return readPages<SendRow>(on, listing, batchIds, page, invitesPage)
}

/** What each batch did with each of its recipients, in the order of its input. */
export function listResultsOfBatches(
  { on }: Pick<InviteSource, 'on'>,
  batchIds: readonly string[],
  page: PageRequest,
  caller: Caller,
): Promise<Pages<SendRow>> {
  const { sql, parameters } = conditions(
    ['s.tenant = ?', caller.tenant],
    ['reaches(?::text[], s.lane_id)', restrictedGrants(caller)],
  )
  const listing = {
    name: 'results of a batch' as const,
    columns: sendColumns,
    from: 'sends s join lanes l on l.id = s.lane_id',
    key: 's.position',
    order: 'ascending' as const,
    where: { sql: ['s.batch_id = owner.id', ...sql], parameters },
  }
  return readPages<SendRow>(on, listing, batchIds, page, invitesPage)
}

// A request can name an invite twice. The second time is never the current send.
const firstOccurrence = `(listed.latest or not exists (
  select from sends e where e.batch_id = listed.batch_id and e.invite_id = listed.invite_id
    and e.position < listed.position))`

/** Batches, newest first. */
export function listBatches(
  on: Queryable,
  filter: BatchFilter,
  page: PageRequest,
  caller: Caller,
): Promise<Page<BatchRow>> {
  const status = filter.status && batchStatusSql(filter.status)
  const looksAtSends = status?.includes('?') === true
  const { sql, parameters } = conditions(
    ['tenant = ?', caller.tenant],
    [status ?? '', looksAtSends ? [...caller.destinations] : undefined],
    [
      '(total = 0 or exists (select 1 from targets t where t.batch_id = batches.id and reaches(?::text[], t.lane_id)))',
      restrictedGrants(caller),
    ],
    [
      'exists (select 1 from targets t where t.batch_id = batches.id and t.provider = any(?::text[]))',
      filter.provider,
    ],
    ['created_at > ?', instant(filter.createdAfter)],
    ['created_at < ?', instant(filter.createdBefore)],
    ["name ilike ? escape '\\'", filter.name === undefined ? undefined : part(filter.name)],
  )
  return readPage<BatchRow>(
    on,
    {
      name: 'batches',
      columns: batchColumns,
      from: 'batches',
      key: 'seq',
      order: 'descending',
      where: {
        sql: status === undefined || looksAtSends ? sql : [...sql, status],
        parameters,
      },
    },
    page,
    batchesPage,
  )
}

/** The events of each batch, oldest first. */
export function listEventsOfBatches(
  on: Queryable,
  batchIds: readonly string[],
  page: PageRequest,
  caller: Caller,
): Promise<Pages<EventRow>> {
  const { sql, parameters } = conditions(
    ['batch_id in (select id from batches where tenant = ?)', caller.tenant],
    // A call's event does not name its destination, so the caller must see all of the batch's.
    [
      `(call is null or not exists (
        select 1 from targets t
        where t.batch_id = events.batch_id and not reaches(?::text[], t.lane_id)))`,
      restrictedGrants(caller),
    ],
  )
  const listing = {
    name: 'events of a batch' as const,
    columns: 'at, actor, kind, code, message, recipients, left_out as "leftOut", call',
    from: 'events',
    key: 'seq',
    order: 'ascending' as const,
    where: { sql: ['batch_id = owner.id', ...sql], parameters },
  }
  return readPages<EventRow>(on, listing, batchIds, page, eventsPage)
}

/** The grants of a caller, unless they grant all destinations. */
function restrictedGrants({ destinations }: Caller): string[] | undefined {
  return destinations.has('*') ? undefined : [...destinations]
}

/** What `inviteConditions` refer to: each invite with its current send. */
export const inviteFrom = 'invites i join sends s on s.born = i.born'
const sends = { columns: sendColumns, from: `${inviteFrom} join lanes l on l.id = s.lane_id` }

/** Conditions on `inviteFrom` for the invites that match and that the caller may see. */
export function inviteConditions(lifecycle: LifecycleSql, filter: InviteFilter, caller: Caller) {
  const text = filter.recipient === undefined ? undefined : part(filter.recipient)
  return conditions(
    ['s.latest = ?', true],
    ['i.tenant = ? and s.tenant = ?', caller.tenant],
    ['reaches(?::text[], s.lane_id)', restrictedGrants(caller)],
    // As an array: a join would read every invite that is newer than the batch.
    ['i.born = any(array(select b.born from sends b where b.batch_id = ?))', filter.batchId],
    ['i.provider = any(?::text[])', filter.provider],
    ['i.destination_id = ?', filter.destinationId],
    ['i.destination_id = any(?::text[])', filter.destinationIds?.map(storable)],
    ['s.outcome_kind = any(?::text[])', filter.outcome],
    ["s.outcome_kind = 'FAILED' and s.outcome ->> 'code' = any(?::text[])", filter.failureCode],
    [`${lifecycle.stored} = any(?::text[])`, filter.lifecycle],
    ["i.text ilike ? escape '\\'", text],
    ['i.person_key = ?', filter.personKey],
    ['s.updated_at > ?', instant(filter.updatedAfter)],
    ['s.updated_at < ?', instant(filter.updatedBefore)],
  )
}

/** Clamped to the years 1 to 9999: PostgreSQL cannot read the way JavaScript writes any others. */
function instant(date: Date | undefined): string | undefined {
  if (date === undefined) return undefined
  return new Date(Math.min(Math.max(date.getTime(), firstInstant), lastInstant)).toISOString()
}

const firstInstant = Date.parse('0001-01-01T00:00:00.000Z')
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')

/** A LIKE pattern for text that contains `text` literally. */
function part(text: string): string {
  return `%${text.slice(0, maxSearchUnits).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

// More than a recipient's texts have together, so what is longer matches nothing either way. The
// database reads the whole pattern once for every invite.
const maxSearchUnits = 4_000
