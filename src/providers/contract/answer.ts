import type { FailureCode, Outcome, ProviderError } from './outcome.ts'

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
      /** The upstream refused the whole call and said why. Nobody was invited. */
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
