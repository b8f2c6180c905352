import type { Database, Queryable } from '#database/database.ts'
import { recordBatchEvents } from '#dispatch/intake/batch-events.ts'
import { notifyBatches } from '#dispatch/store/finish-sends.ts'
import type { Caller, Scope } from '#identity/caller.ts'
import type { BatchActionResult } from './batch-action-result.ts'
import { visibilityOf } from './query/visibility.ts'

/**
 * Runs an action on a batch in one transaction. A batch of another tenant, or one without a single
 * destination that the caller may use, is not found. Acting needs every destination of the batch.
 */
export async function inBatchTransaction(
  database: Database,
  batchId: string,
  caller: Caller,
  scope: Scope,
  action: (tx: Queryable) => Promise<BatchActionResult>,
): Promise<BatchActionResult> {
  return database.transaction(async (tx) => {
    const [found] = await tx.query<{ some: boolean; all: boolean }>(
      // An empty batch has no destination, so every caller of its tenant may use it.
      `select coalesce(bool_or(reaches($3::text[], t.lane_id)), true) as some,
         coalesce(bool_and(reaches($3::text[], t.lane_id)), true) as all
       from batches b left join targets t on t.batch_id = b.id
       where b.id = $1 and b.tenant = $2 group by b.id`,
      [batchId, ...visibilityOf(caller)],
    )
    if (!found?.some) return { kind: 'not-found', id: batchId }
    if (!found.all) return { kind: 'not-authorized', requiredScope: scope }
    return action(tx)
  })
}

/** Adds an event to the batch's audit trail and notifies its followers. */
export async function recordBatchEvent(
  tx: Queryable,
  batchId: string,
  actor: string,
  kind: 'CANCEL_REQUESTED' | 'RETRY_REQUESTED' | 'RECONCILED',
  message: string,
): Promise<void> {
  await recordBatchEvents(tx, actor, kind, [{ batchId, message }])
  await notifyBatches(tx, [batchId])
}
