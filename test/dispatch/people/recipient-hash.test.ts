import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { recipientHash } from '#dispatch/recipient-hash.ts'

test('the hash of a fixed secret never changes: databases hold it', () => {
  const secret = Buffer.alloc(32, 7)
  const hashKey = recipientHash(secret)

  assert.equal(hashKey('ada@example.com'), 'x_IqKzCU11DbKNafgJ1XPQ')
  for (const key of ['ada@example.com', '', 'é例😀\ud83d', 'a'.repeat(5_000)]) {
    const hmac = createHmac('sha256', secret).update(key).digest().subarray(0, 16)
    assert.equal(hashKey(key), hmac.toString('base64url'))
  }
})
