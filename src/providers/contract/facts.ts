import type { RecipientKind } from './recipient.ts'

/** The limits that an upstream documents. */
export interface ProviderLimits {
  readonly recipientsPerCall: number
  /** Undefined: the provider documents none. */
  readonly callsPerSecond?: number
  /** The page that states them. */
  readonly source: string
}

/**
 * What this process may have open at the upstream at once, over all destinations: our choice. Each
 * request has a socket of its own.
 */
export interface RequestsAtOnce {
  /** Calls that invite, or identify a recipient. One request each. */
  readonly calls: number
  /** Calls that look up. One may make several requests at a time. */
  readonly lookUps: number
  /** Requests that read lifecycles, or revoke. */
  readonly reads: number
}

/** The package that calls an upstream. */
export interface ClientPackage {
  readonly name: string
  readonly version: string
  /** Is it the vendor's own? */
  readonly official: boolean
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
  /** Do invitations carry the sender's own text? */
  readonly customMessage: boolean
}

export interface ProviderSupport {
  /** `YYYY-MM-DD`: the last day, where one was announced. */
  readonly endOfSupport?: string
  readonly notice?: string
  readonly moreInfo?: string
}

/**
 * What to do with a call that got no usable answer.
 * - `repeat`: a repeat cannot invite twice (Wickr's token, Tencent's own duplicate check).
 * - `look-up`: reading may settle it (Chime); a miss proves nothing.
 * - `leave`: there is no way to find out (re:Post).
 */
export type WhenUnanswered = 'repeat' | 'look-up' | 'leave'
