import type { Outcome } from '#providers/outcome.ts'
import type { Provider } from '#providers/provider.ts'
import type { SendRow } from './read.ts'

export const inviteActions = ['REINVITE', 'RETRY', 'RECONCILE'] as const
export type InviteAction = (typeof inviteActions)[number]

/** What a person may do with an invite now. Pure; consoles enable their buttons from it. */
export function actionsOf(send: SendRow, provider: Provider | undefined): InviteAction[] {
  if (provider === undefined || send.outcomeKind === 'QUEUED') return []
  const open = {
    REINVITE: mayReinvite(send, provider),
    RETRY: mayRetry(send.outcomeKind, send.outcome),
    RECONCILE: send.outcomeKind === 'UNCONFIRMED' && provider.lookUp !== undefined,
  } satisfies Record<InviteAction, boolean>
  return inviteActions.filter((action) => open[action])
}

/**
 * A failure is worth another try when a provider was behind it: what breaks a rule of ours would
 * break it again.
 */
export function mayRetry(kind: SendRow['outcomeKind'], outcome: SendRow['outcome']): boolean {
  if (kind === 'UNCONFIRMED') return true
  return outcome?.kind === 'FAILED' && !isOurRefusal(outcome)
}

function isOurRefusal({ code, error }: Extract<Outcome, { kind: 'FAILED' }>): boolean {
  return code === 'INVALID_RECIPIENT' && error === undefined
}

function mayReinvite(send: SendRow, provider: Provider): boolean {
  if (send.outcomeKind === 'ALREADY_MEMBER' || send.outcomeKind === 'SKIPPED') return false
  if (send.outcome?.kind === 'FAILED' && isOurRefusal(send.outcome)) return false
  // A native reinvite needs the provider's own id of the person.
  const { reinvite } = provider.capabilities
  return reinvite !== 'NATIVE' || send.recipientKind === 'USER_ID' || send.hasReference
}
