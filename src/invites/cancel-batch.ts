import type { Database } from '#database/database.ts'
import { markCanceled } from '#dispatch/intake/batch-state.ts'
import { batchEvent } from '#dispatch/policy/batch-event.ts'
import { lockBatches, type Settled, skipQueued } from '#dispatch/store/finish-sends.ts'
import type { Caller } from '#identity/caller.ts'
import type { OutcomeListeners } from './accept/acceptance.ts'
import type { CancelResult } from './batch-action-result.ts'
import { inBatchTransaction, recordBatchEvent } from './in-batch-transaction.ts'

/** Skips all sends that are not part of a call yet. Calls in flight are finished and recorded. */
export async function cancelBatch(
  { database, onFinished, onSettled }: { readonly database: Database } & OutcomeListeners,
  batchId: string,
  caller: Caller,
): Promise<CancelResult> {
  let settled: readonly Settled[] = []
  const result = await inBatchTransaction<CancelResult>(
    database,
    batchId,
    caller,
    'invites:send',
    async (tx) => {
      const [batch] = await lockBatches(tx, [batchId])
      if (batch === undefined) return { kind: 'not-found', id: batchId }
      if (batch.closedReason === 'BATCH_CANCELED') {
        return { kind: 'invalid-state', batchId, why: 'The batch is already canceled.' }
      }
      const [counted] = await tx.query<{ open: number; queued: number }>(
        `select count(*) filter (where state <> 'final')::int as open,
         count(*) filter (where state = 'queued')::int as queued
       from sends where batch_id = $1`,
        [batchId],
      )
      const { open = 0, queued = 0 } = counted ?? {}
      if (open === 0) {
        return {
          kind: 'invalid-state',
          batchId,
          why: 'Every recipient already has a final outcome.',
        }
      }
      await markCanceled(tx, batchId)
      await recordBatchEvent(tx, batchId, caller.id, batchEvent('CANCELED', { recipients: queued }))
      settled = await skipQueued(tx, [{ ...batch, closedReason: 'BATCH_CANCELED' }])
      return { kind: 'done', batchId, affected: queued }
    },
  )
  if (result.kind === 'done') onFinished([batchId])
  onSettled(settled)
  return result
}
