import type { MailboxLimits } from '#dispatch/policy/mailboxes/mailbox-times.ts'
import type { Settled } from '#dispatch/store/finish-sends.ts'
import type { Caller } from '#identity/caller.ts'
import type { OnCrashPoint } from '../../crash-points.ts'
import type { Candidate } from '../check/check-recipients.ts'
import type { Quotas } from '../check/limits.ts'
import type { LimitExceeded } from '../check/refusal.ts'
import type { SendRequest } from '../check/request.ts'
import type { KeyClaim, RequestHashes } from './idempotency/idempotency.ts'
import type { NewSend } from './new-send.ts'

/** Hears what was committed. */
export interface OutcomeListeners {
  /** Every recipient of these batches has a final outcome, perhaps since long. */
  readonly onFinished: (batchIds: readonly string[]) => void
  readonly onSettled: (settled: readonly Settled[]) => void
  /** A request begins to be accepted. Undefined: it is not traced. */
  readonly onAccept?: () => AcceptTrace | undefined
}

/** An acceptance in a trace. */
export interface AcceptTrace {
  /** Stored with the batch: its calls belong to the same trace, at every replica. */
  readonly traceparent: string | undefined
  end(recipients: number, kind: Accepted['kind'] | 'failed'): void
}

/** A checked request that is to become a batch. */
export interface Acceptance {
  readonly request: SendRequest
  readonly candidates: readonly Candidate[]
  readonly caller: Caller
  readonly retentionSeconds: number
  readonly coolDownSeconds: number
  readonly quotas: Quotas
  readonly mailboxLimits: MailboxLimits
  readonly onCrashPoint: OnCrashPoint
  /** Do these sends equal the plan that the client saw? Undefined: the request names no plan. */
  readonly matchesPlan?: (sends: readonly NewSend[]) => Promise<boolean>
}

/** An acceptance with what its transaction would be too long to compute. */
export interface PreparedAcceptance extends Acceptance, RequestHashes {
  /** A `traceparent`, where the request is traced. */
  readonly trace?: string | undefined
}

/** A batch to be stored. If no send is open, it is stored as finished. */
export interface NewBatch extends PreparedAcceptance {
  readonly batchId: string
  readonly rows: readonly NewSend[]
}

/** What became of an acceptance. A refused one has left no trace. */
export type Accepted = {
  readonly batchId: string
  /** Was there nothing to send? */
  readonly isFinished: boolean
} & (KeyClaim | PlanOutdated | LimitExceeded)

/** The sends no longer equal the plan that the client saw. */
export interface PlanOutdated {
  readonly kind: 'outdated'
}
