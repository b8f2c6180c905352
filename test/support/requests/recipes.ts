/** A field with typed refusals, and what it answers to the owner, to whom may not use the place, and to strangers. */
export interface Recipe {
  readonly field: string
  readonly input: Readonly<Record<string, unknown>>
  readonly answers: readonly [owner: string, elsewhere: string, stranger: string]
}

const users = { networkId: '27182818', userIds: ['1000000001'] }

/** For what is done after sending; `pending` is an invite at a provider that can revoke. */
export function recipesAfterwards(inviteId: string, pending: string): readonly Recipe[] {
  return [
    {
      field: 'reinviteUsers',
      input: { idempotencyKey: 'again', who: { inviteIds: [inviteId] } },
      answers: ['ReinviteUsersPayload', 'NotFound', 'NotFound'],
    },
    {
      field: 'reinviteUsers',
      input: { idempotencyKey: 'users', who: { wickr: users } },
      answers: ['ReinviteUsersPayload', 'NotAuthorized', 'ReinviteUsersPayload'],
    },
    {
      field: 'reinviteUsers',
      input: { idempotencyKey: 'match', who: { filter: { recipient: 'marked' } }, waitSeconds: 0 },
      answers: ['ReinviteUsersPayload', 'ReinviteUsersPayload', 'ReinviteUsersPayload'],
    },
    {
      field: 'exportPerson',
      input: { person: { recipient: 'marked@example.com' } },
      answers: ['PersonExport', 'PersonExport', 'PersonExport'],
    },
    {
      field: 'erasePerson',
      input: { person: { recipient: 'nobody@example.com' }, waitSeconds: 0 },
      answers: ['ErasePersonPayload', 'ErasePersonPayload', 'ErasePersonPayload'],
    },
    {
      field: 'revokeInvites',
      input: { inviteIds: [inviteId, pending, 'nothing'] },
      answers: ['RevokeInvitesPayload', 'RevokeInvitesPayload', 'RevokeInvitesPayload'],
    },
    {
      field: 'revokeInvites',
      input: { inviteIds: [] },
      answers: ['InvalidInput', 'InvalidInput', 'InvalidInput'],
    },
    {
      field: 'revokeInvites',
      input: { inviteIds: Array.from({ length: 51 }, (_, n) => `${n}`) },
      answers: ['LimitExceeded', 'LimitExceeded', 'LimitExceeded'],
    },
  ]
}

/** For actions on batches that exist: one that failed in part, one that is final, one that waits. */
export function recipesOfBatches(
  batchId: string,
  finished: string,
  queued: string,
): readonly Recipe[] {
  return [
    {
      field: 'reconcileInviteBatch',
      input: { batchId },
      answers: ['ReconcileInviteBatchPayload', 'NotFound', 'NotFound'],
    },
    {
      field: 'cancelInviteBatch',
      input: { batchId: finished },
      answers: ['InvalidState', 'NotFound', 'NotFound'],
    },
    {
      field: 'cancelInviteBatch',
      input: { batchId: queued },
      answers: ['CancelInviteBatchPayload', 'NotFound', 'NotFound'],
    },
    {
      field: 'cancelInviteBatch',
      input: { batchId: 'nothing' },
      answers: ['NotFound', 'NotFound', 'NotFound'],
    },
    {
      // The last: what it sends leaves while the next row counts.
      field: 'retryInviteBatch',
      input: { batchId },
      answers: ['RetryInviteBatchPayload', 'NotFound', 'NotFound'],
    },
  ]
}
