import type { FailureCode, Outcome, ProviderError } from './outcome.ts'

/** What one attempt proved. */
export type Answer = {
  /** The upstream's own id of the request, to quote to its support. */
  readonly requestId?: string
  /** Milliseconds for which the upstream asks us to send nothing. Any answer may ask for that. */
  readonly retryAfterMs?: number
} & (
  | {
      /** Recipients that `outcomes` leaves out are unanswered. */
      readonly kind: 'answered'
      readonly outcomes: ReadonlyMap<string, Outcome>
      /**
       * Recipients without an outcome who were certainly not invited, for reasons that the upstream
       * does not match to them. Alone in a call, each is told its own.
       */
      readonly alone?: readonly string[]
      /**
       * Recipients among `outcomes` who failed because the upstream has somebody like that. If nobody
       * else is left out, `Provider.identify` finds out whether it is the very person.
       */
      readonly known?: readonly string[]
    }
  | {
      /** 429 or a throttling code: not processed. */
      readonly kind: 'throttled'
      readonly error: ProviderError
    }
  | {
      /** Provably never processed: no connection, no credentials. Safe to send again. */
      readonly kind: 'unavailable'
      readonly error: ProviderError
      /**
       * Absent: there is no connection. `credentials`: we have none. `permanent`: waiting does not help.
       * `call`: what this call needs first has failed, and other calls may not need it.
       */
      readonly reason?: 'credentials' | 'permanent' | 'call'
    }
  | {
      /** The upstream refused the whole call and said why. Nobody was invited. */
      readonly kind: 'refused'
      readonly code: FailureCode
      readonly retryable: boolean
      readonly field?: string
      readonly error: ProviderError
      /**
       * Present where recipients may be the reason: without them the call may be accepted. Absent
       * where the destination, the message, the credentials or a quota is known to be the reason.
       */
      readonly content?: RefusedContent
      /**
       * The upstream does not accept our signature, our clock or our credentials: it has looked at
       * nothing else, and accepts the same call once those are right.
       */
      readonly reason?: 'credentials'
    }
  | {
      /** Anything else. It may have been processed. */
      readonly kind: 'unanswered'
      readonly error: ProviderError
    }
)

/** Whom a refusal is about. */
export interface RefusedContent {
  /** False: the upstream does not tell a bad recipient from a bad destination. */
  readonly byRecipients: boolean
  /** The recipients that the upstream names. Empty: it names none, or none that we know. */
  readonly named: readonly NamedRecipient[]
}

/** A recipient that a refusal names. `reason` is redacted. */
export interface NamedRecipient {
  readonly id: string
  readonly field?: string
  readonly reason?: string
}
