import type { ProviderKind } from '#providers/contract/kind.ts'
import type { InputIssue } from './request.ts'

/** Why a request is refused as a whole. Nothing was accepted and nothing was sent. */
export type RefusedRequest = InvalidInput | LimitExceeded | NotAuthorized | ProviderUnavailable

/** The input breaks rules. Every one of them is listed. */
export interface InvalidInput {
  readonly kind: 'invalid-input'
  readonly issues: readonly InputIssue[]
}

/** What a request can have too many of. */
export type Limited =
  | 'targets'
  | 'recipients'
  | 'recipients a day'
  | 'stored recipients a day'
  | 'waiting recipients at a destination'
  | 'waiting recipients'
  | 'invites'
  | 'recipients of a person'
  | 'erasures'

/** The request is larger than a limit of this gateway allows. */
export interface LimitExceeded {
  readonly kind: 'limit-exceeded'
  readonly what: Limited
  readonly limit: number
  readonly actual: number
}

/** The caller may not do this, or not at this destination. */
export interface NotAuthorized {
  readonly kind: 'not-authorized'
  /** A scope alone, or a scope and a destination: `invites:send CHIME/berlin`. */
  readonly requiredScope: string
}

/** The configuration of this gateway switches the provider off. */
export interface ProviderUnavailable {
  readonly kind: 'provider-unavailable'
  readonly provider: ProviderKind
}
