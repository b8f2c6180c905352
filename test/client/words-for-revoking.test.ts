import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type RevokeFailureCode,
  type RevokeOutcomeFieldsFragment,
  wordsForRevoking,
} from 'invite-gateway/client'

const base = { message: 'The message of the gateway.', invite: null } as const
const failed = (code: RevokeFailureCode, retryable = false): RevokeOutcomeFieldsFragment => ({
  ...base,
  __typename: 'RevokeFailed',
  code,
  retryable,
  error: null,
})

const rows: readonly (readonly [words: string, outcome: RevokeOutcomeFieldsFragment])[] = [
  ['Revoked.', { ...base, __typename: 'InviteRevoked', alreadyRevoked: false }],
  ['Already revoked.', { ...base, __typename: 'InviteRevoked', alreadyRevoked: true }],
  ['Not revoked: the provider does not support it.', { ...base, __typename: 'RevokeNotSupported' }],
  ['Not revoked: it would delete the user, which needs your consent.', failed('CONSENT_REQUIRED')],
  [
    'It is not known whether the invitation was revoked. It is safe to retry.',
    failed('UNCONFIRMED', true),
  ],
  ['Not revoked: the person has already joined.', failed('ALREADY_JOINED')],
]

for (const [words, outcome] of rows) {
  test(`about revoking: ${words}`, () => assert.equal(wordsForRevoking(outcome), words))
}

test('a revocation outcome newer than the kit is described by its own message', () => {
  const added = [
    { ...base, __typename: 'RevokePostponed' },
    { ...failed('UNCONFIRMED', true), code: 'FULL_MOON' },
  ] as unknown as readonly RevokeOutcomeFieldsFragment[]

  for (const outcome of added) assert.equal(wordsForRevoking(outcome), base.message)
})
