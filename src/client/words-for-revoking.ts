import type { RevokeFailureCode, RevokeOutcomeFieldsFragment } from './generated/documents.ts'
import { messageOf } from './message-of.ts'

/** Like `wordsFor`, for the result of revoking an invitation. */
export function wordsForRevoking(outcome: RevokeOutcomeFieldsFragment): string {
  switch (outcome.__typename) {
    case 'InviteRevoked':
      return outcome.alreadyRevoked ? 'Already revoked.' : 'Revoked.'
    case 'RevokeNotSupported':
      return 'Not revoked: the provider does not support it.'
    case 'RevokeFailed': {
      const why = failed[outcome.code]
      if (why === undefined) return outcome.message
      return outcome.retryable ? `${why} It is safe to retry.` : why
    }
    default:
      return messageOf(outcome)
  }
}

// No default: this table does not compile when the schema gains a code.
const failed: Readonly<Record<RevokeFailureCode, string>> = {
  ACCESS_DENIED: 'Not revoked: the gateway has no permission to revoke there.',
  ALREADY_JOINED: 'Not revoked: the person has already joined.',
  CONSENT_REQUIRED: 'Not revoked: it would delete the user, which needs your consent.',
  IN_PROGRESS: 'Not revoked: an invitation to this person is still being sent.',
  NOTHING_TO_REVOKE: 'Not revoked: there is no pending invitation.',
  NOT_FOUND: 'Not revoked: the invite does not exist.',
  PROVIDER_REJECTED: 'Not revoked: the provider refused.',
  PROVIDER_UNAVAILABLE: 'Not revoked: the provider could not be reached.',
  THROTTLED: 'Not revoked: the provider is too busy.',
  UNCONFIRMED: 'It is not known whether the invitation was revoked.',
}
