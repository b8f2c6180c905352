import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runAtOnce } from '#event-loop/slices.ts'
import { checkRecipients } from '#invites/check/check-recipients.ts'
import type { RequestRecipient, RequestTarget } from '#invites/check/request.ts'
import { createChime } from '#providers/chime/chime.ts'
import type { Recipient } from '#providers/contract/recipient.ts'

const chime = createChime({ requestTimeoutMs: 1 })
const at = (value: string, more: Partial<Recipient> = {}): Recipient => ({
  kind: 'EMAIL',
  value,
  details: {},
  ...more,
})
const hashKey = (key: string) => `hash of ${key}`
const target: RequestTarget = {
  provider: 'CHIME',
  operation: 'invite',
  destinationId: 'berlin',
  message: {},
  path: 'targets.3.chime',
  list: 'recipients',
  recipients: [],
}
const check = (recipients: readonly RequestRecipient[], more: Partial<RequestTarget> = {}) =>
  runAtOnce(checkRecipients({ ...target, ...more, recipients }, 3, { ...chime, hashKey }))

test('a valid recipient has the key of its provider, and its place in the input', () => {
  const [, candidate] = check([
    { recipient: at('bob@example.com'), position: 7 },
    { recipient: at(' Ada@Example.com '), position: 8 },
  ])

  assert.deepEqual(candidate, {
    target: 3,
    position: 8,
    recipient: at('Ada@Example.com'),
    recipientKey: 'hash of ada@example.com',
    mailboxKey: 'hash of ada@example.com',
    path: 'targets.3.chime.recipients.1',
  })
})

test('a given key counts instead, and the invite stays attached', () => {
  const [candidate] = check([
    {
      recipient: at('ada@example.com'),
      position: 0,
      keys: { recipientKey: 'known' },
      inviteId: 'i',
    },
  ])

  assert.equal(candidate?.recipientKey, 'known')
  assert.equal(candidate?.inviteId, 'i')
})

test('an invalid recipient fails alone, without a key', () => {
  const [bad, good] = check([
    { recipient: at('not an address'), position: 0 },
    { recipient: at('ada@example.com'), position: 1 },
  ])

  assert.equal(bad?.recipientKey, '')
  assert.equal(bad?.invalid?.code, 'INVALID_RECIPIENT')
  assert.equal(bad?.invalid?.retryable, false)
  assert.equal(bad?.path, 'targets.3.chime.recipients.0.email')
  assert.equal(good?.invalid, undefined)
})

test('an invalid recipient can be stored', () => {
  const [bad] = check([{ recipient: at('a\0b', { displayName: '\ud800' }), position: 0 }])

  assert.doesNotMatch(JSON.stringify(bad?.recipient), /\\u0000|\\ud800/)
})

for (const [fact, recipient, field] of [
  ['a long address', at(`${'a'.repeat(320)}@example.com`), 'email'],
  [
    'a detail with a control character',
    at('a@example.com', { details: { remark: '\n' } }),
    'remark',
  ],
  ['an empty person key', at('a@example.com', { personKey: '' }), 'personKey'],
  ['a long person key', at('a@example.com', { personKey: 'k'.repeat(201) }), 'personKey'],
  ['a person key on two lines', at('a@example.com', { personKey: 'a\nb' }), 'personKey'],
] as const) {
  test(`${fact} breaks a rule of ${field}`, () => {
    const [candidate] = check([{ recipient, position: 0 }])

    assert.equal(candidate?.invalid?.field, field)
    assert.ok(!candidate?.invalid?.message.includes(recipient.value))
  })
}

test('a person key of 200 characters is accepted, however many bytes they have', () => {
  const [candidate] = check([
    { recipient: at('a@example.com', { personKey: '🙂'.repeat(200) }), position: 0 },
  ])

  assert.equal(candidate?.invalid, undefined)
})

test('a reinvite lists bare ids: the path is the index in that list, without a field', () => {
  const [candidate] = check([{ recipient: at('not an address'), position: 5 }], {
    operation: 'reinvite',
    path: 'who',
    list: 'inviteIds',
  })

  assert.equal(candidate?.path, 'who.inviteIds.5')
})
