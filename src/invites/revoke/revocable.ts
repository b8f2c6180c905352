import type { Queryable } from '#database/database.ts'
import { existsOtherSend, isForeign } from '#dispatch/store/same-recipient.ts'
import type { Caller } from '#identity/caller.ts'
import type { LifecycleSql } from '#lifecycles/lifecycle-sql.ts'
import type { InviteLifecycle } from '#lifecycles/state.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { RecipientKind } from '#providers/contract/recipient.ts'
import type { Destinations } from '../check/destinations.ts'
import type { OutcomeKind } from '../query/rows.ts'
import { isVisible, visibilityOf } from '../query/visibility.ts'
import type { RevokeFailureCode, RevokeResult } from './revoke-result.ts'

/** An invite that a caller wants to revoke. */
export interface Revocable {
  readonly inviteId: string
  readonly batchId: string
  readonly laneId: string
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly kind: RecipientKind
  readonly value: string
  readonly reference: string | null
  readonly outcomeKind: OutcomeKind
  /** As stored; the provider is read later. */
  readonly lifecycle: InviteLifecycle
  /** Do we know that the invitation was revoked, or that we asked for it? */
  readonly revoked: boolean
  /** Was the latest invitation to this person there sent for another tenant? */
  readonly foreign: boolean
  /** Is a send to this person there still open, in any batch of any tenant? */
  readonly open: boolean
  readonly isErased: boolean
}

/** In any order. Ids of invites that the caller may not see are left out. */
export async function revocables(
  on: Queryable,
  { stored }: LifecycleSql,
  inviteIds: readonly string[],
  caller: Caller,
): Promise<Revocable[]> {
  return on.query<Revocable>(
    `select s.invite_id as "inviteId", s.batch_id as "batchId", s.lane_id as "laneId", s.provider,
       s.destination_id as "destinationId", s.recipient_kind as kind, s.recipient_value as value,
       s.provider_reference as reference,
       s.outcome_kind as "outcomeKind", ${stored} as lifecycle,
       ${stored} = 'REVOKED' or exists (
         select 1 from lifecycles c
         where c.invite_id = s.invite_id and c.revoke_asked_at > s.settled_at
       ) as revoked,
       ${isForeign('s')} as "foreign",
       s.state <> 'final' or ${existsOtherSend('s', `other.state <> 'final'`)} as open,
       s.erased_at is not null as "isErased"
     from sends s where s.latest and s.invite_id = any($1::uuid[]) and ${isVisible}`,
    [inviteIds, ...visibilityOf(caller)],
  )
}

/**
 * Why an invite cannot be revoked, as far as that is known without reading the provider. Undefined:
 * no reason is known. Pure.
 */
export function obstacleTo(
  invite: Revocable,
  { provider, destinations, acceptUserDeletion }: RevokeFacts,
): RevokeResult | undefined {
  const { inviteId, open, outcomeKind, lifecycle } = invite
  const failed = (code: RevokeFailureCode, message: string): RevokeResult => ({
    kind: 'failed',
    inviteId,
    code,
    message,
    retryable: code === 'IN_PROGRESS',
  })
  if (provider?.revocations === undefined) {
    const name = provider?.displayName ?? 'The provider'
    const message = `${name} offers no way to revoke an invitation.`
    return { kind: 'not-supported', inviteId, message }
  }
  if (!destinations.allows(invite.provider, invite.destinationId)) {
    return failed(
      'PROVIDER_UNAVAILABLE',
      'The configuration of this gateway does not allow this destination.',
    )
  }
  if (invite.isErased) {
    const message = 'The person was erased, so the provider cannot be asked. Revoke it there.'
    return failed('NOTHING_TO_REVOKE', message)
  }
  if (open) {
    return failed('IN_PROGRESS', 'A send to this person is still open. Wait until it is final.')
  }
  if (invite.foreign) {
    const message = 'The latest invitation to this person was sent for another tenant.'
    return failed('NOTHING_TO_REVOKE', message)
  }
  const unsent = outcomeKind === 'FAILED' || outcomeKind === 'SKIPPED'
  if (unsent && lifecycle === 'UNKNOWN') {
    return failed('NOTHING_TO_REVOKE', 'No invitation was made.')
  }
  if (provider.revocations.deletesUser && !acceptUserDeletion) {
    const message = `${provider.displayName} revokes an invitation by deleting the invited user. Set \`acceptUserDeletion\` to allow it.`
    return failed('CONSENT_REQUIRED', message)
  }
  return undefined
}

/** What decides besides the invite itself. `provider`: undefined where it is switched off. */
export interface RevokeFacts {
  readonly provider: Provider | undefined
  readonly destinations: Destinations
  /** May the provider delete invited users? */
  readonly acceptUserDeletion: boolean
}
