import type { Caller } from './caller.ts'

/** Finds the caller whose key has this id and a secret with this SHA-256. */
export interface Keyring {
  readonly size: number
  find(id: string, hash: Uint8Array): Caller | undefined
}

export interface KeyEntry {
  /** 1 to 32 characters of a-z and 0-9. */
  readonly id: string
  readonly hash: Uint8Array
  readonly caller: Caller
}

/**
 * Compares every key without branching, so that the time does not reveal which ids exist
 * (`npm run bench -- keys`). 100 keys take a microsecond.
 */
export function keyringOf(entries: readonly KeyEntry[]): Keyring {
  const table = new Uint32Array(entries.length * wordsPerKey)
  for (const [place, { id, hash }] of entries.entries()) {
    table.set(wordsOf(id, hash), place * wordsPerKey)
  }
  // Position 0 means that no key matches.
  const callers = [undefined, ...entries.map(({ caller }) => caller)]
  return {
    size: entries.length,
    find: (id, hash) => callers[placeIn(table, wordsOf(id, hash))],
  }
}

const nameBytes = 32
const hashBytes = 32
const wordsPerKey = (nameBytes + hashBytes) / 4

function wordsOf(id: string, hash: Uint8Array): Uint32Array {
  const bytes = Buffer.alloc(nameBytes + hashBytes)
  bytes.write(id, 0, nameBytes, 'latin1')
  bytes.set(hash, nameBytes)
  return new Uint32Array(bytes.buffer, bytes.byteOffset, wordsPerKey)
}

/** The position of a key, starting at 1; 0 if no key matches. */
function placeIn(table: Uint32Array, wanted: Uint32Array): number {
  let found = 0
  for (let at = 0, place = 1; at < table.length; at += wordsPerKey, place += 1) {
    let difference = 0
    for (let word = 0; word < wordsPerKey; word += 1) {
      difference |= (table[at + word] ?? 0) ^ (wanted[word] ?? 0)
    }
    // All bits are set if the two differ anywhere, and none if they are equal.
    const isOther = (difference | -difference) >> 31
    found |= place & ~isOther
  }
  return found
}
