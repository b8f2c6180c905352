import { reopenBatch } from '#dispatch/intake/batch-state.ts'
import { batchEvent } from '#dispatch/policy/batch-event.ts'
import { lockBatches } from '#dispatch/store/finish-sends.ts'
import { wakeLanes } from '#dispatch/store/lanes.ts'
import { queueAgain, repeatCalls } from '#dispatch/store/requeue.ts'
import type { Caller } from '#identity/caller.ts'
import { takeFromQuota } from './accept/quotas/quota.ts'
import type { RetryResult } from './batch-action-result.ts'
import { inBatchTransaction, recordBatchEvent } from './in-batch-transaction.ts'
import { isRetried } from './query/actions/available-actions.ts'
import type { SendTools } from './send-invites.ts'
import { lanesOfBatch, type UnresolvedSend, unresolvedSends } from './unresolved-sends.ts'

/**
 * Tries failed recipients again. `acceptDuplicateRisk` adds the unconfirmed ones and those invited
 * by another batch since. A provider that deduplicates gets the very same call again; at any other,
 * recipients who may have been invited within the cool-down are left out.
 */
export async function retryBatch(
  { database, providers, limits }: Pick<SendTools, 'database' | 'providers' | 'limits'>,
  batchId: string,
  acceptDuplicateRisk: boolean,
  caller: Caller,
): Promise<RetryResult> {
  return inBatchTransaction(database, batchId, caller, 'invites:resend', async (tx) => {
    await wakeLanes(tx, await lanesOfBatch(tx, batchId))
    const [batch] = await lockBatches(tx, [batchId])
    if (batch === undefined) return { kind: 'not-found', id: batchId }
    if (batch.closedReason === 'BATCH_CANCELED') {
      return { kind: 'invalid-state', batchId, why: 'The batch was canceled.' }
    }
    const wanted = (await unresolvedSends(tx, batchId, limits.coolDownSeconds)).filter(
      ({ kind, outcome, invitedSince }) =>
        isRetried(
          {
            ...{ kind, invitedSince },
            code: outcome.kind === 'FAILED' ? outcome.code : null,
            isTheirs: outcome.kind === 'FAILED' && outcome.error !== undefined,
          },
          acceptDuplicateRisk,
        ),
    )
    const isRepeat = ({ kind, provider, isCallIncomplete }: UnresolvedSend) =>
      kind === 'UNCONFIRMED' &&
      !isCallIncomplete &&
      providers.get(provider)?.whenUnanswered === 'repeat'
    const sends = wanted.filter((send) => isRepeat(send) || !send.coolingDown)
    if (sends.length > 0) {
      // Each leaves an event and changes a row, as a new recipient does.
      const use = { recipients: sends.length, stored: sends.length }
      const excess = await takeFromQuota(tx, caller.tenant, use, limits)
      if (excess !== undefined) return excess
    }
    await queueAgain(
      tx,
      sends.filter((send) => !isRepeat(send)).map(({ id }) => id),
    )
    await repeatCalls(tx, sends.filter(isRepeat))
    await reopenBatch(tx, batchId, sends.length)
    const count = { recipients: sends.length, leftOut: wanted.length - sends.length }
    await recordBatchEvent(tx, batchId, caller.id, batchEvent('RETRIED', count))
    return { kind: 'done', batchId, affected: sends.length }
  })
}
