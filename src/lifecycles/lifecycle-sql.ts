import type { Queryable } from '#database/database.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { RecipientKind } from '#providers/contract/recipient.ts'
import type { LifecycleState } from './state.ts'

/** The same, with what it takes to find out anew. */
export interface StoredState extends LifecycleState {
  /** Read within the time that it is remembered, or nothing to be read. */
  readonly fresh: boolean
  readonly laneId: string
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly kind: RecipientKind
  readonly value: string
  readonly reference: string | null
}

/** In any order; unknown ids are left out. Reads no upstream. */
export async function storedStates(
  on: Queryable,
  inviteIds: readonly string[],
  rememberMs: number,
): Promise<StoredState[]> {
  return on.query<StoredState>(
    `select s.invite_id as "inviteId", ${lifecycleSql} as lifecycle,
       case when ${sinceSettled(checked)} then ${checked} end as "checkedAt",
       case when ${lifecycleSql} = 'PENDING' and s.outcome_kind = 'SENT' and c.seen_at > s.settled_at
         then s.settled_at + c.lifetime_ms * interval '1 ms' end as "expiresAt",
       ${untracked} or not ${worthReading}
         or coalesce(${sinceSettled('r.began_at')} and ${remembered('r.finished_at')}, false)
         or coalesce(${sinceSettled('c.checked_at')} and ${remembered('c.checked_at')}, false)
         as fresh,
       s.lane_id as "laneId", s.provider, s.destination_id as "destinationId",
       s.recipient_kind as kind, s.recipient_value as value, s.provider_reference as reference
     from sends s
     left join lifecycles c on c.invite_id = s.invite_id
     left join readings r on r.lane_id = s.lane_id
     where s.latest and s.invite_id = any($1::uuid[])`,
    [inviteIds, rememberMs],
  )
}

/** Providers without any way to read. */
export const untrackedProviders: readonly ProviderKind[] = ['REPOST_PRIVATE']
/** Providers whose list names everybody: who was invited and is not in it is no longer invited. */
export const completeProviders: readonly ProviderKind[] = ['WICKR']

const anyOf = (kinds: readonly ProviderKind[]) => `any(array['${kinds.join("','")}'])`
const untracked = `s.provider = ${anyOf(untrackedProviders)}`

/** Last looked for, by itself or with everybody. */
const checked = `case when s.recipient_key <> '' then greatest(c.checked_at, r.began_at) end`

/** Our own request told more than what was read before it. */
const providerAnswered = `s.outcome_kind in ('SENT', 'ALREADY_PENDING', 'ALREADY_MEMBER')`
const sinceSettled = (time: string) =>
  `(case when ${providerAnswered} then ${time} > s.settled_at else ${time} is not null end)`

// A minute: a list may be some seconds behind.
const missing = `(s.provider = ${anyOf(completeProviders)}
  and coalesce(${checked} > c.seen_at, ${checked} is not null)
  and coalesce(${checked} > s.settled_at + interval '1 minute', true))`

const lifecycleSql = `case
  when ${untracked} then 'UNTRACKED'
  when ${providerAnswered} and (c.lifecycle is null or not ${sinceSettled('c.seen_at')}) then case
    when s.outcome_kind = 'ALREADY_MEMBER' then 'ACCEPTED'
    when ${missing} then 'INVALID'
    else 'PENDING' end
  when c.lifecycle is null then 'UNKNOWN'
  when c.lifecycle in ('PENDING', 'EXPIRED') and ${missing} then 'INVALID'
  else c.lifecycle end`

/** For a row of `sends s`, anywhere: the lifecycle as last known. */
export const storedLifecycleSql = `(
  select ${lifecycleSql} from (select 1) as one
  left join lifecycles c on c.invite_id = s.invite_id
  left join readings r on r.lane_id = s.lane_id)`

/** What was never asked of a provider, or is on its way to one, has nothing to be read. */
const worthReading = `(s.recipient_key <> '' and (${providerAnswered} or s.outcome_kind = 'UNCONFIRMED'
  or s.outcome -> 'error' is not null or s.outcome -> 'previousInviteId' is not null))`

const remembered = (time: string) => `${time} > gateway_now() - $2::float8 * interval '1 ms'`
