import type { LifecycleReads, Untracked } from './lifecycle.ts'
import type { FailureCode, Outcome, ProviderError } from './outcome.ts'
import type { Revocations } from './revocation.ts'

/**
 * One upstream that sends invites.
 *
 * Whatever the upstream does (accept, refuse, stall, vanish) is an Answer; a provider that throws
 * has a bug. Retrying, pacing and recording belong to dispatch alone: `send` makes one attempt.
 */
export interface Provider {
  readonly kind: ProviderKind
  readonly displayName: string
  readonly limits: ProviderLimits
  readonly capabilities: ProviderCapabilities
  readonly support: ProviderSupport
  /** What dispatch may do with a call that got no usable answer. See `Answer`, `unanswered`. */
  readonly whenUnanswered: WhenUnanswered
  readonly rules: ProviderRules
  /** The upstream's name for what a call does, for the audit trail. */
  readonly operationNames: { readonly [step in Operation | 'look-up']?: string }

  /**
   * Loads what a call needs. Awaited before the first time slot is booked: calls that waited for it
   * together would leave together, too many in one second. Absent where calls are not paced.
   */
  prepare?(): Promise<void>

  /** One attempt. Never retries what may have been processed; always ends within its own timeout. */
  send(call: Call, signal?: AbortSignal): Promise<Answer>

  /**
   * Reads what became of an unanswered call, and never sends. A hit is in `outcomes`; a recipient
   * that is not in it stays unknown. Absent where the upstream cannot say.
   */
  lookUp?(call: Call, signal?: AbortSignal): Promise<Answer>

  /** Reads what became of the invitations. */
  readonly lifecycles: LifecycleReads | Untracked

  /** Withdraws invitations. Absent where the upstream cannot. */
  readonly revocations?: Revocations

  /** Closes connections. Absent when nothing was opened. */
  close?(): void
}

export const providerKinds = ['REPOST_PRIVATE', 'WICKR', 'TENCENT_ORGANIZATION', 'CHIME'] as const
export type ProviderKind = (typeof providerKinds)[number]

export const recipientKinds = [
  'EMAIL',
  'USERNAME',
  'USER_ID',
  'ACCESSOR_ID',
  'ACCOUNT_UIN',
] as const
export type RecipientKind = (typeof recipientKinds)[number]

/** `invite`: the first invitation. `reinvite`: again, by the strategy in `capabilities.reinvite`. */
export type Operation = 'invite' | 'reinvite'

/** One destination and who is asked to join it, as the client gave it. Not yet checked. */
export interface Target {
  readonly provider: ProviderKind
  readonly operation: Operation
  /** The provider's own id: space, account, network; `organization` for Tencent. */
  readonly destinationId: string
  /** What all recipients share. Invites with an equal message can share a call. */
  readonly message: Details
  readonly recipients: readonly Recipient[]
}

export interface Recipient {
  readonly kind: RecipientKind
  readonly value: string
  readonly displayName?: string
  /** The caller's own key for a person over several clouds. Never sent to a provider. */
  readonly personKey?: string
  /** What the upstream wants to know besides the address: names, security group, remark. */
  readonly details: Details
}

/** Flat text fields by the name that the GraphQL input has for them. Storable as JSON. */
export type Details = Readonly<Record<string, string>>

export interface ProviderRules {
  /** Rules for the target itself, message and destination; recipients are not looked at. Pure. */
  checkTarget(target: Target): readonly Issue[]
  /** The first rule that this recipient breaks. Pure. */
  checkRecipient(recipient: Recipient, operation: Operation): Issue | undefined
  /** Two recipients of one destination with the same key are the same recipient. Pure. */
  recipientKey(recipient: Recipient): string
}

/** `field` as in the GraphQL input, e.g. `title`; `rule` one sentence that never repeats the value. */
export interface Issue {
  readonly field: string
  readonly rule: string
}

/** One request to an upstream: at most `limits.recipientsPerCall` recipients, one message. */
export interface Call {
  readonly id: string
  readonly operation: Operation
  readonly destinationId: string
  readonly message: Details
  readonly recipients: readonly CallRecipient[]
  /** Fixed when the call is formed, the same in every repeat: `[a-zA-Z0-9-_:]{1,64}`. */
  readonly token: string
  /** True once an earlier attempt of this very call may have been processed. */
  readonly repeated: boolean
  /** To be called when the request is on the wire. Only where `callsPerSecond` is known. */
  readonly onWritten?: () => void
  /** When the first attempt began. What the upstream knows from before is not this call's doing. */
  readonly startedAt?: Date
}

export interface CallRecipient {
  /** Outcomes are keyed by it. */
  readonly id: string
  readonly kind: RecipientKind
  readonly value: string
  readonly details: Details
  /** What the provider called this person in an earlier `SENT` outcome, e.g. a Wickr user id. */
  readonly providerReference?: string
  /**
   * For a look-up: another send to the same recipient there may have been processed shortly before
   * this call; for a repeat: ever. So an invitation that stands need not be this call's.
   */
  readonly askedBefore?: boolean
}

/** What one attempt proved. `requestId` is the upstream's own id, to quote to its support. */
export type Answer = { readonly requestId?: string } & (
  | {
      /** Recipients that `outcomes` leaves out are unanswered. */
      readonly kind: 'answered'
      readonly outcomes: ReadonlyMap<string, Outcome>
    }
  | {
      /** 429 or a throttling code: not processed. */
      readonly kind: 'throttled'
      readonly retryAfterMs?: number
      readonly error: ProviderError
    }
  | {
      /** Provably never processed: no connection, no credentials. Safe to send again. */
      readonly kind: 'unavailable'
      readonly error: ProviderError
    }
  | {
      /** The upstream refused the whole call and said why: nobody was invited. */
      readonly kind: 'refused'
      readonly code: FailureCode
      readonly retryable: boolean
      readonly field?: string
      readonly error: ProviderError
    }
  | {
      /** Anything else. It may have been processed. */
      readonly kind: 'unanswered'
      readonly error: ProviderError
    }
)

/**
 * - `repeat`: a repeat cannot invite twice (Wickr's token, Tencent's own duplicate check).
 * - `look-up`: reading may settle it (Chime); a miss proves nothing.
 * - `leave`: nobody can find out (re:Post).
 */
export type WhenUnanswered = 'repeat' | 'look-up' | 'leave'

export interface ProviderLimits {
  readonly recipientsPerCall: number
  /** Undefined: the provider documents none. */
  readonly callsPerSecond?: number
  /** The page that states them. */
  readonly source: string
}

export const reinviteStrategies = ['NATIVE', 'SEND_AGAIN', 'REVOKE_AND_SEND'] as const
export type ReinviteStrategy = (typeof reinviteStrategies)[number]

export interface ProviderCapabilities {
  /** Upstream operations that this provider calls, by their official names. */
  readonly operations: readonly string[]
  readonly recipientKinds: readonly RecipientKind[]
  /** Does the upstream answer for each recipient, or for the whole call only? */
  readonly perRecipientResult: boolean
  /** Does the upstream treat a repeated token as the same call? */
  readonly idempotencyToken: boolean
  readonly reinvite: ReinviteStrategy
  /** Do invitations carry a text of the sender's? */
  readonly customMessage: boolean
}

export interface ProviderSupport {
  /** `YYYY-MM-DD`: the last day, where one was announced. */
  readonly endOfSupport?: string
  readonly notice?: string
  readonly moreInfo?: string
}
