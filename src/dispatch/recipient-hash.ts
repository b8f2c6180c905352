import { createHmac, hash, randomBytes } from 'node:crypto'
import type { Queryable } from '#database/database.ts'

/** Hashes a recipient's key, so that the columns that compare people hold no address. */
export type HashRecipient = (key: string) => string

/**
 * Reads the secret of the hashes, which the first start makes. It is in the database because all
 * replicas compare the same hashes and because a restored database must still know its people.
 */
export async function readRecipientHash(on: Queryable): Promise<HashRecipient> {
  await on.query('insert into recipient_secret (secret) values ($1) on conflict do nothing', [
    randomBytes(32).toString('hex'),
  ])
  const [row] = await on.query<{ secret: string }>('select secret from recipient_secret')
  if (row === undefined) throw new Error('the secret of recipient hashes is missing')
  return recipientHash(Buffer.from(row.secret, 'hex'))
}

/** HMAC-SHA-256, of which 128 bits tell all people of a database apart. */
export function recipientHash(secret: Buffer): HashRecipient {
  if (secret.length > blockBytes) throw new Error('the secret of recipient hashes is too long')
  // RFC 2104, by two hashes in one piece each: half the time of an Hmac, which Node makes for every key.
  const inner = Buffer.alloc(blockBytes + maxKeyBytes)
  const outer = Buffer.alloc(blockBytes + sumBytes)
  for (let place = 0; place < blockBytes; place += 1) {
    inner[place] = (secret[place] ?? 0) ^ 0x36
    outer[place] = (secret[place] ?? 0) ^ 0x5c
  }
  return (key) => {
    if (key.length * maxBytesPerUnit > maxKeyBytes) {
      return shortened(createHmac('sha256', secret).update(key).digest('binary'))
    }
    const end = blockBytes + inner.write(key, blockBytes)
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), blockBytes, 'binary')
    return shortened(hash('sha256', outer, 'binary'))
  }
}

const shortened = (sum: string) =>
  Buffer.from(sum.slice(0, hashBytes), 'binary').toString('base64url')

// Of SHA-256.
const blockBytes = 64
const sumBytes = 32

const hashBytes = 16
// More than any address has; a longer key is hashed by Node's Hmac.
const maxKeyBytes = 1_536
const maxBytesPerUnit = 3
