import type { FailureCode, Outcome } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { SendRow } from '../rows.ts'
import type { ActionFacts } from './action-facts.ts'

/** What a caller can do with an invite. `RETRY_WITH_CONSENT`: it may invite the person twice. */
export const inviteActions = [
  'REINVITE',
  'REVOKE',
  'RETRY',
  'RETRY_WITH_CONSENT',
  'RECONCILE',
] as const
export type InviteAction = (typeof inviteActions)[number]

/** `isClosed`: the configuration does not allow the destination. */
type Facts = Omit<ActionFacts, 'inviteId'> & { readonly isClosed: boolean }
type Send = Pick<SendRow, 'outcomeKind' | 'outcome' | 'recipientKind' | 'hasReference' | 'erasedAt'>

/** What a caller can do with an invite now. Consoles enable their buttons by it. Pure. */
export function actionsOf(
  send: Send,
  provider: Provider | undefined,
  facts: Facts,
): InviteAction[] {
  if (provider === undefined || send.outcomeKind === 'QUEUED') return []
  // Nobody knows any more whom to invite.
  if (send.erasedAt !== null) return []
  const retry = !facts.canceled && mayRetry(send.outcomeKind, send.outcome)
  const risky = send.outcomeKind === 'UNCONFIRMED' || facts.invitedSince
  const open = {
    REINVITE: mayReinvite(send, provider, facts),
    REVOKE: mayRevoke(provider, facts),
    RETRY: retry && !risky,
    RETRY_WITH_CONSENT: retry && risky,
    RECONCILE: send.outcomeKind === 'UNCONFIRMED' && provider.lookUp !== undefined,
  } satisfies Record<InviteAction, boolean>
  return inviteActions.filter((action) => open[action])
}

/** Only failures at a provider can be retried: what breaks a rule of ours would break it again. */
export function mayRetry(kind: SendRow['outcomeKind'], outcome: SendRow['outcome']): boolean {
  if (kind === 'UNCONFIRMED') return true
  return outcome?.kind === 'FAILED' && !isOurRefusal(outcome)
}

/** A failed or unconfirmed send, as far as a retry of its batch depends on it. */
export interface Retriable {
  readonly kind: 'FAILED' | 'UNCONFIRMED'
  /** Of a failure. */
  readonly code: FailureCode | null
  /** The failure is the provider's own. */
  readonly isTheirs: boolean
  readonly invitedSince: boolean
}

/** Does a retry of the batch apply to a send? Pure. */
export function isRetried(
  { kind, code, isTheirs, invitedSince }: Retriable,
  acceptDuplicateRisk: boolean,
): boolean {
  if (kind === 'UNCONFIRMED') return acceptDuplicateRisk
  const isOurs = code === 'INVALID_RECIPIENT' && !isTheirs
  return !isOurs && (acceptDuplicateRisk || !invitedSince)
}

function isOurRefusal({ code, error }: Extract<Outcome, { kind: 'FAILED' }>): boolean {
  return code === 'INVALID_RECIPIENT' && error === undefined
}

function mayReinvite(
  send: Send,
  { capabilities }: Provider,
  { lifecycle, isClosed, open, foreign, superseded }: Facts,
): boolean {
  if (isClosed || open) return false
  if (send.outcomeKind === 'SKIPPED' || lifecycle === 'ACCEPTED') return false
  if (send.outcomeKind === 'ALREADY_MEMBER') return false
  if (send.outcome?.kind === 'FAILED' && isOurRefusal(send.outcome)) return false
  // What another tenant sent is not replaced while it is pending.
  if (capabilities.reinvite === 'REVOKE_AND_SEND') return !foreign || lifecycle !== 'PENDING'
  if (capabilities.reinvite !== 'NATIVE') return true
  // A native reinvite needs a user who still exists, and the provider's own id of that user.
  const isGone = lifecycle === 'REVOKED' || lifecycle === 'INVALID' || superseded
  return !isGone && (send.recipientKind === 'USER_ID' || send.hasReference)
}

function mayRevoke({ revocations }: Provider, facts: Facts): boolean {
  const { lifecycle, isClosed, open, foreign, superseded } = facts
  if (revocations === undefined || isClosed || open) return false
  // What is pending is not of this invite.
  if (foreign || superseded) return false
  // Where revoking deletes the user, a user whose invitation has expired can still be deleted.
  return lifecycle === 'PENDING' || (lifecycle === 'EXPIRED' && revocations.deletesUser)
}
