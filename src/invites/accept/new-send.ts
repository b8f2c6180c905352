import type { Evidence, Outcome } from '#providers/contract/outcome.ts'
import type { Candidate } from '../check/check-recipients.ts'

/** A send to be stored. Without an outcome it is queued. */
export interface NewSend {
  readonly candidate: Candidate
  /** Its index in the answer. */
  readonly position: number
  readonly inviteId: string
  readonly attempt: number
  /** Is it the current send of its invite from now on? */
  readonly latest: boolean
  /** Sends of one lane with equal keys can share a call. */
  readonly messageKey: string
  readonly laneId: string
  readonly provider: string
  readonly destinationId: string
  readonly providerReference: string | undefined
  readonly outcome: Outcome | SkippedOutcome | undefined
}

/** Stored for a send that the gateway decided not to make. */
export interface SkippedOutcome {
  readonly kind: 'SKIPPED'
  readonly reason: SkipReason
  readonly message: string
  readonly evidence: Evidence
  readonly previousInviteId?: string
}

/** Why the gateway decides not to send. */
export const skipReasons = [
  'RECENTLY_SENT',
  'DUPLICATE_IN_BATCH',
  'IN_PROGRESS',
  'BATCH_CANCELED',
  'STOPPED_AFTER_FAILURES',
] as const
export type SkipReason = (typeof skipReasons)[number]
