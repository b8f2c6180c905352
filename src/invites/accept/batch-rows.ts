import type { BatchEventRow, BatchRow, TargetRow } from '#dispatch/intake/insert-batches.ts'
import { laneId } from '#dispatch/lane.ts'
import { batchEvent } from '#dispatch/policy/batch-event.ts'
import type { NewBatch } from './acceptance.ts'

/** A batch as it is stored. Pure. */
export function batchRow(batch: NewBatch): BatchRow {
  const { batchId, request, caller, rows } = batch
  return {
    id: batchId,
    operation: request.operation,
    caller: caller.id,
    tenant: caller.tenant,
    idempotency_key: request.idempotencyKey,
    name: request.name,
    stop_after_failures: request.stopAfterFailures,
    total: rows.length,
    open: openOf(batch),
    trace: batch.trace,
  }
}

/** The first events of its audit trail. Pure. */
export function eventRows(batch: NewBatch): readonly BatchEventRow[] {
  const { batchId: batch_id, caller, rows } = batch
  const open = openOf(batch)
  const accepted = batchEvent('ACCEPTED', {
    recipients: rows.length,
    leftOut: rows.length - open,
  })
  const created = { batch_id, actor: caller.id, ...accepted }
  if (open > 0) return [created]
  return [created, { batch_id, actor: 'gateway', ...batchEvent('FINISHED') }]
}

/** Its targets in the order of the request. Pure. */
export function targetRows({ batchId: batch_id, request }: NewBatch): readonly TargetRow[] {
  return request.targets.map(({ provider, destinationId, operation, message }, position) => ({
    batch_id,
    position,
    provider,
    destination_id: destinationId,
    lane_id: laneId(provider, destinationId),
    operation,
    message,
  }))
}

function openOf({ rows }: NewBatch): number {
  return rows.filter(({ outcome }) => outcome === undefined).length
}
