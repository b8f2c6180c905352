import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type InviteOutcomeFieldsFragment, wordsFor } from 'invite-gateway/client'

type Outcome = InviteOutcomeFieldsFragment
type Of<Name> = Extract<Outcome, { __typename: Name }>
type Row = readonly [words: string, outcome: Outcome]

const base = {
  recipient: { kind: 'EMAIL', value: 'ada@example.com', displayName: null, personKey: null },
  message: 'The message of the gateway.',
  evidence: 'INFERRED',
  invite: null,
  requestId: null,
  emailStatus: 'UNREPORTED',
} as const
const at = '2026-11-20T18:37:00.000Z'

const queued = (notBefore: string | null): Outcome => ({
  ...base,
  __typename: 'InviteQueued',
  notBefore,
  lastError: null,
})
const sent = (emailStatus: Of<'InviteSent'>['emailStatus']): Outcome => ({
  ...base,
  __typename: 'InviteSent',
  emailStatus,
  sentAt: at,
  providerReference: null,
})
const skipped = (reason: Of<'InviteSkipped'>['reason']): Outcome => ({
  ...base,
  __typename: 'InviteSkipped',
  reason,
  previous: null,
})
const failed = (
  code: Of<'InviteFailed'>['code'],
  more: Partial<Of<'InviteFailed'>> = {},
): Outcome => ({
  ...base,
  __typename: 'InviteFailed',
  code,
  field: null,
  brokenRule: null,
  retryable: false,
  retryAfter: null,
  error: null,
  ...more,
})
const unconfirmed = (reconcilable: boolean, safeToRetry: boolean): Outcome => ({
  ...base,
  __typename: 'InviteUnconfirmed',
  reconcilable,
  safeToRetry,
  error: null,
})

const rows: readonly Row[] = [
  ['Waiting to be sent.', queued(null)],
  ['Waiting to be sent, not before 2026-11-20 18:37 UTC.', queued(at)],
  ['Invited, and the e-mail is on its way.', sent('SENT')],
  ['Invited, but the provider sent no e-mail.', sent('NOT_SENT')],
  ['Invited, but the e-mail failed.', sent('FAILED')],
  ['Invited. The provider does not say whether it sent an e-mail.', sent('UNREPORTED')],
  [
    'Already invited, and the invitation is pending. Nothing was sent.',
    { ...base, __typename: 'InviteAlreadyPending' },
  ],
  ['Already a member. Nothing was sent.', { ...base, __typename: 'InviteAlreadyMember' }],
  ['Not sent: the batch was canceled first.', skipped('BATCH_CANCELED')],
  [
    'Not sent again: the same recipient occurs earlier in this batch.',
    skipped('DUPLICATE_IN_BATCH'),
  ],
  ['Not sent: an earlier request is not finished.', skipped('IN_PROGRESS')],
  ['Not sent again: the recipient was invited recently.', skipped('RECENTLY_SENT')],
  ['Not sent: the batch was stopped after too many failures.', skipped('STOPPED_AFTER_FAILURES')],
  ['Not sent: the gateway has no permission to invite there.', failed('ACCESS_DENIED')],
  ['Not sent: the provider does not know the destination.', failed('DESTINATION_NOT_FOUND')],
  [
    'Not sent: the recipient is not valid (email).',
    failed('INVALID_RECIPIENT', { field: 'email' }),
  ],
  ['Not sent: the name is taken.', failed('NAME_TAKEN')],
  ['Not sent: the provider does not allow the recipient.', failed('NOT_ELIGIBLE')],
  ['Not sent: the provider refused.', failed('PROVIDER_REJECTED')],
  [
    'Not sent: the provider could not be reached. Try again later.',
    failed('PROVIDER_UNAVAILABLE', { retryable: true }),
  ],
  ['Not sent: a limit at the provider is reached.', failed('QUOTA_EXCEEDED')],
  ['Not sent: the provider does not know the recipient.', failed('RECIPIENT_NOT_FOUND')],
  [
    'Not sent: the provider was too busy for too long. Try again after 2026-11-20 18:37 UTC.',
    failed('THROTTLED', { retryable: true, retryAfter: at }),
  ],
  [
    'It is not known whether the invitation was sent. Look it up before you retry.',
    unconfirmed(true, false),
  ],
  [
    'It is not known whether the invitation was sent. Look it up before you retry.',
    unconfirmed(true, true),
  ],
  [
    'It is not known whether the invitation was sent. It is safe to retry.',
    unconfirmed(false, true),
  ],
  [
    'It is not known whether the invitation was sent. Retrying may send a second invitation.',
    unconfirmed(false, false),
  ],
]

test('every outcome, reason and code has its sentence', () => {
  assert.deepEqual(
    rows.map(([, outcome]) => wordsFor(outcome)),
    rows.map(([words]) => words),
  )
})

test('an outcome newer than the kit is described by its own message', () => {
  const added = [
    { ...base, __typename: 'InviteForwarded' },
    { ...skipped('IN_PROGRESS'), reason: 'FULL_MOON' },
    { ...failed('NAME_TAKEN'), code: 'FULL_MOON' },
    { ...sent('SENT'), emailStatus: 'FULL_MOON' },
  ] as unknown as readonly Outcome[]

  for (const outcome of added) assert.equal(wordsFor(outcome), base.message)
})
