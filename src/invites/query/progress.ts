import type { Queryable } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { BatchRow, OutcomeKind } from './rows.ts'
import { isVisible, visibilityOf } from './visibility.ts'

/** How far the sends of one batch to one destination are. */
export interface TargetProgress {
  readonly batchId: string
  readonly provider: ProviderKind
  readonly destinationId: string
  readonly counts: Readonly<Record<OutcomeKind, number>>
  /** Not final, and free to go on now. */
  readonly ready: number
  /** Ever part of a call. */
  readonly called: number
  /** The first moment at which something that waits may go on. */
  readonly resumesAt: Date | null
}

export const batchStatuses = [
  'QUEUED',
  'RUNNING',
  'WAITING_FOR_PROVIDER',
  'CANCELING',
  'CANCELED',
  'FINISHED',
] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** By batch and destination, in the order of the batch's input. */
export async function progressOf(
  on: Queryable,
  batchIds: readonly string[],
  caller: Caller,
): Promise<TargetProgress[]> {
  return on.query<TargetProgress>(
    `select s.batch_id as "batchId", s.provider, s.destination_id as "destinationId",
       jsonb_build_object(
         'QUEUED', count(*) filter (where s.outcome_kind = 'QUEUED'),
         'SENT', count(*) filter (where s.outcome_kind = 'SENT'),
         'ALREADY_PENDING', count(*) filter (where s.outcome_kind = 'ALREADY_PENDING'),
         'ALREADY_MEMBER', count(*) filter (where s.outcome_kind = 'ALREADY_MEMBER'),
         'SKIPPED', count(*) filter (where s.outcome_kind = 'SKIPPED'),
         'FAILED', count(*) filter (where s.outcome_kind = 'FAILED'),
         'UNCONFIRMED', count(*) filter (where s.outcome_kind = 'UNCONFIRMED')
       ) as counts,
       (count(*) filter (where s.state <> 'final'
         and coalesce(greatest(s.not_before, l.paused_until) <= gateway_now(), true)))::int as ready,
       count(s.call_id)::int as called,
       min(greatest(s.not_before, l.paused_until)) filter (where s.state <> 'final'
         and greatest(s.not_before, l.paused_until) > gateway_now()) as "resumesAt"
     from sends s join lanes l on l.id = s.lane_id
     where s.batch_id = any($1::uuid[]) and ${isVisible}
     group by s.batch_id, s.provider, s.destination_id
     order by min(s.position)`,
    [batchIds, ...visibilityOf(caller)],
  )
}

/** Pure. */
export function statusOf(batch: BatchRow, progress: readonly TargetProgress[]): BatchStatus {
  if (batch.open === 0) return batch.closedReason === 'BATCH_CANCELED' ? 'CANCELED' : 'FINISHED'
  if (batch.closedReason === 'BATCH_CANCELED') return 'CANCELING'
  const ready = progress.reduce((sum, target) => sum + target.ready, 0)
  if (ready === 0) return 'WAITING_FOR_PROVIDER'
  return progress.some(({ called }) => called > 0) ? 'RUNNING' : 'QUEUED'
}

/** `statusOf` as a condition on `batches`: one of these. `?`: the destinations that are seen. */
export function statusCondition(statuses: readonly BatchStatus[]): string {
  const send = `select from sends s join lanes l on l.id = s.lane_id
    where s.batch_id = batches.id and reaches(?::text[], s.lane_id)`
  const canceled = `closed_reason is not distinct from 'BATCH_CANCELED'`
  // `offset 0` keeps to the sends of one batch at a time: else the planner may hash all that there are.
  const ready = `exists (${send} and s.state <> 'final'
    and coalesce(greatest(s.not_before, l.paused_until) <= gateway_now(), true) offset 0)`
  const called = `exists (${send} and s.call_id is not null offset 0)`
  const conditions: Readonly<Record<BatchStatus, string>> = {
    FINISHED: `finished_at is not null and not (${canceled})`,
    // So that its index is known by it.
    CANCELED: `finished_at is not null and closed_reason = 'BATCH_CANCELED'`,
    CANCELING: `finished_at is null and closed_reason = 'BATCH_CANCELED'`,
    WAITING_FOR_PROVIDER: `finished_at is null and not (${canceled}) and not ${ready}`,
    RUNNING: `finished_at is null and not (${canceled}) and ${ready} and ${called}`,
    QUEUED: `finished_at is null and not (${canceled}) and ${ready} and not ${called}`,
  }
  const any = statuses.map((status) => `(${conditions[status]})`)
  const open = statuses.every((status) => status !== 'FINISHED' && status !== 'CANCELED')
  return `(${any.join(' or ') || 'false'})${open ? ' and finished_at is null' : ''}`
}
