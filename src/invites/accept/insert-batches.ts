import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import { laneId } from '#dispatch/lane.ts'
import type { NewBatch } from './acceptance.ts'

/** Inserts batches with their targets and their first events, in one statement. */
export async function insertBatches(tx: Queryable, batches: readonly NewBatch[]): Promise<void> {
  if (batches.length === 0) return
  await tx.query(
    `with batch as (
       insert into batches (id, operation, caller, idempotency_key, name, stop_after_failures,
         total, open, finished_at, tenant)
       select id, operation, caller, idempotency_key, name, stop_after_failures, total, open,
         case when open = 0 then gateway_now() end, tenant
       from jsonb_to_recordset($1::jsonb) as b (id uuid, operation text, caller text,
         idempotency_key text, name text, stop_after_failures int, total int, open int,
         tenant text)
     ), event as (
       insert into events (batch_id, actor, kind, message)
       select batch_id, actor, kind, message
       from jsonb_to_recordset($2::jsonb) as e (batch_id uuid, actor text, kind text, message text)
     )
     insert into targets (batch_id, position, provider, destination_id, lane_id, operation, message)
     select batch_id, position, provider, destination_id, lane_id, operation, message
     from jsonb_to_recordset($3::jsonb) as t (batch_id uuid, position int, provider text,
       destination_id text, lane_id text, operation text, message jsonb)`,
    [
      storableJson(batches.map(batchRecord)),
      storableJson(batches.flatMap(eventRecords)),
      storableJson(batches.flatMap(targetRecords)),
    ],
  )
}

function openOf({ rows }: NewBatch): number {
  return rows.filter(({ outcome }) => outcome === undefined).length
}

function batchRecord(batch: NewBatch) {
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
  }
}

function eventRecords(batch: NewBatch) {
  const { batchId: batch_id, caller, rows } = batch
  const open = openOf(batch)
  const message = `${rows.length} recipients: ${open} to send, ${rows.length - open} final at once.`
  const created = { batch_id, actor: caller.id, kind: 'CREATED', message }
  if (open > 0) return [created]
  const finished = 'Every recipient has a final outcome.'
  return [created, { batch_id, actor: 'gateway', kind: 'FINISHED', message: finished }]
}

function targetRecords({ batchId: batch_id, request }: NewBatch) {
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
