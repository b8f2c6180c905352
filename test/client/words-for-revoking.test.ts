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
  ['Withdrawn.', { ...base, __typename: 'InviteRevoked', alreadyRevoked: false }],
  ['Was withdrawn before.', { ...base, __typename: 'InviteRevoked', alreadyRevoked: true }],
  [
    'Not withdrawn: the provider offers no way to do that.',
    { ...base, __typename: 'RevokeNotSupported' },
  ],
  [
    'Not withdrawn: the provider would delete the user, and the request did not agree to that.',
    failed('CONSENT_REQUIRED'),
  ],
  [
    'It is unknown whether it was withdrawn. Trying again does no harm.',
    failed('UNCONFIRMED', true),
  ],
  ['Not withdrawn: the person has joined.', failed('ALREADY_JOINED')],
]

for (const [words, outcome] of rows) {
  test(`of a withdrawal: ${words}`, () => assert.equal(wordsForRevoking(outcome), words))
}

test('for revoke outcomes that only a newer gateway has, the words are its message', () => {
  const added = [
    { ...base, __typename: 'RevokePostponed' },
    { ...failed('UNCONFIRMED', true), code: 'FULL_MOON' },
  ] as unknown as readonly RevokeOutcomeFieldsFragment[]

  for (const outcome of added) assert.equal(wordsForRevoking(outcome), base.message)
})
