import type { Database, Queryable } from '#database/database.ts'
import { recordBatchEvents } from '#dispatch/intake/batch-events.ts'
import type { BatchEvent } from '#dispatch/policy/batch-event.ts'
import { notifyBatches } from '#dispatch/store/finish-sends.ts'
import type { Caller, Scope } from '#identity/caller.ts'
import type { ReconcileResult } from './batch-action-result.ts'
import { visibilityOf } from './query/visibility.ts'

/**
 * Runs an action on a batch in one transaction. A batch of another tenant, or one without a single
 * destination that the caller may use, is not found. Acting needs every destination of the batch.
 */
export async function inBatchTransaction<Result>(
  database: Database,
  batchId: string,
  caller: Caller,
  scope: Scope,
  action: (tx: Queryable) => Promise<Result>,
): Promise<Result | Exclude<ReconcileResult, { kind: 'done' }>> {
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

/**
 * Adds an event to the batch's audit trail and notifies its followers. What affects no recipient and is
 * there already is not added again: it could be repeated without end.
 */
export async function recordBatchEvent(
  tx: Queryable,
  batchId: string,
  actor: string,
  event: BatchEvent,
): Promise<void> {
  const { kind, message } = event
  if (event.recipients === 0 && (await isInTrail(tx, { batchId, actor, kind, message }))) return
  await recordBatchEvents(tx, actor, [{ batchId, event }])
  await notifyBatches(tx, [batchId])
}

async function isInTrail(
  on: Queryable,
  event: { batchId: string; actor: string; kind: string; message: string },
): Promise<boolean> {
  const found = await on.query(
    `select from events where batch_id = $1 and kind = $2 and actor = $3 and message = $4 limit 1`,
    [event.batchId, event.kind, event.actor, event.message],
  )
  return found.length > 0
}
