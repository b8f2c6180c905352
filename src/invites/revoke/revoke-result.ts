import type { Unread } from '#providers/contract/lifecycle.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'
import type { RevocationResult } from './revoke-at-destination.ts'

/** Why an invite was not revoked, or with `UNCONFIRMED`, may not have been. Programs depend on them. */
export const revokeFailureCodes = [
  'NOT_FOUND',
  'IN_PROGRESS',
  'NOTHING_TO_REVOKE',
  'ALREADY_JOINED',
  'CONSENT_REQUIRED',
  'UNCONFIRMED',
  'THROTTLED',
  'ACCESS_DENIED',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_REJECTED',
] as const
export type RevokeFailureCode = (typeof revokeFailureCodes)[number]

/** What became of one invite that a caller wanted to revoke. */
export type RevokeResult =
  /** `before`: it had been revoked already, by this gateway or elsewhere. */
  | {
      readonly kind: 'revoked'
      readonly inviteId: string
      readonly before: boolean
      readonly message: string
    }
  | { readonly kind: 'not-supported'; readonly inviteId: string; readonly message: string }
  | {
      readonly kind: 'failed'
      /** Undefined: the caller may see no such invite. */
      readonly inviteId?: string
      readonly code: RevokeFailureCode
      readonly message: string
      readonly retryable: boolean
      readonly error?: ProviderError
    }

/** The answer to the caller about one invite. Pure. */
export function answerOf(inviteId: string, result: RevocationResult | undefined): RevokeResult {
  const failed = (
    code: RevokeFailureCode,
    message: string,
    retryable: boolean,
    error?: ProviderError,
  ): RevokeResult => ({
    kind: 'failed',
    inviteId,
    code,
    message,
    retryable,
    ...(error === undefined ? {} : { error }),
  })
  switch (result?.kind) {
    case 'revoked':
      return { kind: 'revoked', inviteId, before: false, message: 'The invitation is revoked.' }
    case 'revoked-before':
      return {
        kind: 'revoked',
        inviteId,
        before: true,
        message: 'The invitation had been revoked before.',
      }
    case 'joined':
      return failed('ALREADY_JOINED', 'The person has joined. Members are never removed.', false)
    case 'in-progress':
      return failed(
        'IN_PROGRESS',
        'A new send to this person was accepted meanwhile. Wait until it is final.',
        true,
      )
    case 'unconfirmed':
      return failed('UNCONFIRMED', unconfirmed, true, result.error)
    case 'failed': {
      const { error } = result.unread
      const message = `It was not revoked: ${error.message}`
      return failed(codeOf(result.unread), message, mayHelp(result.unread), error)
    }
    case 'none-pending':
    case undefined:
      return failed('NOTHING_TO_REVOKE', nonePending, false)
  }
}

const unconfirmed =
  'The request left, but no usable answer came back: the invitation may or may not be revoked. Repeating is safe.'
const nonePending = 'The provider lists no invitation that could be revoked.'

const mayHelp = (unread: Unread) => unread.kind !== 'refused' || unread.retryable

function codeOf(unread: Unread): RevokeFailureCode {
  switch (unread.kind) {
    case 'throttled':
      return 'THROTTLED'
    case 'refused':
      return unread.code === 'ACCESS_DENIED' ? 'ACCESS_DENIED' : 'PROVIDER_REJECTED'
    case 'unavailable':
    case 'unanswered':
      return 'PROVIDER_UNAVAILABLE'
  }
}
