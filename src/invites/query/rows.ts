import type { Queryable } from '#database/database.ts'
import { erasedReference } from '#dispatch/erasing/erased-reference.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import type { ClosedReason } from '#dispatch/store/finish-sends.ts'
import type { Caller } from '#identity/caller.ts'
import type { Operation } from '#providers/contract/call.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'
import type { Details, RecipientKind } from '#providers/contract/recipient.ts'
import type { SkippedOutcome } from '../accept/new-send.ts'
import type { BatchOperation, PersonKeys } from '../check/request.ts'
import { isVisible, visibilityOf } from './visibility.ts'

/** One send as it is stored. The current send of an invite says what the invite's state is. */
export interface SendRow {
  readonly seq: number
  readonly inviteId: string
  readonly batchId: string
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly attempt: number
  /** Is it the current send of its invite? */
  readonly latest: boolean
  readonly recipientKind: RecipientKind
  readonly recipientValue: string
  readonly displayName: string | null
  readonly personKey: string | null
  /** Has the provider given the person an id of its own? */
  readonly hasReference: boolean
  readonly outcomeKind: OutcomeKind
  /** Null while queued. */
  readonly outcome: Outcome | SkippedOutcome | null
  /** While queued: it waits until then for a back-off or a pause of the lane; null: it can go on. */
  readonly notBefore: Date | null
  readonly lastError: ProviderError | null
  readonly settledAt: Date | null
  /** When the invite's first send was accepted. */
  readonly createdAt: Date
  readonly updatedAt: Date
  /** When the person was erased: the row no longer says who it was. */
  readonly erasedAt: Date | null
  /** It belongs to a plan, and no invite exists. */
  readonly planned?: true
}

/** The state of a send. All but `QUEUED` are final. */
export const outcomeKinds = [
  'QUEUED',
  'SENT',
  'ALREADY_PENDING',
  'ALREADY_MEMBER',
  'SKIPPED',
  'FAILED',
  'UNCONFIRMED',
] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** One batch as it is stored. */
export interface BatchRow {
  readonly id: string
  readonly seq: number
  readonly operation: BatchOperation
  readonly caller: string
  readonly idempotencyKey: string
  readonly name: string | null
  readonly total: number
  readonly open: number
  readonly closedReason: ClosedReason | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

/** The columns of `SendRow`, from `sends s join lanes l`. */
export const sendColumns = `
  s.seq, s.invite_id as "inviteId", s.batch_id as "batchId", s.provider,
  s.destination_id as "destinationId", s.attempt, s.latest, s.recipient_kind as "recipientKind",
  s.recipient_value as "recipientValue", s.display_name as "displayName",
  s.person_key as "personKey", s.provider_reference is not null as "hasReference",
  s.outcome_kind as "outcomeKind", s.outcome,
  case when s.state <> 'final' then nullif(greatest(s.not_before, l.paused_until, gateway_now()),
    gateway_now()) end as "notBefore",
  s.last_error as "lastError", s.settled_at as "settledAt", s.updated_at as "updatedAt",
  s.erased_at as "erasedAt",
  case when s.attempt = 1 then s.created_at
    else (select min(f.created_at) from sends f where f.invite_id = s.invite_id) end as "createdAt"`

/** The columns of `BatchRow`, from `batches`. */
export const batchColumns = `
  id, seq, operation, caller, idempotency_key as "idempotencyKey", name, total, open,
  closed_reason as "closedReason", created_at as "createdAt", finished_at as "finishedAt"`

/** The sends of batches, each in the order of its input, as of the moments when they were read. */
export async function resultsOf(
  on: Queryable,
  batchIds: readonly string[],
  caller: Caller,
): Promise<SendRow[]> {
  const all: SendRow[] = []
  let last: Pick<PositionedRow, 'batchId' | 'position'> = beforeAll
  for (;;) {
    const rows = await on.query<PositionedRow>(
      `select ${sendColumns}, s.position from unnest($1::uuid[]) as asked (id)
       cross join lateral (
         select * from sends
         where batch_id = asked.id and (batch_id, position) > ($4::uuid, $5::int)
         order by position limit ${maxRowsRead}
       ) as s
       join lanes l on l.id = s.lane_id
       where ${isVisible}
       order by s.batch_id, s.position limit ${maxRowsRead}`,
      [batchIds, ...visibilityOf(caller), last.batchId, last.position],
    )
    for (const row of rows) all.push(row)
    last = rows.at(-1) ?? last
    if (rows.length < maxRowsRead) return all
  }
}

type PositionedRow = SendRow & { readonly position: number }

const beforeAll = { batchId: '00000000-0000-0000-0000-000000000000', position: -1 }

// More would take too long in one turn: to copy from PGlite's thread, or to read from a socket.
const maxRowsRead = 1_000

/** The current sends of invites, in any order. Unknown ids are left out. */
export async function invitesByIds(
  on: Queryable,
  ids: readonly string[],
  caller: Caller,
): Promise<SendRow[]> {
  return on.query<SendRow>(
    `select ${sendColumns} from sends s join lanes l on l.id = s.lane_id
     where s.latest and s.invite_id = any($1::uuid[]) and ${isVisible}`,
    [ids, ...visibilityOf(caller)],
  )
}

/** In any order. Unknown ids are left out. */
export async function batchesByIds(
  on: Queryable,
  ids: readonly string[],
  caller: Caller,
): Promise<BatchRow[]> {
  return on.query<BatchRow>(
    `select ${batchColumns} from batches where id = any($1::uuid[]) and tenant = $2
       and (total = 0 or exists (
         select 1 from targets t where t.batch_id = batches.id and reaches($3::text[], t.lane_id)))`,
    [ids, ...visibilityOf(caller)],
  )
}

/** The current send of an invite, as it was requested: what sending it again needs. */
export interface RequestedSend {
  readonly inviteId: string
  readonly isErased: boolean
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly operation: Operation
  readonly message: Details
  readonly recipientKind: RecipientKind
  readonly recipientValue: string
  readonly displayName: string | null
  readonly personKey: string | null
  readonly details: Details
  readonly providerReference: string | null
}

/** In any order. Ids of invites that the caller may not see are left out. */
export async function requestedSends(
  on: Queryable,
  inviteIds: readonly string[],
  caller: Caller,
): Promise<RequestedSend[]> {
  return on.query<RequestedSend>(
    `select ${requestColumns} ${requestFrom} and s.invite_id = any($1::uuid[]) and ${isVisible}`,
    [inviteIds, ...visibilityOf(caller)],
  )
}

/**
 * Invites at a destination whose person has one of these provider's ids, or was invited by it. `keys`:
 * the recipient keys of the ids.
 */
export async function requestedByReference(
  on: Queryable,
  provider: ProviderKind,
  destinationId: string,
  references: readonly string[],
  keys: readonly string[],
  tenant: string,
): Promise<RequestedSend[]> {
  return on.query<RequestedSend>(
    `select ${requestColumns} ${requestFrom} and s.provider = $1 and s.destination_id = $2
       and s.tenant = $4 and s.erased_at is null and (s.provider_reference = any($3::text[])
         or (s.recipient_kind = 'USER_ID' and s.recipient_key = any($5::text[])))`,
    [provider, destinationId, references, tenant, keys],
  )
}

/**
 * By provider's id: the keys by which any tenant first invited the person. One person is one recipient,
 * even if invited by different addresses.
 */
export async function keysByReference(
  on: Queryable,
  provider: ProviderKind,
  destinationId: string,
  references: readonly string[],
  hash: HashRecipient,
): Promise<ReadonlyMap<string, PersonKeys>> {
  const plain = new Map(
    references.map((reference) => [erasedReference(reference, hash), reference]),
  )
  const rows = await on.query<PersonKeysOf>(
    `select distinct on (provider_reference) seq, provider_reference as reference,
       recipient_key as "recipientKey", coalesce(mailbox_key, recipient_key) as "mailboxKey"
     from sends
     where provider = $1 and destination_id = $2 and provider_reference = any($3::text[])
     order by provider_reference, seq`,
    [provider, destinationId, [...references, ...plain.keys()]],
  )
  // The keys of an erased person are the older ones.
  return new Map(
    rows
      .toSorted((one, other) => other.seq - one.seq)
      .map(({ reference, recipientKey, mailboxKey }) => [
        plain.get(reference) ?? reference,
        { recipientKey, mailboxKey },
      ]),
  )
}

interface PersonKeysOf {
  readonly seq: number
  readonly reference: string
  readonly recipientKey: string
  readonly mailboxKey: string
}

const requestColumns = `s.invite_id as "inviteId", s.erased_at is not null as "isErased", s.provider, s.destination_id as "destinationId",
  t.operation, t.message, s.recipient_kind as "recipientKind",
  s.recipient_value as "recipientValue", s.display_name as "displayName",
  s.person_key as "personKey", s.details, s.provider_reference as "providerReference"`
const requestFrom = `from sends s
  join targets t on t.batch_id = s.batch_id and t.position = s.target_position where s.latest`
