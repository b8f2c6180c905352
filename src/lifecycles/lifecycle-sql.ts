import type { Queryable } from '#database/database.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { RecipientKind } from '#providers/contract/recipient.ts'
import type { LifecycleState } from './state.ts'

/** A stored lifecycle, with what a reader needs to read it again. */
export interface StoredState extends LifecycleState {
  /** Read within the remembered time, or not worth reading. */
  readonly fresh: boolean
  readonly laneId: string
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly kind: RecipientKind
  readonly value: string
  readonly reference: string | null
}

/** SQL about the lifecycle of a row of `sends s`. Reads no upstream. */
export interface LifecycleSql {
  readonly tracking: Tracking
  /** The lifecycle as stored, in any query that has the row. */
  readonly stored: string
  /** Does the provider offer no way to read lifecycles? */
  readonly untracked: string
  /** `StoredState` of the invites `$1`, where a reading is remembered for `$2` milliseconds. */
  readonly states: string
}

/** What the lifecycle's SQL has to know about the providers. */
export interface Tracking {
  /** Providers that cannot be read. */
  readonly untracked: readonly ProviderKind[]
  /** Providers with a complete list: an invitation that was made and is not in it no longer holds. */
  readonly complete: readonly ProviderKind[]
}

/** By what the contract of each provider says. Pure. */
export function trackingOf(providers: Iterable<Pick<Provider, 'kind' | 'lifecycles'>>): Tracking {
  const untracked: ProviderKind[] = []
  const complete: ProviderKind[] = []
  for (const { kind, lifecycles } of providers) {
    if (lifecycles === 'UNTRACKED') untracked.push(kind)
    else if (lifecycles.missing !== undefined) complete.push(kind)
  }
  return { untracked, complete }
}

/** In any order. Unknown ids are left out. */
export async function storedStates(
  on: Queryable,
  sql: LifecycleSql,
  inviteIds: readonly string[],
  rememberMs: number,
): Promise<StoredState[]> {
  return on.query<StoredState>(sql.states, [inviteIds, rememberMs])
}

/**
 * The rules, in SQL so that lists can filter by them. A reading counts only if it began after our
 * latest request was answered; otherwise our own outcome decides. Pure.
 */
export function lifecycleSqlOf(tracking: Tracking): LifecycleSql {
  const { untracked: unreadable, complete } = tracking
  const untracked = `s.provider = ${anyOf(unreadable)}`
  // A list may lag some seconds behind our request, so being absent counts only a minute later.
  const missing = `(s.provider = ${anyOf(complete)}
    and coalesce(${checkedAt} > c.seen_at, ${checkedAt} is not null)
    and coalesce(${checkedAt} > s.settled_at + interval '1 minute', true))`
  const lifecycle = `case
    when ${untracked} then 'UNTRACKED'
    when ${providerAnswered} and (c.lifecycle is null or not ${sinceAnswer('c.seen_at')}) then case
      when s.outcome_kind = 'ALREADY_MEMBER' then 'ACCEPTED'
      when ${missing} then 'INVALID'
      else 'PENDING' end
    when c.lifecycle is null then 'UNKNOWN'
    when c.lifecycle in ('PENDING', 'EXPIRED') and ${missing} then 'INVALID'
    else c.lifecycle end`
  return {
    tracking,
    untracked,
    stored: `(
      select ${lifecycle} from (select 1) as one
      left join lifecycles c on c.invite_id = s.invite_id
      left join readings r on r.lane_id = s.lane_id)`,
    states: `select s.invite_id as "inviteId", ${lifecycle} as lifecycle,
       case when ${sinceAnswer(checkedAt)} then ${checkedAt} end as "checkedAt",
       case when ${lifecycle} = 'PENDING' and s.outcome_kind = 'SENT' and c.seen_at > s.settled_at
         then s.settled_at + c.lifetime_ms * interval '1 ms' end as "expiresAt",
       ${untracked} or not ${worthReading}
         or coalesce(${sinceAnswer('r.began_at')} and ${remembered('r.finished_at')}, false)
         or coalesce(${sinceAnswer('c.checked_at')} and ${remembered('c.checked_at')}, false)
         as fresh,
       s.lane_id as "laneId", s.provider, s.destination_id as "destinationId",
       s.recipient_kind as kind, s.recipient_value as value, s.provider_reference as reference
     from sends s
     left join lifecycles c on c.invite_id = s.invite_id
     left join readings r on r.lane_id = s.lane_id
     where s.latest and s.invite_id = any($1::uuid[])`,
  }
}

const anyOf = (kinds: readonly ProviderKind[]) => `any('{${kinds.join()}}'::text[])`

/** When the person was last looked for: alone, or by reading everyone. */
const checkedAt = `case when s.recipient_key <> '' then greatest(c.checked_at, r.began_at) end`

/** The provider answered our request for this person, which says more than any earlier reading. */
const providerAnswered = `s.outcome_kind in ('SENT', 'ALREADY_PENDING', 'ALREADY_MEMBER')`
const sinceAnswer = (time: string) =>
  `(case when ${providerAnswered} then ${time} > s.settled_at else ${time} is not null end)`

/** An invite that no request was made for, or whose request is open, has nothing to be read. */
const worthReading = `(s.recipient_key <> '' and s.erased_at is null
  and (${providerAnswered} or s.outcome_kind = 'UNCONFIRMED'
    or s.outcome -> 'error' is not null or s.outcome -> 'previousInviteId' is not null))`

const remembered = (time: string) => `${time} > gateway_now() - $2::float8 * interval '1 ms'`
