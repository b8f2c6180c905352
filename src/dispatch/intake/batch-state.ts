import type { Queryable } from '#database/database.ts'

/** From now on nothing of the batch that is still queued may leave. The batch must be locked. */
export async function markCanceled(tx: Queryable, batchId: string): Promise<void> {
  await tx.query(`update batches set closed_reason = 'BATCH_CANCELED' where id = $1`, [batchId])
}

/** `more` of its sends are open again. The batch must be locked. */
export async function reopenBatch(tx: Queryable, batchId: string, more: number): Promise<void> {
  await tx.query(
    `update batches set open = open + $2, closed_reason = null,
       finished_at = case when $2 = 0 then finished_at end
     where id = $1`,
    [batchId, more],
  )
}
