import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
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
  const secretKey = createSecretKey(secret)
  return (key) =>
    createHmac('sha256', secretKey)
      .update(key)
      .digest()
      .subarray(0, hashBytes)
      .toString('base64url')
}

const hashBytes = 16
