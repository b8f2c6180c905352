import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Caller } from './caller.ts'

/** Callers by the id in their key, with the SHA-256 of the secret in it. */
export type Keyring = ReadonlyMap<string, KeyEntry>

export interface KeyEntry {
  readonly hash: Buffer
  readonly caller: Caller
}

export function isApiKey(credential: string): boolean {
  return credential.startsWith('igw_')
}

/** Whose key it is. An unknown id costs the same work as a wrong secret. */
export function findKey(keyring: Keyring, credential: string): Caller | undefined {
  const [, id = '', secret = ''] = shape.exec(credential) ?? []
  const { hash, caller } = keyring.get(id) ?? nobody
  return timingSafeEqual(hashOf(secret), hash) ? caller : undefined
}

/** A new key, to be shown once, and what is kept of it. */
export function makeKey(): { readonly key: string; readonly id: string; readonly hash: string } {
  const id = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { key: `igw_${id}_${secret}`, id, hash: hashOf(secret).toString('hex') }
}

const shape = /^igw_([a-z0-9]{1,32})_([A-Za-z0-9_-]{43})$/

// A plain hash will do: 256 random bits cannot be guessed, so there is nothing to slow down.
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

const nobody = { hash: randomBytes(32), caller: undefined }
