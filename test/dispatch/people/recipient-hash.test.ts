import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { recipientHash } from '#dispatch/recipient-hash.ts'
import { createRandom } from '../../truth/day/random.ts'

const random = createRandom('recipient hashes')
const bytes = (length: number) => Buffer.from(Array.from({ length }, () => random.int(0, 255)))
const hmac = (secret: Buffer, key: string) =>
  createHmac('sha256', secret).update(key).digest().subarray(0, 16).toString('base64url')

test('the hash of a fixed secret never changes: databases hold it', () => {
  const hashKey = recipientHash(Buffer.alloc(32, 7))

  assert.equal(hashKey('ada@example.com'), hmac(Buffer.alloc(32, 7), 'ada@example.com'))
  assert.equal(hashKey('ada@example.com'), 'x_IqKzCU11DbKNafgJ1XPQ')
})

test('a hash is the HMAC-SHA-256 of RFC 2104, whatever the secret and the key', () => {
  const pieces = ['a', '@', '.com', '\0', 'é', '例', '😀', '\ud83d', '\ude00', '\u212a'] as const
  for (const length of [0, 1, 31, 32, 33, 63, 64]) {
    const secret = bytes(length)
    const hashKey = recipientHash(secret)
    for (let nth = 0; nth < 300; nth += 1) {
      const key = Array.from({ length: random.int(0, 80) }, () => random.pick(pieces)).join('')
      assert.equal(hashKey(key), hmac(secret, key), JSON.stringify(key))
    }
  }
})

test('a key of any length has its hash, and leaves nothing for the next', () => {
  const secret = bytes(32)
  const hashKey = recipientHash(secret)
  for (const letter of ['a', 'é', '例', '😀', '\ud83d']) {
    for (const length of [0, 1, 255, 256, 257, 320, 511, 512, 513, 1_536, 1_537, 5_000, 0, 3]) {
      const key = letter.repeat(length)
      assert.equal(hashKey(key), hmac(secret, key), `${letter} ${length} times`)
    }
  }
})

test('a secret that is longer than a block is refused', () => {
  assert.throws(() => recipientHash(bytes(65)), /too long/)
})
