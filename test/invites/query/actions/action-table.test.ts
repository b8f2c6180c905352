import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionsOf } from '#invites/query/actions/available-actions.ts'
import { createChime } from '#providers/chime/chime.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { createWickr } from '#providers/wickr/wickr.ts'

const settings = { requestTimeoutMs: 1 }
/** Can be looked up, cannot be revoked. */
const chime = createChime(settings)
/** Can be revoked, by deleting the user; reinvites users by their ids. */
const wickr = createWickr(settings)
/** Can neither be looked up nor revoked. */
const repost = createRepostPrivate(settings)
/** Can be revoked; a reinvite replaces what is pending. */
const tencent = createTencentOrganization({
  ...settings,
  credential: { secretId: 'id', secretKey: 'key' },
})

type Send = Parameters<typeof actionsOf>[0]
type Facts = Parameters<typeof actionsOf>[2]

const send = (outcomeKind: Send['outcomeKind'], more: Partial<Send> = {}): Send => ({
  outcomeKind,
  outcome: { kind: outcomeKind } as Send['outcome'],
  recipientKind: 'EMAIL',
  hasReference: true,
  erasedAt: null,
  ...more,
})
const failed = (code: 'INVALID_RECIPIENT' | 'PROVIDER_REJECTED', atProvider: boolean): Send =>
  send('FAILED', {
    outcome: {
      kind: 'FAILED',
      code,
      ...(atProvider ? { error: { code: 'Code', message: 'm', operation: 'o' } } : {}),
    } as Outcome,
  })
const facts = (more: Partial<Facts> = {}): Facts => ({
  lifecycle: 'UNKNOWN',
  invitedSince: false,
  canceled: false,
  open: false,
  foreign: false,
  superseded: false,
  isClosed: false,
  ...more,
})

for (const [fact, row, provider, given, actions] of [
  ['queued: nothing yet', send('QUEUED'), chime, facts(), []],
  ['of a provider that is gone: nothing', send('SENT'), undefined, facts(), []],
  ['erased: nobody to invite', send('SENT', { erasedAt: new Date() }), wickr, facts(), []],
  ['sent', send('SENT'), chime, facts({ lifecycle: 'PENDING' }), ['REINVITE']],
  ['sent, revocable', send('SENT'), wickr, facts({ lifecycle: 'PENDING' }), ['REINVITE', 'REVOKE']],
  ['joined: nothing', send('SENT'), wickr, facts({ lifecycle: 'ACCEPTED' }), []],
  [
    'expired: the user that would be deleted is still there',
    send('SENT'),
    wickr,
    facts({ lifecycle: 'EXPIRED' }),
    ['REINVITE', 'REVOKE'],
  ],
  [
    'the user is deleted: nobody to invite',
    send('SENT'),
    wickr,
    facts({ lifecycle: 'REVOKED' }),
    [],
  ],
  [
    'a user whose id at the provider is not known cannot be reinvited',
    send('SENT', { hasReference: false }),
    wickr,
    facts({ lifecycle: 'PENDING' }),
    ['REVOKE'],
  ],
  ['already a member: nothing', send('ALREADY_MEMBER'), chime, facts(), []],
  ['already pending', send('ALREADY_PENDING'), chime, facts(), ['REINVITE']],
  ['skipped: nothing', send('SKIPPED'), chime, facts(), []],
  [
    'failed at the provider',
    failed('PROVIDER_REJECTED', true),
    chime,
    facts(),
    ['REINVITE', 'RETRY'],
  ],
  [
    'failed at the provider as an invalid recipient',
    failed('INVALID_RECIPIENT', true),
    chime,
    facts(),
    ['REINVITE', 'RETRY'],
  ],
  [
    'failed by a rule of ours: nothing helps',
    failed('INVALID_RECIPIENT', false),
    chime,
    facts(),
    [],
  ],
  [
    'failed, and invited again since: a retry needs consent',
    failed('PROVIDER_REJECTED', true),
    chime,
    facts({ invitedSince: true }),
    ['REINVITE', 'RETRY_WITH_CONSENT'],
  ],
  [
    'failed in a canceled batch: no retry',
    failed('PROVIDER_REJECTED', true),
    chime,
    facts({ canceled: true }),
    ['REINVITE'],
  ],
  [
    'unconfirmed, can be looked up',
    send('UNCONFIRMED'),
    chime,
    facts(),
    ['REINVITE', 'RETRY_WITH_CONSENT', 'RECONCILE'],
  ],
  [
    'pending at a destination that the configuration no longer allows: both would be refused',
    send('SENT'),
    wickr,
    facts({ lifecycle: 'PENDING', isClosed: true }),
    [],
  ],
  [
    'failed there: a retry is not a new request',
    failed('PROVIDER_REJECTED', true),
    chime,
    facts({ isClosed: true }),
    ['RETRY'],
  ],
  [
    'another send to the person is open',
    send('SENT'),
    wickr,
    facts({ lifecycle: 'PENDING', open: true }),
    [],
  ],
  [
    'pending for another tenant: what is pending is theirs, and the user can be reminded',
    send('ALREADY_PENDING'),
    wickr,
    facts({ lifecycle: 'PENDING', foreign: true }),
    ['REINVITE'],
  ],
  [
    'pending for another tenant, where a reinvite would replace it',
    send('ALREADY_PENDING'),
    tencent,
    facts({ lifecycle: 'PENDING', foreign: true }),
    [],
  ],
  [
    'over for another tenant, where a reinvite replaces nothing then',
    send('ALREADY_PENDING'),
    tencent,
    facts({ lifecycle: 'EXPIRED', foreign: true }),
    ['REINVITE'],
  ],
  [
    'its user is gone, and the one who is pending is of a later invite',
    send('SENT'),
    wickr,
    facts({ lifecycle: 'PENDING', superseded: true }),
    [],
  ],
  [
    'unconfirmed, cannot be looked up',
    send('UNCONFIRMED'),
    repost,
    facts({ lifecycle: 'UNTRACKED' }),
    ['REINVITE', 'RETRY_WITH_CONSENT'],
  ],
] as const) {
  test(fact, () => assert.deepEqual(actionsOf(row, provider, given), actions))
}
