import type { RevokeFailureCode, RevokeOutcomeFieldsFragment } from '../generated/documents.ts'
import { each } from './each.ts'
import { invitesWith } from './entities.ts'
import { at, outcomes, providerError } from './outcomes.ts'

type RevokeOutcome = RevokeOutcomeFieldsFragment
type Of<Name> = Extract<RevokeOutcome, { __typename: Name }>

const [invite = null] = invitesWith(outcomes.InviteSent)
const withdrawn = invite && {
  ...invite,
  availableActions: [],
  lifecycle: 'REVOKED' as const,
  lifecycleCheckedAt: at,
  expiresAt: null,
}

const revoked = (alreadyRevoked: boolean): Of<'InviteRevoked'> => ({
  __typename: 'InviteRevoked',
  message: 'The invitation is withdrawn.',
  invite: withdrawn,
  alreadyRevoked,
})

// By code, so that one that the schema gains does not compile without its case.
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
  message: 'The invitation is not withdrawn, as far as is known.',
  invite,
  code,
  retryable: false,
  error: null,
  ...failures[code],
})

/** What can become of an invite that was to be revoked, with every code. */
export const revokeOutcomes: {
  readonly [Name in RevokeOutcome['__typename']]: readonly Of<Name>[]
} = {
  InviteRevoked: [revoked(false), revoked(true)],
  RevokeNotSupported: [
    {
      __typename: 'RevokeNotSupported',
      message: 'The provider offers no way to withdraw an invitation.',
      invite,
    },
  ],
  RevokeFailed: each(failures, failed),
}

/** The same as one list. */
export const everyRevokeOutcome: readonly RevokeOutcome[] = Object.values(revokeOutcomes).flat()
