import type { RuleArguments } from '#text/broken-rule.ts'

/**
 * What our latest request did with one invite. Plain data: stored as JSON, read back as it was.
 * `message` is one sentence for an operator and never repeats an address, a name or a text.
 */
export type Outcome = {
  readonly message: string
  readonly evidence: Evidence
  /** The upstream's id of the request whose answer made this outcome. */
  readonly requestId?: string
  /** Where the upstream reported it. */
  readonly emailStatus?: EmailStatus
} & (
  | {
      readonly kind: 'SENT'
      readonly emailStatus: EmailStatus
      readonly providerReference?: string
    }
  | {
      readonly kind: 'ALREADY_PENDING'
      /** As in `SENT`. */
      readonly providerReference?: string
    }
  | { readonly kind: 'ALREADY_MEMBER' }
  | {
      /** Certainly not sent. */
      readonly kind: 'FAILED'
      readonly code: FailureCode
      readonly retryable: boolean
      /** Milliseconds, as the upstream or our back-off gave them; dispatch makes an instant of it. */
      readonly retryAfterMs?: number
      readonly field?: string
      /** The rule of ours that `field` breaks. Its sentence is part of `message`. */
      readonly brokenRule?: RuleArguments
      readonly error?: ProviderError
    }
  | {
      /** It may or may not have been sent. */
      readonly kind: 'UNCONFIRMED'
      readonly error?: ProviderError
    }
)

/**
 * How sure we are: the upstream named this recipient, answered for the whole call, or the gateway
 * concluded it.
 */
export const evidences = ['PER_RECIPIENT', 'WHOLE_CALL', 'INFERRED'] as const
export type Evidence = (typeof evidences)[number]

export const emailStatuses = ['SENT', 'NOT_SENT', 'FAILED', 'UNREPORTED'] as const
export type EmailStatus = (typeof emailStatuses)[number]

export const failureCodes = [
  'INVALID_RECIPIENT',
  'RECIPIENT_NOT_FOUND',
  'NAME_TAKEN',
  'NOT_ELIGIBLE',
  'DESTINATION_NOT_FOUND',
  'ACCESS_DENIED',
  'QUOTA_EXCEEDED',
  'THROTTLED',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_REJECTED',
] as const
export type FailureCode = (typeof failureCodes)[number]

/** What the upstream said. `message` is redacted: no address, name, text, ARN or secret. */
export interface ProviderError {
  /** The upstream's own name for it: `ThrottlingException`, `FailedOperation.UserNotRegister`, `ECONNRESET`. */
  readonly code: string
  readonly message: string
  readonly httpStatus?: number
  readonly requestId?: string
  /** The upstream operation, e.g. `InviteUsers`. */
  readonly operation: string
  /** What else the upstream said, in its own order: at most 10, of at most 1,000 characters. */
  readonly details?: readonly ErrorDetail[]
}

/** A member of an upstream's error, e.g. `quotaCode` or `fieldList[0].message`; redacted. */
export interface ErrorDetail {
  readonly name: string
  readonly value: string
}
