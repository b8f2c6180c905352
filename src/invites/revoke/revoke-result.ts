import type { RevocationResult } from '#invites/revoke/revoke-at-destination.ts'
import type { Unread } from '#providers/contract/lifecycle.ts'
import type { ProviderError } from '#providers/contract/outcome.ts'

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

/** What became of one invite that was to be revoked. */
export type RevokeResult =
  /** `before`: it was withdrawn already, by whomever. */
  | {
      readonly kind: 'revoked'
      readonly inviteId: string
      readonly before: boolean
      readonly message: string
    }
  | { readonly kind: 'not-supported'; readonly inviteId: string; readonly message: string }
  | {
      readonly kind: 'failed'
      /** Undefined: there is no such invite. */
      readonly inviteId?: string
      readonly code: RevokeFailureCode
      readonly message: string
      readonly retryable: boolean
      readonly error?: ProviderError
    }

/** What is told of a withdrawal. Pure. */
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
    case 'withdrawn':
      return { kind: 'revoked', inviteId, before: false, message: 'The invitation is withdrawn.' }
    case 'revoked-before':
      return { kind: 'revoked', inviteId, before: true, message: 'It was withdrawn before.' }
    case 'joined':
      return failed('ALREADY_JOINED', 'The person has joined; nobody was removed.', false)
    case 'in-progress':
      return failed('IN_PROGRESS', 'The person is being invited again: wait for it.', true)
    case 'unconfirmed':
      return failed('UNCONFIRMED', unconfirmed, true, result.error)
    case 'failed': {
      const { error } = result.unread
      const message = `It was not withdrawn: ${error.message}`
      return failed(codeOf(result.unread), message, mayHelp(result.unread), error)
    }
    case 'nothing-stands':
    case undefined:
      return failed('NOTHING_TO_REVOKE', nothingStands, false)
  }
}

const unconfirmed =
  'The request left and no usable answer came back: the invitation may or may not have been withdrawn. To ask again is safe.'
const nothingStands = 'The provider lists no invitation that could be withdrawn.'

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
