import { createHash, randomBytes } from 'node:crypto'
import type { Caller } from './caller.ts'
import type { Keyring } from './keyring.ts'

/** Is this credential one of our API keys, rather than a token? */
export function isApiKey(credential: string): boolean {
  return credential.startsWith(prefix)
}

/** Finds the owner of a key. An unknown id takes as long as a wrong secret. */
export function findKey(keyring: Keyring, credential: string): Caller | undefined {
  const { id, hash } = readKey(credential)
  return keyring.find(id, hash)
}

/** The id and the hash of a key, which may be kept: the key itself may not. */
export function readKey(credential: string): { readonly id: string; readonly hash: Buffer } {
  // By position, not by a pattern, whose running time would depend on the characters.
  const end = credential.indexOf('_', prefix.length)
  const id = credential.slice(prefix.length, end)
  return { id, hash: hashOf(credential.slice(end + 1)) }
}

/** Creates a key to show once, with the id and the hash to store. */
export function makeKey(): { readonly key: string; readonly id: string; readonly hash: string } {
  const id = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { key: `igw_${id}_${secret}`, id, hash: hashOf(secret).toString('hex') }
}

const prefix = 'igw_'

// A fast hash is enough: 256 random bits cannot be guessed at any speed.
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
