import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'

/**
 * Cursors as clients see them. Positions are numbers that all tenants share, and would tell how much
 * the others do. A cursor reveals nothing, cannot be made by anybody else, and opens only for what it
 * was sealed for.
 */
export interface Cursors {
  /** Equal for equal positions, so that caches of clients see equal cursors. */
  seal(use: CursorUse, position: Position): string
  /** Undefined: it was not sealed for this use. */
  open(use: CursorUse, cursor: string): Position | undefined
}

export interface CursorUse {
  readonly tenant: string
  /** A list, or the changes of one batch. */
  readonly of: string
}

/** Two numbers that order something; a list has no second one. Integers of at least 0. */
export type Position = readonly [number, number]

/** `key`: equal on all replicas, and kept for as long as cursors are to be valid. */
export function createCursors(key: Buffer): Cursors {
  const [sealingKey, encryptionKey] = ['seal', 'encrypt'].map((purpose) =>
    Buffer.from(hkdfSync('sha256', key, '', `cursor ${purpose}`, 32)),
  ) as [Buffer, Buffer]
  // Of the use and the position together: it authenticates both, and is the nonce as well (SIV).
  const sealOf = ({ tenant, of }: CursorUse, plain: Buffer) =>
    createHmac('sha256', sealingKey)
      .update(JSON.stringify([tenant, of]))
      .update('\0')
      .update(plain)
      .digest()
      .subarray(0, sealLength)
  return {
    seal(use, position) {
      const plain = encode(position)
      const seal = sealOf(use, plain)
      const cipher = createCipheriv('aes-256-ctr', encryptionKey, seal)
      return Buffer.concat([seal, cipher.update(plain)]).toString('base64url')
    },
    open(use, cursor) {
      if (!form.test(cursor)) return undefined
      const bytes = Buffer.from(cursor, 'base64url')
      // Another spelling of the same bytes.
      if (bytes.toString('base64url') !== cursor) return undefined
      const seal = bytes.subarray(0, sealLength)
      const decipher = createDecipheriv('aes-256-ctr', encryptionKey, seal)
      const plain = decipher.update(bytes.subarray(sealLength))
      return timingSafeEqual(seal, sealOf(use, plain)) ? decode(plain) : undefined
    },
  }
}

const sealLength = 16
// 32 bytes: the seal and two integers of 64 bits.
const form = /^[\w-]{43}$/

function encode([first, second]: Position): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeBigUInt64BE(BigInt(first), 0)
  bytes.writeBigUInt64BE(BigInt(second), 8)
  return bytes
}

const decode = (bytes: Buffer): Position => [
  Number(bytes.readBigUInt64BE(0)),
  Number(bytes.readBigUInt64BE(8)),
]
