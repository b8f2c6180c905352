import type { Answer } from './answer.ts'
import type { Call, Operation } from './call.ts'
import type { DestinationReads } from './destination.ts'
import type {
  ClientPackage,
  ProviderCapabilities,
  ProviderLimits,
  ProviderSupport,
  RequestsAtOnce,
  WhenUnanswered,
} from './facts.ts'
import type { ProviderKind } from './kind.ts'
import type { LifecyclePage, LifecycleReads, Untracked } from './lifecycle.ts'
import type { Revocations } from './revocation.ts'
import type { ProviderRules } from './rules.ts'

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
  /** Waiting for a request to end belongs to those who make requests: here, none waits for another. */
  readonly requestsAtOnce: RequestsAtOnce
  readonly capabilities: ProviderCapabilities
  readonly support: ProviderSupport
  readonly client: ClientPackage
  /**
   * Loads an official client that was found beside ours. Rejects with a ConfigError where it cannot be
   * used, which stops the start. Absent: there is no choice.
   */
  checkClient?(): Promise<void>
  /** What dispatch may do with a call that got no usable answer. See `Answer`, `unanswered`. */
  readonly whenUnanswered: WhenUnanswered
  readonly rules: ProviderRules
  /** The upstream's name for what a call does, for the audit trail. */
  readonly operationNames: { readonly [step in Operation | 'look-up' | 'identify']?: string }

  /**
   * Loads the SDK, which the first call does otherwise, and connects to nothing. A gateway that starts does
   * so while it waits for its database. Absent: nothing is loaded.
   */
  load?(): Promise<unknown>

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

  /**
   * Reads who the upstream has in place of the one recipient of a call that `Answer.known` names, and
   * never sends. Whoever is not in `outcomes` keeps the outcome of the refusal. One request.
   */
  identify?(call: Call, signal?: AbortSignal): Promise<Answer>

  /**
   * One harmless read, which shows that the upstream is reached with credentials that it accepts.
   * Absent: the first page of `lifecycles` shows that, or nothing can be read.
   */
  probe?(destinationId: string, signal?: AbortSignal): Promise<LifecyclePage>

  /** Reads what became of the invitations. */
  readonly lifecycles: LifecycleReads | Untracked

  /** Reads what a destination offers. Absent where the upstream says nothing about it. */
  readonly destinationReads?: DestinationReads

  /** Revokes invitations. Absent where the upstream offers no way to. */
  readonly revocations?: Revocations

  /** Closes connections. Absent when nothing was opened. */
  close?(): void
}
