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
  /** One cursor for several positions, at most `maxTogether`. */
  sealAll(use: CursorUse, positions: readonly Position[]): string
  openAll(use: CursorUse, cursor: string): readonly Position[] | undefined
}

/** Positions in one cursor. */
export const maxTogether = 20

export interface CursorUse {
  readonly tenant: string
  /** A list, or the changes of batches. */
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
  const sealAll: Cursors['sealAll'] = (use, positions) => {
    const plain = encode(positions)
    const seal = sealOf(use, plain)
    const cipher = createCipheriv('aes-256-ctr', encryptionKey, seal)
    return Buffer.concat([seal, cipher.update(plain)]).toString('base64url')
  }
  const openAll: Cursors['openAll'] = (use, cursor) => {
    if (!form.test(cursor)) return undefined
    const bytes = Buffer.from(cursor, 'base64url')
    // Another spelling of the same bytes, or a part of a position.
    if (bytes.toString('base64url') !== cursor) return undefined
    if ((bytes.length - sealLength) % positionLength !== 0) return undefined
    const seal = bytes.subarray(0, sealLength)
    const decipher = createDecipheriv('aes-256-ctr', encryptionKey, seal)
    const plain = decipher.update(bytes.subarray(sealLength))
    return timingSafeEqual(seal, sealOf(use, plain)) ? decode(plain) : undefined
  }
  return {
    sealAll,
    openAll,
    seal: (use, position) => sealAll(use, [position]),
    open: (use, cursor) => {
      const [position, ...more] = openAll(use, cursor) ?? []
      return more.length === 0 ? position : undefined
    },
  }
}

const sealLength = 16
// Two integers of 64 bits.
const positionLength = 16
// The seal and one position, to the seal and `maxTogether` of them.
const form = /^[\w-]{43,448}$/

function encode(positions: readonly Position[]): Buffer {
  const bytes = Buffer.alloc(positionLength * positions.length)
  for (const [index, [first, second]] of positions.entries()) {
    bytes.writeBigUInt64BE(BigInt(first), positionLength * index)
    bytes.writeBigUInt64BE(BigInt(second), positionLength * index + 8)
  }
  return bytes
}

const decode = (bytes: Buffer): Position[] =>
  Array.from({ length: bytes.length / positionLength }, (_, index) => [
    Number(bytes.readBigUInt64BE(positionLength * index)),
    Number(bytes.readBigUInt64BE(positionLength * index + 8)),
  ])
