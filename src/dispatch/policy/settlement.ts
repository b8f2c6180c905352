import type { WhenUnanswered } from '#providers/contract/facts.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'
import type { BackOff } from './back-off.ts'
import type { Part, RefusedSend } from './splitting/split.ts'

/** The attempt that was answered, as it was when the answer came. */
export interface Attempt {
  readonly step: Step
  /** Attempts at this step, this one included. */
  readonly number: number
  /** Could an earlier attempt of this call have been processed? */
  readonly uncertain: boolean
  /** The error of the attempt that first may have been processed, where there was one. */
  readonly firstError?: ProviderError | undefined
  readonly whenUnanswered: WhenUnanswered
  /** Can the provider say who a known recipient is? */
  readonly identifies: boolean
  /** At the step `identify`: the outcome of whom it does not find. */
  readonly otherwise?: Outcome | undefined
  /** Throttled answers of the lane in a row, this one not included. */
  readonly throttles: number
  /** Failures of the lane in a row for the trouble that the answer shows, this one not included. */
  readonly failures: number
  /** Was the call split from another one? */
  readonly isPart: boolean
  /** Was the attempt given up as unanswered before the answer came? */
  readonly late: boolean
  /** The sends without a final outcome. */
  readonly sends: readonly AttemptedSend[]
}

/** What an attempt does: make the call, ask what became of it, or ask who a known recipient is. */
export type Step = 'send' | 'look-up' | 'identify'

/** A send in the call of an attempt. */
export interface AttemptedSend extends RefusedSend {
  /** Has it waited longer than `giveUpAfterMs`? */
  readonly overdue: boolean
}

/** How often we try again, and after what time. The numbers are in `default-policy.ts`. */
export interface Policy {
  /** A call that is still unanswered after this many attempts becomes unconfirmed. */
  readonly maxAttempts: number
  readonly unavailable: BackOff
  readonly unanswered: BackOff
  /** A call that cannot be made, for a reason of its own, is queued again after so many attempts. */
  readonly unprepared: BackOff & { readonly attempts: number }
  readonly throttled: BackOff
  /** Between two calls while the upstream does not accept our credentials, in milliseconds. */
  readonly credentialsPauseMs: number
}

/** What an answer proves and what follows from it. */
export interface Settlement {
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly next: Next
  /**
   * Sends that failed because the upstream refuses calls that contain them, or that failed when they were
   * asked for alone. They leave alone from now on.
   */
  readonly culprits?: readonly string[]
  /** No call leaves the lane for this many milliseconds. */
  readonly pauseMs?: number
}

/** What becomes of the call. */
export type Next =
  | { readonly kind: 'done' }
  /**
   * The call is dissolved. Its sends wait for a new call, which may take others along. Until when is
   * the lane's pause alone.
   */
  | {
      readonly kind: 'requeue'
      readonly ids: readonly string[]
      readonly error: ProviderError
    }
  /** The call is dissolved. Each part waits for a new call, which takes nobody else along. */
  | { readonly kind: 'split'; readonly parts: readonly Part[]; readonly byRecipients: boolean }
  /** Each send gets a call that reads who the person is. `otherwise`: the outcome if it finds nobody. */
  | {
      readonly kind: 'identify'
      readonly sends: readonly { readonly id: string; readonly otherwise: Outcome }[]
    }
  /** The same call again, token included. */
  | {
      readonly kind: 'again'
      readonly step: Step
      readonly afterMs: number
      readonly uncertain: boolean
      /** Does it count against `maxAttempts`? */
      readonly charge: boolean
      readonly error: ProviderError
    }
