import type { Queryable } from '#database/database.ts'
import { type EraseWords, eraseInJson } from '#dispatch/erasing/batch-texts.ts'
import type { Erasure, ErasureProgress } from '#dispatch/erasing/erasures.ts'
import { type QuotingSend, saveSendTexts, textsAfter } from '#dispatch/erasing/send-texts.ts'
import { quotationEraser } from '#text/erase-words.ts'
import { erasersOf } from './erase-batches.ts'
import { eraseAll } from './erase-people.ts'
import { type PersonTools, recipientKeysOf } from './person.ts'

/**
 * Looks through the next sends of the tenant for texts about other people that quote the person, and for
 * recipients that were invalid: those have no hash by which they are found. Erased sends are not among
 * them. This is the last step.
 */
export async function eraseQuotations(
  tx: Queryable,
  { tenant, recipientKeys, words, cursor }: Erasure,
  tools: PersonTools,
): Promise<ErasureProgress> {
  const { sends, last } = await textsAfter(tx, tenant, cursor, sendsAtOnce)
  const quoted = quotationEraser(words.values)
  const said = erasersOf(words).others
  const theirs = sends.filter((send) => isTheirs(send, recipientKeys, quoted, tools))
  const erased = await eraseAll(tx, theirs, tools.hashKey)
  const changed = sends.flatMap((send) => {
    if (theirs.includes(send)) return []
    const left = textsLeft(send, quoted, said)
    return JSON.stringify(left) === JSON.stringify(send) ? [] : [left]
  })
  await saveSendTexts(tx, changed)
  const isOver = last === undefined
  return {
    step: isOver ? null : 'sends',
    cursor: last ?? cursor,
    words,
    erased,
    afterMs: 0,
  }
}

/** An invalid recipient that is the person in another spelling, or a text around their address. */
function isTheirs(
  { isInvalid, recipientValue }: QuotingSend,
  recipientKeys: readonly string[],
  quoted: EraseWords,
  tools: PersonTools,
): boolean {
  if (!isInvalid) return false
  if (quoted(recipientValue) !== recipientValue) return true
  return [...recipientKeysOf(recipientValue, tools)].some((key) => recipientKeys.includes(key))
}

/** What others entered about a person is theirs but for the quotation. Pure. */
function textsLeft(send: QuotingSend, quoted: EraseWords, said: EraseWords): QuotingSend {
  const { details, displayName, outcome, lastError } = send
  return {
    ...send,
    details: eraseInJson(details, quoted),
    displayName: displayName === null ? null : quoted(displayName),
    outcome: eraseInJson(outcome, said),
    lastError: eraseInJson(lastError, said),
  }
}

// Of all tenants; few have texts.
const sendsAtOnce = 500
