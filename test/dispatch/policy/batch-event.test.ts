import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BatchEventCode, batchEvent } from '#dispatch/policy/batch-event.ts'

const rows: readonly (readonly [BatchEventCode, number, number, string])[] = [
  ['ACCEPTED', 3, 1, '3 recipients: 2 to send, 1 final at once.'],
  ['ACCEPTED', 1, 0, '1 recipient: 1 to send, 0 final at once.'],
  ['CANCELED', 1, 0, '1 recipient not sent to yet is skipped.'],
  ['CANCELED', 2, 0, '2 recipients not sent to yet are skipped.'],
  ['RETRIED', 2, 0, '2 are tried again.'],
  ['RETRIED', 2, 1, '2 are tried again. 1 was invited too recently.'],
  ['LOOKED_UP', 4, 0, '4 are looked up.'],
  ['LOOKED_UP', 1, 0, '1 is looked up.'],
  ['REVOKED', 1, 0, '1 invitation is to be revoked.'],
]
for (const [code, recipients, leftOut, message] of rows) {
  test(`${code}: ${message}`, () => {
    const event = batchEvent(code, { recipients, leftOut })

    assert.deepEqual({ ...event, kind: '' }, { kind: '', code, message, recipients, leftOut })
  })
}

test('an event without numbers has none', () => {
  assert.deepEqual(batchEvent('FINISHED'), {
    kind: 'FINISHED',
    code: 'FINISHED',
    message: 'Every recipient has a final outcome.',
  })
})
