import type { AwsSettings } from '#providers/aws/settings.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Emulator, Fault } from '#sandbox/emulator.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'

export const settingsFor = ({ url }: Emulator): AwsSettings => ({
  endpoint: url,
  region: 'eu-central-1',
  credentials: sandboxCredentials,
  requestTimeoutMs: 1_000,
})

export interface Summary {
  readonly kind: Answer['kind']
  readonly code?: string
  readonly retryable?: boolean
  readonly field?: string
  readonly retryAfterMs?: number
  /** The upstream's own name for it. */
  readonly error?: string
  readonly httpStatus?: number
}

export function summaryOf(answer: Answer): Summary {
  const { kind } = answer
  if (kind === 'answered') return { kind }
  const { httpStatus } = answer.error
  // Request and socket timeout are equally long here, and either may be first.
  const code = answer.error.code.replace('ETIMEDOUT', 'TimeoutError')
  const status = httpStatus === undefined ? {} : { httpStatus }
  if (kind === 'throttled') {
    const { retryAfterMs } = answer
    return { kind, ...(retryAfterMs === undefined ? {} : { retryAfterMs }), error: code, ...status }
  }
  if (kind !== 'refused') return { kind, error: code, ...status }
  const field = answer.field === undefined ? {} : { field: answer.field }
  return { kind, code: answer.code, retryable: answer.retryable, ...field, error: code, ...status }
}

export interface FailureRow {
  readonly title: string
  readonly fault: Fault
  readonly summary: Summary
}

/** What every AWS upstream can do, whatever its model says. */
export const awsFailures: readonly FailureRow[] = [
  denied('AccessDeniedException', 403),
  denied('UnrecognizedClientException', 403),
  denied('MissingAuthenticationTokenException', 403),
  denied('IncompleteSignature', 400),
  denied('ExpiredTokenException', 403, true),
  denied('InvalidSignatureException', 403, true),
  refused('ServiceQuotaExceededException', 402, 'QUOTA_EXCEEDED'),
  refused('UnknownOperationException', 404, 'PROVIDER_REJECTED'),
  refused('SomethingNewException', 400, 'PROVIDER_REJECTED'),
  refused('SomethingNewException', 409, 'PROVIDER_REJECTED'),
  throttled('ThrottlingException', 429),
  throttled('ThrottlingException', 400),
  throttled('TooManyRequestsException', 429, 7),
  throttled('SomethingNewException', 429),
  failure('RequestTimeoutException', 408),
  failure('InternalFailure', 500),
  failure('InternalFailure', 500, true),
  failure('ServiceUnavailable', 503),
  ...[500, 501, 502, 503, 504].map((status) => ({
    title: `a proxy's page with status ${status} leaves it open`,
    fault: { kind: 'html-error', status, accepted: true } as const,
    summary: { kind: 'unanswered', error: `HTTP_${status}`, httpStatus: status } as const,
  })),
  {
    title: "a proxy's page with status 403 is a refusal",
    fault: { kind: 'html-error', status: 403 },
    summary: {
      kind: 'refused',
      code: 'ACCESS_DENIED',
      retryable: false,
      error: 'HTTP_403',
      httpStatus: 403,
    },
  },
  {
    title: 'a redirect is not followed and leaves it open',
    fault: { kind: 'redirect', status: 307, location: 'http://127.0.0.1:1/' },
    summary: { kind: 'unanswered', error: 'HTTP_307', httpStatus: 307 },
  },
  {
    title: 'a refusal with a clock ten minutes off is not sent again',
    fault: { kind: 'error', name: 'SomethingNewException', status: 400, dateOffsetMinutes: 10 },
    summary: {
      kind: 'refused',
      code: 'PROVIDER_REJECTED',
      retryable: false,
      error: 'SomethingNewException',
      httpStatus: 400,
    },
  },
  lost('a reset before processing', { kind: 'reset' }, 'ECONNRESET'),
  lost('a reset after processing', { kind: 'reset', accepted: true }, 'ECONNRESET'),
  lost('no answer in time', { kind: 'stall', accepted: true }, 'TimeoutError'),
]

function denied(name: string, status: number, retryable = false) {
  return refused(name, status, 'ACCESS_DENIED', retryable)
}

function refused(name: string, status: number, code: string, retryable = false): FailureRow {
  return {
    title: `${status} ${name} is a refusal: ${code}`,
    fault: { kind: 'error', name, status },
    summary: { kind: 'refused', code, retryable, error: name, httpStatus: status },
  }
}

function throttled(name: string, status: number, retryAfterSeconds?: number): FailureRow {
  const seconds = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterMs: retryAfterSeconds * 1000 }
  return {
    title: `${status} ${name}, Retry-After ${retryAfterSeconds ?? 'absent'}, was not processed`,
    fault: { kind: 'error', name, status, ...seconds },
    summary: { kind: 'throttled', ...wait, error: name, httpStatus: status },
  }
}

function failure(name: string, status: number, accepted = false): FailureRow {
  return {
    title: `${status} ${name}${accepted ? ', accepted,' : ''} leaves it open, even with Retry-After`,
    fault: { kind: 'error', name, status, accepted, retryAfterSeconds: 2 },
    summary: { kind: 'unanswered', error: name, httpStatus: status },
  }
}

function lost(title: string, fault: Fault, error: string): FailureRow {
  return { title: `${title} leaves it open`, fault, summary: { kind: 'unanswered', error } }
}
