import type { Queryable } from '#database/database.ts'
import {
  type BatchTexts,
  batchesAfter,
  type EraseWords,
  eraseCallTexts,
  eraseInJson,
  saveBatchTexts,
} from '#dispatch/erasing/batch-texts.ts'
import type { Erasure, ErasureProgress, PersonWords } from '#dispatch/erasing/erasures.ts'
import { lockBatches } from '#dispatch/store/finish-sends.ts'
import { wordEraser } from '#text/erase-words.ts'

/**
 * Looks through the next batches of the tenant for texts that name the person: what callers called the
 * batch, its idempotency key, its messages, and what upstreams said about its calls. The address goes
 * from all batches, a name or person key only from those that the person was part of. It waits for a
 * batch that still sends a message with the person in it.
 */
export async function eraseBatches(tx: Queryable, erasure: Erasure): Promise<ErasureProgress> {
  const { words } = erasure
  const batches = await batchesAfter(tx, erasure, erasure.cursor, batchesAtOnce)
  const erasers = erasersOf(words)
  let { cursor } = erasure
  for (const batch of batches) {
    const erase = batch.isTheirs ? erasers.theirs : erasers.others
    const left = eraseInJson(batch, erase)
    const isChanged = JSON.stringify(left) !== JSON.stringify(batch)
    if (isChanged || batch.isTheirs) {
      const isLeft = await eraseBatch(tx, left, batch, erase)
      if (isLeft) return { step: 'batches', cursor, words, erased: 0, afterMs: unfinishedMs }
      // The texts of its calls can be many.
      return { step: 'batches', cursor: batch.seq, words, erased: 0, afterMs: 0 }
    }
    cursor = batch.seq
  }
  if (batches.length > 0) return { step: 'batches', cursor, words, erased: 0, afterMs: 0 }
  return { step: 'sends', cursor: 0, words, erased: 0, afterMs: 0 }
}

/** Returns whether something had to be left, because it is still in use. */
async function eraseBatch(
  tx: Queryable,
  left: BatchTexts,
  { messages }: BatchTexts,
  erase: EraseWords,
): Promise<boolean> {
  await lockBatches(tx, [left.id])
  await saveBatchTexts(tx, left)
  const { isLeft } = await eraseCallTexts(tx, left.id, erase)
  return isLeft || (left.open > 0 && JSON.stringify(left.messages) !== JSON.stringify(messages))
}

interface Erasers {
  readonly theirs: EraseWords
  readonly others: EraseWords
}

/** An address goes wherever it is part of a text; an id could be part of any number. Pure. */
export function erasersOf({ values, names, personKeys }: PersonWords): Erasers {
  const isAddress = (value: string) => value.includes('@')
  const addresses = values.filter(isAddress)
  const ids = values.filter((value) => !isAddress(value))
  return {
    theirs: wordEraser(addresses, [...ids, ...names, ...personKeys]),
    others: wordEraser(addresses, ids),
  }
}

const batchesAtOnce = 100
// Until a batch that sends a message with the person in it is looked at again.
const unfinishedMs = 5_000
