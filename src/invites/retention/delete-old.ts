import type { Queryable } from '#database/database.ts'
import {
  deleteBatch,
  deleteCalls,
  deleteErasures,
  deleteEvents,
  deleteSends,
  hasSends,
} from '#dispatch/retention/delete-batch.ts'
import { lockOldBatch } from '#dispatch/retention/old-batches.ts'
import { forgetLifecycles } from '#lifecycles/store.ts'
import { deleteExpiredKeys } from '../accept/idempotency/expired-keys.ts'
import { deleteOldDays } from '../accept/quotas/quota.ts'
import type { Step } from './step.ts'

/** Deletes idempotency keys that have expired. */
export async function deleteKeys(tx: Queryable, { afterSeq }: Step): Promise<Step | undefined> {
  const gone = await deleteExpiredKeys(tx, rowsAtOnce)
  return gone === rowsAtOnce ? { afterSeq } : undefined
}

/**
 * Deletes some rows of the batches that were finished so many days ago, whole batches where they are
 * small. Undefined: there are no more.
 */
export async function deleteOld(
  tx: Queryable,
  days: number,
  { afterSeq }: Step,
): Promise<Step | undefined> {
  for (let left = rowsAtOnce, seq = afterSeq; ; ) {
    const batch = await lockOldBatch(tx, { days, afterSeq: seq }, 'any')
    if (batch === undefined) {
      await deleteOldDays(tx, days)
      await deleteErasures(tx, days)
      return undefined
    }
    const deleted = await deletePart(tx, batch.id, left)
    // Something of it is in use: the next time, perhaps.
    if (deleted.isStuck) seq = batch.seq
    left -= deleted.rows
    if (left <= 0) return { afterSeq: seq }
  }
}

interface Part {
  readonly rows: number
  readonly isStuck: boolean
}

async function deletePart(tx: Queryable, batchId: string, max: number): Promise<Part> {
  const { sends, inviteIds } = await deleteSends(tx, batchId, max)
  await forgetLifecycles(tx, inviteIds)
  if (sends >= max) return { rows: sends, isStuck: false }
  if (await hasSends(tx, batchId)) return { rows: sends + 1, isStuck: true }
  const calls = await deleteCalls(tx, batchId, max)
  if (calls >= max) return { rows: sends + calls, isStuck: false }
  const events = await deleteEvents(tx, batchId, eventsAtOnce)
  if (events >= eventsAtOnce) return { rows: sends + calls + events, isStuck: false }
  await deleteBatch(tx, batchId)
  return { rows: sends + calls + events + 1, isStuck: false }
}

// A step of so many takes PGlite 6 ms, in which it does nothing else.
const rowsAtOnce = 20
const eventsAtOnce = 100
