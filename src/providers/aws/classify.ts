import { z } from 'zod'
import { UnusableAnswer } from '../connections/answer-meter.ts'
import { NeverSent, neverSentError } from '../connections/never-sent.ts'
import { retryAfterMs } from '../connections/retry-after.ts'
import type { Unread } from '../contract/lifecycle.ts'
import type { ProviderError } from '../contract/outcome.ts'
import { errorDetails } from '../error-details.ts'
import { errorName, identifier } from '../identifier.ts'
import { reasonOf } from '../reason.ts'
import { hasNoCredentials, isAboutCredentials, whyUnavailable } from './credentials.ts'
import type { RefusalReason } from './refusal.ts'

/**
 * What an error of any AWS client proves about the e-mails. `refusal` puts a service's own names
 * into our words and is asked for 4xx answers only.
 */
export function classifyAwsError(
  error: unknown,
  operation: string,
  redact: (text: string) => string,
  refusal: (name: string, status: number, error: unknown) => RefusalReason,
): Unread {
  // Whatever its status: an upstream that answers like this is not to be believed in anything.
  if (error instanceof UnusableAnswer) {
    return { kind: 'unanswered', error: { code: error.name, message: error.message, operation } }
  }
  if (error instanceof NeverSent) {
    const asSdkError = (cause: unknown) => providerError(awsError.parse(cause), operation, redact)
    return {
      kind: 'unavailable',
      ...whyUnavailable(error),
      error: neverSentError(error, operation, redact, asSdkError),
    }
  }
  const seen = awsError.parse(error)
  const status = seen.$metadata?.httpStatusCode
  const requestId = seen.$metadata?.requestId
  const wait = retryAfterOf(seen)
  const facts = {
    ...(requestId === undefined ? {} : { requestId }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    error: providerError(seen, operation, redact, error),
  }

  if (status === undefined) {
    // The SDK may have made requests for credentials, and then none with an invitation.
    return hasNoCredentials(error)
      ? { kind: 'unavailable', reason: 'credentials', ...facts }
      : { kind: 'unanswered', ...facts }
  }
  if (status === 429 || throttlingNames.has(seen.name) || throttlingNames.has(seen.Code)) {
    return { kind: 'throttled', ...facts }
  }
  // A 408 comes from whoever waited for the request, and says nothing about who got it.
  if (status >= 400 && status < 500 && status !== 408) {
    if (isAboutCredentials(seen.name) || isAboutCredentials(seen.Code)) {
      return { kind: 'refused', ...notAccepted, ...facts }
    }
    return { kind: 'refused', ...refusal(seen.name, status, error), ...facts }
  }
  return { kind: 'unanswered', ...facts }
}

const notAccepted = { code: 'ACCESS_DENIED', retryable: true, reason: 'credentials' } as const

const optionalText = z.string().optional().catch(undefined)

const awsError = z
  .object({
    name: z.string().catch('Error'),
    message: z.string().catch(''),
    /** Chime's own name for it, finer than the class. */
    Code: z.string().catch(''),
    code: optionalText,
    /** Present on what the service itself said, modelled or not. */
    $fault: optionalText,
    $metadata: z
      .object({
        httpStatusCode: z.int().optional(),
        requestId: identifier.optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    retryAfterSeconds: z.number().optional().catch(undefined),
    $response: z
      .object({ headers: z.record(z.string(), z.string().catch('')) })
      .optional()
      .catch(undefined),
  })
  .catch({ name: 'Error', message: '', Code: '' })

type AwsError = z.infer<typeof awsError>

function providerError(
  seen: AwsError,
  operation: string,
  redact: (text: string) => string,
  error?: unknown,
): ProviderError {
  const { name, message, Code, code, $fault, $metadata } = seen
  const { httpStatusCode, requestId } = $metadata ?? {}
  // A status without $fault: a body that is not this API's, e.g. a proxy's page, or one cut short.
  // The SDK calls a JSON body that names no error "Unknown".
  const isForeign = httpStatusCode !== undefined && ($fault === undefined || name === 'Unknown')
  const ownName = isForeign ? undefined : errorName($fault === undefined ? (code ?? name) : name)
  // Nor is one whose error has no name.
  const unreadable = isForeign || ownName === undefined
  const byStatus = httpStatusCode === undefined ? 'UnknownError' : `HTTP_${httpStatusCode}`
  const said = reasonOf(message, redact)
  const reason = [errorName(Code) ?? '', said].filter((part) => part !== '').join(': ')
  return {
    code: ownName ?? byStatus,
    message: unreadable ? unreadableAnswer : reason || 'The provider gave no reason.',
    ...(httpStatusCode === undefined ? {} : { httpStatus: httpStatusCode }),
    ...(requestId === undefined ? {} : { requestId }),
    operation,
    ...errorDetails({ ...(unreadable ? {} : membersOf(error)), ...waitOf(seen) }, redact),
  }
}

/** What the error says besides its name and its message. */
function membersOf(error: unknown): object {
  if (typeof error !== 'object' || error === null) return {}
  const members = Object.entries(error).filter(
    ([name]) => !/^[$_]/.test(name) && !otherwiseShown.has(name),
  )
  return Object.fromEntries(members)
}

const otherwiseShown: ReadonlySet<string> = new Set(['name', 'message', 'Message', 'code', 'stack'])

/** Not every service has the header in its model. */
function waitOf(seen: AwsError): object {
  const wait = retryAfterOf(seen)
  return wait === undefined ? {} : { retryAfterSeconds: wait / 1_000 }
}

const retryAfterOf = ({ retryAfterSeconds, $response }: AwsError) =>
  retryAfterMs({ seconds: retryAfterSeconds, headers: $response?.headers ?? {} })

const unreadableAnswer = "The answer's body was cut short or is not what this API answers with."

const throttlingNames: ReadonlySet<string> = new Set([
  'RateLimitError',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttled',
  'ThrottledClientException',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
])
