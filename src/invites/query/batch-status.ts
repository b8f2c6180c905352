import type { TargetProgress } from './progress.ts'
import type { BatchRow } from './rows.ts'

/** From accepted to final. `WAITING_FOR_PROVIDER`: every open send waits for a back-off or a pause. */
export const batchStatuses = [
  'QUEUED',
  'RUNNING',
  'WAITING_FOR_PROVIDER',
  'CANCELING',
  'CANCELED',
  'FINISHED',
] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** The status of a batch. `batchStatusSql` says the same to the database: change both. Pure. */
export function statusOf(batch: BatchRow, progress: readonly TargetProgress[]): BatchStatus {
  if (batch.open === 0) return batch.closedReason === 'BATCH_CANCELED' ? 'CANCELED' : 'FINISHED'
  if (batch.closedReason === 'BATCH_CANCELED') return 'CANCELING'
  const ready = progress.reduce((sum, target) => sum + target.ready, 0)
  if (ready === 0) return 'WAITING_FOR_PROVIDER'
  return progress.some(({ called }) => called > 0) ? 'RUNNING' : 'QUEUED'
}

/**
 * SQL: has a row of `batches` one of these statuses? `?` stands for the grants of the caller, who sees
 * only the sends at those destinations. Without `?` no send is looked at.
 */
export function batchStatusSql(statuses: readonly BatchStatus[]): string {
  const send = `select from sends s join lanes l on l.id = s.lane_id
    where s.batch_id = batches.id and reaches(?::text[], s.lane_id)`
  const canceled = `closed_reason is not distinct from 'BATCH_CANCELED'`
  // `offset 0` makes the planner look at one batch at a time. Without it, it may hash all sends.
  const ready = `exists (${send} and s.state <> 'final'
    and coalesce(greatest(s.not_before, l.paused_until) <= gateway_now(), true) offset 0)`
  const called = `exists (${send} and s.call_id is not null offset 0)`
  const conditions: Readonly<Record<BatchStatus, string>> = {
    FINISHED: `finished_at is not null and not (${canceled})`,
    // Written so that the index on canceled batches matches.
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
