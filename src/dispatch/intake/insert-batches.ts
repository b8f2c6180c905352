import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Operation } from '#providers/contract/call.ts'
import type { BatchEvent } from '../policy/batch-event.ts'

/** A batch as it is stored. With nothing open it is stored as finished. */
export interface BatchRow {
  readonly id: string
  readonly operation: string
  readonly caller: string
  readonly tenant: string
  readonly idempotency_key: string
  readonly name: string | undefined
  readonly stop_after_failures: number | undefined
  readonly total: number
  readonly open: number
  readonly trace: string | undefined
}

/** An entry of a batch's audit trail. */
export interface BatchEventRow extends BatchEvent {
  readonly batch_id: string
  readonly actor: string
}

/** A target of a batch, by its position in the request. */
export interface TargetRow {
  readonly batch_id: string
  readonly position: number
  readonly provider: string
  readonly destination_id: string
  readonly lane_id: string
  readonly operation: Operation
  readonly message: Readonly<Record<string, string>>
}

/** A call that leaves once it is stored: the intent, with what it sends. */
export interface NewCallRow extends Pick<TargetRow, 'lane_id' | 'operation' | 'message'> {
  readonly id: string
  readonly send_ids: readonly string[]
  readonly owner: string
}

/**
 * Stores batches with their targets, the first events of their audit trails, and the intents of `calls`, in
 * one statement.
 */
export function insertBatches(
  tx: Queryable,
  batches: readonly BatchRow[],
  events: readonly BatchEventRow[],
  targets: readonly TargetRow[],
  calls: readonly NewCallRow[] = [],
): Promise<unknown> {
  if (batches.length === 0) return Promise.resolve()
  return tx.query(
    `with batch as (
       insert into batches (id, operation, caller, idempotency_key, name, stop_after_failures,
         total, open, finished_at, tenant, trace)
       select id, operation, caller, idempotency_key, name, stop_after_failures, total, open,
         case when open = 0 then gateway_now() end, tenant, trace
       from jsonb_to_recordset($1::jsonb) as b (id uuid, operation text, caller text,
         idempotency_key text, name text, stop_after_failures int, total int, open int,
         tenant text, trace text)
     ), event as (
       insert into events (batch_id, actor, kind, code, message, recipients, left_out)
       select batch_id, actor, kind, code, message, recipients, "leftOut"
       from jsonb_to_recordset($2::jsonb) as e (batch_id uuid, actor text, kind text, code text,
         message text, recipients int, "leftOut" int)
     ), target as (
       insert into targets (batch_id, position, provider, destination_id, lane_id, operation, message)
       select batch_id, position, provider, destination_id, lane_id, operation, message
       from jsonb_to_recordset($3::jsonb) as t (batch_id uuid, position int, provider text,
         destination_id text, lane_id text, operation text, message jsonb)
     )
     insert into calls (id, lane_id, operation, message, token, send_ids, owner)
     select id, lane_id, operation, message, id::text, send_ids, owner
     from jsonb_to_recordset($4::jsonb) as c (id uuid, lane_id text, operation text, message jsonb,
       send_ids uuid[], owner uuid)`,
    [storableJson(batches), storableJson(events), storableJson(targets), storableJson(calls)],
  )
}
