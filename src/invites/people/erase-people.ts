import type { Queryable } from '#database/database.ts'
import {
  countUnerased,
  type ErasedSend,
  eraseSends,
  type PersonalSend,
  sendsToErase,
} from '#dispatch/erasing/erase-sends.ts'
import { erasedReference } from '#dispatch/erasing/erased-reference.ts'
import type { Erasure, ErasureProgress, PersonWords } from '#dispatch/erasing/erasures.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import { forgetLifecycles } from '#lifecycles/store.ts'
import { erasedWord } from '#text/erase-words.ts'
import { namesIn } from './person.ts'

/**
 * Erases some final sends of the person. When none is left but open ones, it waits for those; when there
 * are none either, the texts that quote the person are next.
 */
export async function erasePeople(
  tx: Queryable,
  { tenant, recipientKeys, words, cursor }: Erasure,
  hash: HashRecipient,
): Promise<ErasureProgress> {
  const sends = await sendsToErase(tx, tenant, recipientKeys, sendsAtOnce)
  const known = withWordsOf(sends, words)
  const erased = await eraseAll(tx, sends, hash)
  const open = await countUnerased(tx, tenant, recipientKeys)
  const progress = { cursor, words: known, erased, open }
  if (open === 0) return { ...progress, step: 'batches', afterMs: 0 }
  return { ...progress, step: 'people', afterMs: erased > 0 ? 0 : openMs }
}

/** Erases sends with all that is known of their invites. Returns how many there were. */
export async function eraseAll(
  tx: Queryable,
  sends: readonly PersonalSend[],
  hash: HashRecipient,
): Promise<number> {
  if (sends.length === 0) return 0
  const { erased, inviteIds } = await eraseSends(
    tx,
    sends.map((send) => leftOf(send, hash)),
  )
  await forgetLifecycles(tx, inviteIds)
  return erased
}

/** What a request said of the person is known by now; a later one may have said something else. */
function withWordsOf(sends: readonly PersonalSend[], words: PersonWords): PersonWords {
  const all = (known: readonly string[], found: readonly string[]) => [
    ...new Set([...known, ...found]),
  ]
  return {
    values: all(
      words.values,
      sends.map(({ recipientValue }) => recipientValue),
    ),
    names: all(
      words.names,
      sends.flatMap(({ displayName, details }) => namesIn(displayName, details)),
    ),
    personKeys: all(
      words.personKeys,
      sends.flatMap(({ personKey }) => personKey ?? []),
    ),
  }
}

function leftOf(send: PersonalSend, hash: HashRecipient): ErasedSend {
  const { id, batchId, inviteId, born, providerReference } = send
  const reference = providerReference === null ? null : erasedReference(providerReference, hash)
  return { id, batchId, inviteId, born, reference, outcome: outcomeLeft(send.outcome) }
}

/** An outcome without what the upstream said of the person. What it was and why stays. Pure. */
function outcomeLeft(outcome: unknown): unknown {
  const {
    providerReference: _ours,
    error,
    ...left
  } = (outcome ?? {}) as {
    readonly providerReference?: string
    readonly error?: { readonly message: string; readonly details?: unknown }
  }
  if (error === undefined) return left
  const { details: _said, ...plain } = error
  return { ...left, error: { ...plain, message: erasedWord } }
}

// A step of so many takes PGlite 30 ms.
const sendsAtOnce = 100
// How often it looks whether an open send is final.
const openMs = 2_000
