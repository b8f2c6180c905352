import type { RevokeFailureCode, RevokeOutcomeFieldsFragment } from './generated/documents.ts'
import { messageOf } from './message-of.ts'

/** As `wordsFor`, of an invitation that was to be withdrawn. */
export function wordsForRevoking(outcome: RevokeOutcomeFieldsFragment): string {
  switch (outcome.__typename) {
    case 'InviteRevoked':
      return outcome.alreadyRevoked ? 'Was withdrawn before.' : 'Withdrawn.'
    case 'RevokeNotSupported':
      return 'Not withdrawn: the provider offers no way to do that.'
    case 'RevokeFailed': {
      const why = failed[outcome.code]
      if (why === undefined) return outcome.message
      return outcome.retryable ? `${why} Trying again does no harm.` : why
    }
    default:
      return messageOf(outcome)
  }
}

// Without a `default`: a code that the schema gains and this table lacks does not compile.
const failed: Readonly<Record<RevokeFailureCode, string>> = {
  ACCESS_DENIED: 'Not withdrawn: the gateway has no permission to do that there.',
  ALREADY_JOINED: 'Not withdrawn: the person has joined.',
  CONSENT_REQUIRED: 'Not withdrawn: the provider would delete the user, and nobody agreed to that.',
  IN_PROGRESS: 'Not withdrawn: something is still on its way to this person.',
  NOTHING_TO_REVOKE: 'Not withdrawn: no invitation stands.',
  NOT_FOUND: 'Not withdrawn: there is no such invite.',
  PROVIDER_REJECTED: 'Not withdrawn: the provider refused.',
  PROVIDER_UNAVAILABLE: 'Not withdrawn: the provider could not be reached.',
  THROTTLED: 'Not withdrawn: the provider is too busy.',
  UNCONFIRMED: 'Nobody knows whether it was withdrawn.',
}
