import type { Queryable } from '#database/database.ts'
import type { BatchEvent } from '../policy/batch-event.ts'

/** What a caller asked for, as an entry of a batch's audit trail. */
export interface BatchRequest {
  readonly batchId: string
  readonly event: BatchEvent
}

/** Adds one event to the audit trail of each batch. Followers are not notified. */
export async function recordBatchEvents(
  queryable: Queryable,
  actor: string,
  requests: readonly BatchRequest[],
): Promise<void> {
  if (requests.length === 0) return
  await queryable.query(
    `insert into events (batch_id, actor, kind, code, message, recipients, left_out)
     select batch_id, $1, kind, code, message, recipients, "leftOut"
     from jsonb_to_recordset($2::jsonb) as e (batch_id uuid, kind text, code text, message text,
       recipients int, "leftOut" int)`,
    [
      actor,
      JSON.stringify(requests.map(({ batchId, event }) => ({ batch_id: batchId, ...event }))),
    ],
  )
}
