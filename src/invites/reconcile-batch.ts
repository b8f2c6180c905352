import { batchEvent } from '#dispatch/policy/batch-event.ts'
import { lockBatches } from '#dispatch/store/finish-sends.ts'
import { wakeLanes } from '#dispatch/store/lanes.ts'
import { lookUpCalls } from '#dispatch/store/requeue.ts'
import type { Caller } from '#identity/caller.ts'
import type { ReconcileResult } from './batch-action-result.ts'
import { inBatchTransaction, recordBatchEvent } from './in-batch-transaction.ts'
import type { SendTools } from './send-invites.ts'
import { lanesOfBatch, unresolvedSends } from './unresolved-sends.ts'
import { type WhileWaiting, waitInPlace } from './waiting.ts'

type Tools = Pick<SendTools, 'database' | 'providers' | 'lifecycles'>

/**
 * Looks up unconfirmed recipients at their providers and reads what became of every invitation of
 * the batch. Never sends.
 */
export async function reconcileBatch(
  tools: Tools,
  batchId: string,
  caller: Caller,
  whileWaiting: WhileWaiting = waitInPlace,
): Promise<ReconcileResult> {
  const result = await lookUpUnconfirmed(tools, batchId, caller)
  if (result.kind === 'done') {
    const { database, lifecycles } = tools
    const end = performance.now() + lifecycles.maxReadWaitMs
    const lanes = await lanesOfBatch(database, batchId)
    await whileWaiting(() => lifecycles.refresh(lanes, end))
  }
  return result
}

async function lookUpUnconfirmed(
  { database, providers }: Tools,
  batchId: string,
  caller: Caller,
): Promise<ReconcileResult> {
  return inBatchTransaction(database, batchId, caller, 'invites:send', async (tx) => {
    await wakeLanes(tx, await lanesOfBatch(tx, batchId))
    const [batch] = await lockBatches(tx, [batchId])
    if (batch === undefined) return { kind: 'not-found', id: batchId }
    const sends = (await unresolvedSends(tx, batchId, 0)).filter(
      ({ kind, provider }) =>
        kind === 'UNCONFIRMED' && providers.get(provider)?.lookUp !== undefined,
    )
    await lookUpCalls(tx, sends)
    const event = batchEvent('LOOKED_UP', { recipients: sends.length })
    await recordBatchEvent(tx, batchId, caller.id, event)
    return { kind: 'done', batchId, affected: sends.length }
  })
}
