import type { ReactNode } from 'react'
import type { BatchStatus, HealthState, OutcomeKind } from '../generated/documents.ts'
import { common } from '../texts/common.ts'

export type Tone = 'good' | 'wait' | 'warn' | 'bad' | 'quiet'

/** A word whose colour says the same again. */
export function Badge({
  tone,
  children,
}: {
  readonly tone: Tone
  readonly children: ReactNode
}): ReactNode {
  return <span className={`badge ${tone}`}>{children}</span>
}

export function StatusBadge({ status }: { readonly status: BatchStatus }): ReactNode {
  return <Badge tone={ofStatus[status]}>{common.status[status]}</Badge>
}

export function HealthBadge({ state }: { readonly state: HealthState }): ReactNode {
  return <Badge tone={ofHealth[state]}>{common.health[state]}</Badge>
}

export function OutcomeBadge({ kind }: { readonly kind: OutcomeKind }): ReactNode {
  return <Badge tone={toneOfOutcome[kind]}>{common.outcome[kind]}</Badge>
}

const ofStatus: Readonly<Record<BatchStatus, Tone>> = {
  QUEUED: 'wait',
  RUNNING: 'wait',
  WAITING_FOR_PROVIDER: 'warn',
  CANCELING: 'quiet',
  CANCELED: 'quiet',
  FINISHED: 'good',
}

const ofHealth: Readonly<Record<HealthState, Tone>> = {
  OK: 'good',
  THROTTLED: 'warn',
  FAILING: 'bad',
  UNKNOWN: 'quiet',
}

export const toneOfOutcome: Readonly<Record<OutcomeKind, Tone>> = {
  QUEUED: 'wait',
  SENT: 'good',
  ALREADY_PENDING: 'quiet',
  ALREADY_MEMBER: 'quiet',
  SKIPPED: 'quiet',
  FAILED: 'bad',
  UNCONFIRMED: 'warn',
}
