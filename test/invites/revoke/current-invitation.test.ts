import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  classifyInvitation,
  entryFor,
  type InviteToRevoke,
  notTried,
} from '#invites/revoke/current-invitation.ts'
import { resultOf } from '#invites/revoke/revoke-at-destination.ts'
import type { LifecycleEntry } from '#providers/contract/lifecycle.ts'

const keys = ['ada@example.com']
const error = { code: 'Code', message: 'Message.', operation: 'Revoke' }

for (const [fact, entry, revoked, expected] of [
  ['a handle can be revoked', { keys, handle: 'h' }, false, { handle: 'h' }],
  [
    'a handle can be revoked, though we asked for it before',
    { keys, handle: 'h', lifecycle: 'PENDING' },
    true,
    { handle: 'h' },
  ],
  ['who has joined is left alone', { keys, lifecycle: 'ACCEPTED' }, false, { kind: 'joined' }],
  [
    'the provider says that it is revoked',
    { keys, lifecycle: 'REVOKED' },
    false,
    { kind: 'revoked-before' },
  ],
  [
    'declined: nothing is pending',
    { keys, lifecycle: 'DECLINED' },
    false,
    { kind: 'none-pending' },
  ],
  [
    'listed without a handle: what we asked for before proves nothing',
    { keys, lifecycle: 'PENDING' },
    true,
    { kind: 'none-pending' },
  ],
  ['not listed, and we revoked it', undefined, true, { kind: 'revoked-before' }],
  ['not listed, and we did not revoke it', undefined, false, { kind: 'none-pending' }],
] as const) {
  test(fact, () => assert.deepEqual(classifyInvitation(entry, revoked), expected))
}

const invite: InviteToRevoke = {
  inviteId: 'i',
  kind: 'EMAIL',
  value: 'Ada@example.com',
  recipientKey: 'ada@example.com',
  providerReference: '7',
  revoked: false,
}
const entry = (handle: string, more: Partial<LifecycleEntry>) => ({ keys: [], handle, ...more })
const others = entry('others', { keys: ['bob@example.com'], reference: '8' })
const byReference = entry('by reference', { keys: ['other@example.com'], reference: '7' })
const byKey = entry('by key', { keys: ['ada@example.com'] })

for (const [fact, entries, found] of [
  ["the provider's own id comes first", [others, byKey, byReference], byReference],
  ['then the address', [others, byKey], byKey],
  ['other people are never taken', [others], undefined],
  ['an entry without an id is no match for one', [entry('no id', { keys: [] })], undefined],
] as const) {
  test(`the entry about a person: ${fact}`, () => assert.equal(entryFor(invite, entries), found))
}

test('a person known by the user id alone is found by it', () => {
  const user: InviteToRevoke = { ...invite, kind: 'USER_ID', value: '8' }

  assert.equal(entryFor(user, [byReference, others]), others)
})

const answered = (result?: object) => ({
  kind: 'answered' as const,
  results: new Map(result === undefined ? [] : [['h', result as never]]),
})
for (const [fact, answer, kind] of [
  ['revoked', answered({ kind: 'revoked' }), 'revoked'],
  ['gone already', answered({ kind: 'gone' }), 'none-pending'],
  ['refused', answered({ kind: 'refused', error }), 'failed'],
  ['left out of the answer: it may be revoked', answered(), 'unconfirmed'],
  ['unanswered: it may be revoked', { kind: 'unanswered', error }, 'unconfirmed'],
  ['throttled: certainly not', { kind: 'throttled', error }, 'failed'],
  ['unavailable: certainly not', { kind: 'unavailable', error }, 'failed'],
] as const) {
  test(`an answer about one invitation: ${fact}`, () => {
    assert.equal(resultOf(answer, 'h', 'Revoke').kind, kind)
  })
}

test('after a request without an answer, the next invitations are certainly not revoked', () => {
  assert.deepEqual(notTried({ kind: 'unanswered', error }), { kind: 'unavailable', error })
  assert.deepEqual(notTried({ kind: 'throttled', error }), { kind: 'throttled', error })
})
