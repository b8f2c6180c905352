import { UnusableAnswer } from '../connections/answer-meter.ts'
import { NeverSent, neverSentError } from '../connections/never-sent.ts'
import type { Answer } from '../contract/answer.ts'
import type { Call } from '../contract/call.ts'
import type { Unread } from '../contract/lifecycle.ts'
import type { FailureCode, Outcome, ProviderError } from '../contract/outcome.ts'
import { errorName } from '../identifier.ts'
import { reasonOf } from '../reason.ts'
import { type SdkError, sdkError } from './client.ts'
import { NoCredentials } from './credentials/credential.ts'

/** The outcome, where the code is about the recipient and not about the request. */
export function outcomeOfCode(code: string | undefined, call: Call): Outcome | undefined {
  if (code === 'FailedOperation.UserInOrganization') {
    return {
      kind: 'ALREADY_MEMBER',
      evidence: 'PER_RECIPIENT',
      message: 'This account is a member of the organization already.',
    }
  }
  if (code !== 'FailedOperation.ReSentInvitation') return undefined
  if (!call.repeated) {
    return {
      kind: 'ALREADY_PENDING',
      evidence: 'PER_RECIPIENT',
      message: 'An invitation to this account stands already.',
    }
  }
  // The pending invitation may be an earlier one, if the first attempt never arrived.
  if (call.operation === 'reinvite' || call.recipients[0]?.askedBefore) return undefined
  return {
    kind: 'SENT',
    emailStatus: 'UNREPORTED',
    evidence: 'INFERRED',
    message: 'An earlier attempt got no answer; Tencent Cloud now says that it was sent.',
  }
}

/**
 * A refused repeat proves little about earlier attempts. These refusals do: they are about the
 * invitee, not about the moment, so no attempt can have made an invitation.
 */
export function provenFailure(
  code: string | undefined,
  call: Call,
  answer: Answer,
): Outcome | undefined {
  if (!call.repeated || answer.kind !== 'refused' || !aboutInvitee.has(code ?? '')) return undefined
  return {
    kind: 'FAILED',
    evidence: 'PER_RECIPIENT',
    code: answer.code,
    retryable: answer.retryable,
    ...(answer.field === undefined ? {} : { field: answer.field }),
    error: answer.error,
    message: `Tencent Cloud refused: ${answer.error.message}`,
  }
}

const aboutInvitee: ReadonlySet<string> = new Set([
  'FailedOperation.NotSameRegion',
  'ResourceNotFound.UserNotExist',
])

/** What an error proves about the invitation. A code that is not in the tables proves nothing. */
export function classifyError(
  error: unknown,
  operation: string,
  redact: (text: string) => string,
): Unread {
  // Whatever its status: an upstream that answers like this is not to be believed in anything.
  if (error instanceof UnusableAnswer) {
    return { kind: 'unanswered', error: { code: error.name, message: error.message, operation } }
  }
  if (error instanceof NoCredentials) {
    const facts = { code: 'MissingCredentials', message: redact(error.message), operation }
    return { kind: 'unavailable', reason: 'credentials', error: facts }
  }
  if (error instanceof NeverSent) {
    const asSdkError = (cause: unknown) => providerError(sdkError.parse(cause), operation, redact)
    return { kind: 'unavailable', error: neverSentError(error, operation, redact, asSdkError) }
  }
  const seen = sdkError.parse(error)
  const facts = {
    ...(seen.requestId === undefined ? {} : { requestId: seen.requestId }),
    error: providerError(seen, operation, redact),
  }
  if (seen.httpCode !== undefined) {
    return { kind: seen.httpCode === 429 ? 'throttled' : 'unanswered', ...facts }
  }
  if (seen.code === undefined) return { kind: 'unanswered', ...facts }
  const [family = ''] = seen.code.split('.')
  if (family === 'RequestLimitExceeded') return { kind: 'throttled', ...facts }
  const refusal = refusals.get(seen.code) ?? refusals.get(family)
  if (refusal === undefined) return { kind: 'unanswered', ...facts }
  const field = refusal.field ?? (aboutInput.test(family) ? fieldIn(seen.message) : undefined)
  return { kind: 'refused', ...refusal, ...(field === undefined ? {} : { field }), ...facts }
}

export const unreadable = (operation: string): ProviderError => ({
  code: 'UnreadableAnswer',
  message: 'The answer was cut short or is not what this API answers with.',
  operation,
})

function providerError(
  { name, message, code, httpCode, requestId, type }: SdkError,
  operation: string,
  redact: (text: string) => string,
): ProviderError {
  if (name !== 'Error') {
    const { message } = unreadable(operation)
    return { code: type ?? name, message, operation }
  }
  const transport = message.startsWith('network timeout')
    ? 'ETIMEDOUT'
    : (/\bE[A-Z_]{3,}\b/u.exec(message)?.[0] ?? 'TransportError')
  const ownName = code === undefined ? undefined : errorName(code)
  // Its sentence is not to be believed either.
  const isForeign = code !== undefined && ownName === undefined
  const byTransport = httpCode === undefined ? transport : `HTTP_${httpCode}`
  return {
    code: ownName ?? byTransport,
    message: isForeign
      ? unreadable(operation).message
      : reasonOf(message, redact) || 'The provider gave no reason.',
    ...(httpCode === undefined ? {} : { httpStatus: httpCode }),
    ...(requestId === undefined ? {} : { requestId }),
    operation,
  }
}

const aboutInput = /^(?:Invalid|Missing)Parameter/u

function fieldIn(message: string): string | undefined {
  if (/\bInviteUin\b/u.test(message)) return 'uin'
  if (/\bRemark\b/u.test(message)) return 'remark'
  return /\bName\b/u.test(message) ? 'name' : undefined
}

interface RefusalReason {
  readonly code: FailureCode
  readonly retryable: boolean
  readonly field?: string
  readonly reason?: 'credentials'
}

const refused = (code: FailureCode, field?: string): RefusalReason => ({
  code,
  retryable: false,
  ...(field === undefined ? {} : { field }),
})

const passing = (code: FailureCode): RefusalReason => ({ code, retryable: true })

// The codes after which certainly nothing was sent. A code that is finer than its entry, such as
// `InvalidParameterValue.Name`, means what its family means.
const refusals: ReadonlyMap<string, RefusalReason> = new Map([
  ['FailedOperation.MemberNameUsed', refused('NAME_TAKEN', 'name')],
  ['FailedOperation.NotSameRegion', refused('NOT_ELIGIBLE', 'uin')],
  // About the account that sends.
  ['FailedOperation.UserNotRegister', refused('ACCESS_DENIED')],
  ['LimitExceeded.Members', refused('QUOTA_EXCEEDED')],
  ['ResourceNotFound.InvitationNotExist', refused('PROVIDER_REJECTED')],
  ['ResourceNotFound.OrganizationNotExist', refused('DESTINATION_NOT_FOUND')],
  ['ResourceNotFound.UserNotExist', refused('RECIPIENT_NOT_FOUND', 'uin')],

  ['ActionOffline', refused('PROVIDER_REJECTED')],
  // Our signature, clock or credentials: a corrected clock and fresh credentials help.
  ['AuthFailure', { ...passing('ACCESS_DENIED'), reason: 'credentials' }],
  ['AuthFailure.UnauthorizedOperation', refused('ACCESS_DENIED')],
  ['DryRunOperation', refused('PROVIDER_REJECTED')],
  ['InvalidAction', refused('PROVIDER_REJECTED')],
  ['InvalidParameter', refused('PROVIDER_REJECTED')],
  ['InvalidParameterValue', refused('PROVIDER_REJECTED')],
  ['InvalidRequest', refused('PROVIDER_REJECTED')],
  ['IpInBlacklist', refused('ACCESS_DENIED')],
  ['IpNotInWhitelist', refused('ACCESS_DENIED')],
  ['LimitExceeded', refused('QUOTA_EXCEEDED')],
  ['MissingParameter', refused('PROVIDER_REJECTED')],
  ['NoSuchProduct', refused('PROVIDER_REJECTED')],
  ['NoSuchVersion', refused('PROVIDER_REJECTED')],
  ['RequestSizeLimitExceeded', refused('PROVIDER_REJECTED')],
  ['ResourceInUse', passing('PROVIDER_REJECTED')],
  ['ResourceInsufficient', passing('QUOTA_EXCEEDED')],
  ['ResourceNotFound', refused('PROVIDER_REJECTED')],
  ['ResourceUnavailable', passing('PROVIDER_UNAVAILABLE')],
  ['UnauthorizedOperation', refused('ACCESS_DENIED')],
  ['UnknownParameter', refused('PROVIDER_REJECTED')],
  ['UnsupportedOperation', refused('PROVIDER_REJECTED')],
  ['UnsupportedProtocol', refused('PROVIDER_REJECTED')],
  ['UnsupportedRegion', refused('PROVIDER_REJECTED')],
])
