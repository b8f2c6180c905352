import type { RevokeFailureCode, RevokeOutcomeFieldsFragment } from './generated/documents.ts'
import { messageOf } from './message-of.ts'

/** Like `wordsFor`, for the outcome of revoking an invite. */
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

// A complete table: a new code in the schema does not compile until it has an entry.
const failed: Readonly<Record<RevokeFailureCode, string>> = {
  ACCESS_DENIED: 'Not withdrawn: the gateway has no permission to do that there.',
  ALREADY_JOINED: 'Not withdrawn: the person has joined.',
  CONSENT_REQUIRED:
    'Not withdrawn: the provider would delete the user, and the request did not agree to that.',
  IN_PROGRESS: 'Not withdrawn: an invite to this person is still in flight.',
  NOTHING_TO_REVOKE: 'Not withdrawn: no invitation is pending.',
  NOT_FOUND: 'Not withdrawn: there is no such invite.',
  PROVIDER_REJECTED: 'Not withdrawn: the provider refused.',
  PROVIDER_UNAVAILABLE: 'Not withdrawn: the provider could not be reached.',
  THROTTLED: 'Not withdrawn: the provider is too busy.',
  UNCONFIRMED: 'It is unknown whether it was withdrawn.',
}
