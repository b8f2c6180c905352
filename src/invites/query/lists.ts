import type { Queryable } from '#database/database.ts'
import type { BatchEventCode, BatchEventKind } from '#dispatch/policy/batch-event.ts'
import type { CallNote } from '#dispatch/store/call-events.ts'
import type { Caller } from '#identity/caller.ts'
import type { LifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { type BatchStatus, batchStatusSql } from './batch-status.ts'
import {
  type InviteFilter,
  instant,
  inviteConditions,
  part,
  restrictedGrants,
} from './invite-conditions.ts'
import {
  conditions,
  type Direction,
  type Page,
  type PageRequest,
  type Pages,
  readPage,
  readPages,
} from './pagination.ts'
import { invitePositions } from './positions/invite-positions.ts'
import { type BatchRow, batchColumns, type SendRow, sendColumns } from './rows.ts'

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
  const listing = {
    name: 'invites' as const,
    columns: sendColumns,
    from: 'sends s join lanes l on l.id = s.lane_id and s.latest',
    key: 's.born',
    order: 'descending' as const,
    positions: invitePositions(lifecycle, filter, caller),
    where: { sql: [], parameters: [] },
  }
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
  const listing = {
    name: 'invites of a batch' as const,
    columns: sendColumns,
    from: inBatch,
    key: 'listed.position',
    order: 'ascending' as const,
    where: inviteConditions(lifecycle, filter, caller),
  }
  return readPages<SendRow>(on, listing, batchIds, page, invitesPage)
}

/**
 * The recipients of a batch in their order, each with its invite. `offset 0` keeps the planner from
 * joining in another order: without statistics, that one reads all invites for every page.
 */
const inBatch = (direction: Direction) => `(
    select listed.position, listed.invite_id from sends listed
    where listed.batch_id = owner.id and ${firstOccurrence}
    order by listed.position ${direction} offset 0
  ) listed
  cross join lateral (
    select * from sends s where s.invite_id = listed.invite_id and s.latest offset 0
  ) s
  cross join lateral (select * from lanes l where l.id = s.lane_id offset 0) l`

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
    from: ofBatch,
    key: 's.position',
    order: 'ascending' as const,
    where: { sql, parameters },
  }
  return readPages<SendRow>(on, listing, batchIds, page, invitesPage)
}

/** The sends of a batch in their order; only those of the page look up their lanes. */
const ofBatch = (direction: Direction) => `(
    select * from sends s where s.batch_id = owner.id order by s.position ${direction} offset 0
  ) s
  cross join lateral (select * from lanes l where l.id = s.lane_id offset 0) l`

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
  // The other statuses have indexes with few batches.
  const isCommon = filter.status?.includes('FINISHED') !== false
  const { sql, parameters } = conditions(
    ['tenant = ?', isCommon ? undefined : caller.tenant],
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
      ...(isCommon && { ofTenant: caller.tenant }),
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
