import type { RefusedContent } from '../contract/answer.ts'
import type { FailureCode } from '../contract/outcome.ts'

/** Why an upstream refused a whole call, in our words. */
export interface RefusalReason {
  readonly code: FailureCode
  readonly retryable: boolean
  readonly field?: string
  readonly content?: RefusedContent
}

/**
 * Refusals that every AWS service can answer and no model names; those about credentials are in
 * `credentials.ts`. Where a name says nothing, the
 * status does, but never a 404: an unknown path is no unknown destination.
 */
export function commonRefusalReason(name: string, status: number): RefusalReason {
  if (quota.has(name)) return { code: 'QUOTA_EXCEEDED', retryable: false }
  if (denied.has(name) || status === 401 || status === 403) {
    return { code: 'ACCESS_DENIED', retryable: false }
  }
  const rejected = { code: 'PROVIDER_REJECTED', retryable: false } as const
  return unsupported.has(name) ? rejected : { ...rejected, content: unclear }
}

/** The upstream does not say whether a recipient or the destination is the reason. */
export const unclear: RefusedContent = { byRecipients: false, named: [] }

const quota: ReadonlySet<string> = new Set([
  'LimitExceededException',
  'ServiceQuotaExceededException',
])

// About the form of our request, whoever the recipients are.
const unsupported: ReadonlySet<string> = new Set([
  'InvalidAction',
  'UnknownOperationException',
  'UnsupportedMediaTypeException',
])

const denied: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'NotAuthorized',
  'OptInRequired',
])
