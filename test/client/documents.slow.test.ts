import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  BatchEventsDocument,
  BatchesPageDocument,
  BatchPageDocument,
  CancelInviteBatchDocument,
  InviteLifecyclesDocument,
  InvitesPageDocument,
  type InviteTargetInput,
  LimitsDocument,
  PlanInvitesDocument,
  ProvidersDocument,
  ReconcileInviteBatchDocument,
  ReinviteUsersDocument,
  RetryInviteBatchDocument,
  RevokeInvitesDocument,
  SendInvitesDocument,
  wordsFor,
  wordsForRevoking,
} from 'invite-gateway/client'
import { startTestGateway } from '../support/gateway.ts'

const targets: InviteTargetInput[] = [
  { chime: { accountId: 'team', recipients: [{ email: 'ada@example.com' }, { email: 'wrong' }] } },
]

test('the gateway takes every document of the kit, and the fragments hold what it answers', async () => {
  await using gateway = await startTestGateway()

  const { planInvites } = await gateway.execute(PlanInvitesDocument, { input: { targets } })
  assert.ok(planInvites.__typename === 'InvitePlan')
  assert.equal(planInvites.willSend, 1)

  const { sendInvites } = await gateway.execute(SendInvitesDocument, {
    input: { targets, idempotencyKey: '1', planFingerprint: planInvites.fingerprint },
  })
  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  assert.deepEqual(sendInvites.results.map(wordsFor), [
    'Invited, and the e-mail is on its way.',
    'Not sent: the recipient is not valid (email).',
  ])
  const { batch, results } = sendInvites

  const { node } = await gateway.execute(BatchPageDocument, { id: batch.id })
  assert.ok(node?.__typename === 'InviteBatch')
  const { invites } = await gateway.execute(InvitesPageDocument, { first: 10 })
  assert.ok(node.invites !== null && invites !== null)
  const byId = (page: typeof invites) =>
    Object.fromEntries(page.nodes.map((invite) => [invite.id, invite]))
  assert.deepEqual(
    byId({ ...invites, nodes: node.invites.nodes }),
    byId(invites),
    'one invite reads the same on both pages',
  )

  const { reinviteUsers } = await gateway.execute(ReinviteUsersDocument, {
    input: { idempotencyKey: '2', who: { inviteIds: [results[0]?.invite?.id ?? ''] } },
  })
  assert.ok(reinviteUsers.__typename === 'ReinviteUsersPayload')
  assert.deepEqual(reinviteUsers.results.map(wordsFor), [
    'Not sent again: the recipient was invited recently.',
  ])

  const input = { batchId: batch.id }
  const canceled = await gateway.execute(CancelInviteBatchDocument, { input })
  assert.equal(canceled.cancelInviteBatch.__typename, 'InvalidState')
  const retried = await gateway.execute(RetryInviteBatchDocument, { input })
  assert.equal(retried.retryInviteBatch.__typename, 'RetryInviteBatchPayload')
  const reconciled = await gateway.execute(ReconcileInviteBatchDocument, { input })
  assert.equal(reconciled.reconcileInviteBatch.__typename, 'ReconcileInviteBatchPayload')

  const ids = results.flatMap(({ invite }) => invite?.id ?? [])
  const { nodes } = await gateway.execute(InviteLifecyclesDocument, { ids })
  assert.deepEqual(
    nodes.map((one) => (one?.__typename === 'Invite' ? one.lifecycle : one)),
    ['PENDING', 'UNKNOWN'],
  )
  const { revokeInvites } = await gateway.execute(RevokeInvitesDocument, {
    input: { inviteIds: ids },
  })
  assert.ok(revokeInvites.__typename === 'RevokeInvitesPayload')
  assert.deepEqual(revokeInvites.results.map(wordsForRevoking), [
    'Not revoked: the provider does not support it.',
    'Not revoked: the provider does not support it.',
  ])

  const { inviteBatches } = await gateway.execute(BatchesPageDocument, {
    filter: { status: ['FINISHED'] },
  })
  assert.equal(inviteBatches?.nodes.length, 2)
  const { node: history } = await gateway.execute(BatchEventsDocument, { id: batch.id })
  assert.ok(history?.__typename === 'InviteBatch')
  assert.deepEqual(
    history.events?.nodes.slice(0, 3).map(({ kind }) => kind),
    ['CREATED', 'CALL_SUCCEEDED', 'FINISHED'],
  )
  const { providers } = await gateway.execute(ProvidersDocument, {})
  assert.equal(providers.length, 4)
  const { limits } = await gateway.execute(LimitsDocument, {})
  assert.equal(limits.maxRecipientsPerBatch, 10_000)
})
