import type { Queryable } from '#database/database.ts'

/** What a caller asked for, as an entry of a batch's audit trail. */
export interface BatchRequest {
  readonly batchId: string
  readonly message: string
}

/** Adds one event to the audit trail of each batch. Followers are not notified. */
export async function recordBatchEvents(
  queryable: Queryable,
  actor: string,
  kind: 'CANCEL_REQUESTED' | 'RETRY_REQUESTED' | 'RECONCILED' | 'REVOKE_REQUESTED',
  requests: readonly BatchRequest[],
): Promise<void> {
  if (requests.length === 0) return
  await queryable.query(
    `insert into events (batch_id, actor, kind, message)
     select batch_id, $1, $2, message
     from jsonb_to_recordset($3::jsonb) as e (batch_id uuid, message text)`,
    [
      actor,
      kind,
      JSON.stringify(requests.map(({ batchId, message }) => ({ batch_id: batchId, message }))),
    ],
  )
}
