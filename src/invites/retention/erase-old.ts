import type { Queryable } from '#database/database.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import { eraseBatch, lockOldBatch, sendsWithTexts } from '#dispatch/retention/old-batches.ts'
import { erasedWord } from '#text/erase-words.ts'
import { eraseAll } from '../people/erase-people.ts'
import type { Step } from './step.ts'

/**
 * Erases who was invited by the batches that were finished so many days ago, and their texts, some at a
 * time. Undefined: there are no more.
 */
export async function eraseOld(
  tx: Queryable,
  days: number,
  { afterSeq }: Step,
  hash: HashRecipient,
): Promise<Step | undefined> {
  for (let left = sendsAtOnce, seq = afterSeq; ; ) {
    const batch = await lockOldBatch(tx, { days, afterSeq: seq }, 'texts')
    if (batch === undefined) return undefined
    const sends = await sendsWithTexts(tx, batch.id, left)
    await eraseAll(tx, sends, hash)
    // Those that are not settled are left, and then the batch too.
    if (sends.length < left && !(await eraseBatch(tx, batch.id, erasedWord))) seq = batch.seq
    left -= sends.length + 1
    if (left <= 0) return { afterSeq: seq }
  }
}

const sendsAtOnce = 50
