import type { RevokeFailureCode, RevokeOutcomeFieldsFragment } from '../generated/documents.ts'
import { each } from './each.ts'
import { invitesWith } from './entities.ts'
import { at, outcomes, providerError } from './outcomes.ts'

type RevokeOutcome = RevokeOutcomeFieldsFragment
type Of<Name> = Extract<RevokeOutcome, { __typename: Name }>

const [invite = null] = invitesWith(outcomes.InviteSent)
const revokedInvite = invite && {
  ...invite,
  availableActions: [],
  lifecycle: 'REVOKED' as const,
  lifecycleCheckedAt: at,
  expiresAt: null,
}

const revoked = (alreadyRevoked: boolean): Of<'InviteRevoked'> => ({
  __typename: 'InviteRevoked',
  message: 'The invitation is revoked.',
  invite: revokedInvite,
  alreadyRevoked,
})

// By code, so that a new code in the schema does not compile until it has an entry.
const failures: Readonly<Record<RevokeFailureCode, Partial<Of<'RevokeFailed'>>>> = {
  ACCESS_DENIED: { error: providerError },
  ALREADY_JOINED: {},
  CONSENT_REQUIRED: {},
  IN_PROGRESS: { retryable: true },
  NOTHING_TO_REVOKE: {},
  NOT_FOUND: { invite: null },
  PROVIDER_REJECTED: { error: providerError },
  PROVIDER_UNAVAILABLE: { retryable: true },
  THROTTLED: { retryable: true, error: providerError },
  UNCONFIRMED: { retryable: true, error: providerError },
}
const failed = (code: RevokeFailureCode): Of<'RevokeFailed'> => ({
  __typename: 'RevokeFailed',
  message: 'The invitation was not revoked, as far as the gateway knows.',
  invite,
  code,
  retryable: false,
  error: null,
  ...failures[code],
})

/** Every outcome of revoking an invite, with every code. */
export const revokeOutcomes: {
  readonly [Name in RevokeOutcome['__typename']]: readonly Of<Name>[]
} = {
  InviteRevoked: [revoked(false), revoked(true)],
  RevokeNotSupported: [
    {
      __typename: 'RevokeNotSupported',
      message: 'The provider offers no way to revoke an invitation.',
      invite,
    },
  ],
  RevokeFailed: each(failures, failed),
}

/** All outcomes in one list. */
export const everyRevokeOutcome: readonly RevokeOutcome[] = Object.values(revokeOutcomes).flat()
