import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SendInvitesInput } from '../gql/graphql.ts'
import {
  CancelInviteBatch,
  FollowBatch,
  ReconcileInviteBatch,
  RetryInviteBatch,
} from '../support/documents/actions.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { until } from '../support/until.ts'

const chime = (...emails: string[]) => ({
  chime: { accountId: 'team', recipients: emails.map((email) => ({ email })) },
})
const repostPrivate = (spaceId: string, ...ids: string[]) => ({
  repostPrivate: {
    spaceId,
    title: 'Hello',
    body: 'Come in.',
    recipients: ids.map((accessorId) => ({ accessorId })),
  },
})
const tencentOrganization = (...uins: string[]) => ({
  tencentOrganization: { recipients: uins.map((uin) => ({ uin, name: `Shop ${uin}` })) },
})

async function send(gateway: TestGateway, input: Omit<SendInvitesInput, 'idempotencyKey'>) {
  const { sendInvites } = await gateway.execute(SendInvites, {
    input: { idempotencyKey: crypto.randomUUID(), ...input },
  })
  assert.ok(sendInvites.__typename === 'SendInvitesPayload', JSON.stringify(sendInvites))
  return sendInvites
}

async function follow(gateway: TestGateway, id: string) {
  const { node } = await gateway.execute(FollowBatch, { id })
  assert.ok(node && 'invites' in node)
  return node
}

/** The batch, as soon as `settled` holds. */
function untilBatch(
  gateway: TestGateway,
  id: string,
  settled: (batch: Awaited<ReturnType<typeof follow>>) => boolean,
) {
  return until(async () => {
    const batch = await follow(gateway, id)
    return settled(batch) && batch
  })
}

const kindsOf = ({ invites }: Awaited<ReturnType<typeof follow>>) =>
  invites.nodes.map(({ outcomeKind }) => outcomeKind)
const eventsOf = ({ events }: Awaited<ReturnType<typeof follow>>) =>
  events.nodes.map(({ kind }) => kind)

test('cancel skips what has not left, and finishes the call in flight', async () => {
  await using gateway = await startTestGateway({ requestTimeoutMs: 90_000 })
  const { TENCENT_ORGANIZATION: upstream } = gateway.emulators
  const release = upstream.hold()
  const uins = Array.from({ length: 60 }, (_, index) => String(200_000_000_000 + index))
  const { batch } = await send(gateway, { waitSeconds: 0, targets: [tencentOrganization(...uins)] })
  await until(() => upstream.requests.length > 0)

  const { cancelInviteBatch } = await gateway.execute(CancelInviteBatch, { batchId: batch.id })
  release()

  assert.ok(cancelInviteBatch.__typename === 'CancelInviteBatchPayload')
  const final = await untilBatch(gateway, batch.id, ({ finishedAt }) => finishedAt !== null)
  const kinds = kindsOf(final)
  const sent = kinds.filter((kind) => kind === 'SENT').length
  assert.equal(final.status, 'CANCELED')
  assert.equal(kinds.filter((kind) => kind === 'SKIPPED').length, cancelInviteBatch.affected)
  assert.equal(sent, gateway.emulators.TENCENT_ORGANIZATION.ledger.length)
  assert.equal(sent + cancelInviteBatch.affected, 60)
  assert.ok(eventsOf(final).includes('CANCEL_REQUESTED'))
})

test('a batch that is final, canceled or unknown cannot be canceled', async () => {
  await using gateway = await startTestGateway()
  const { batch } = await send(gateway, { targets: [chime('ada@example.com')] })

  const final = await gateway.execute(CancelInviteBatch, { batchId: batch.id })
  const unknown = await gateway.execute(CancelInviteBatch, { batchId: 'nonsense' })

  assert.equal(final.cancelInviteBatch.__typename, 'InvalidState')
  assert.equal(unknown.cancelInviteBatch.__typename, 'NotFound')
})

test('retry sends failed ones again in the same batch, and not what breaks a rule', async () => {
  await using gateway = await startTestGateway()
  gateway.emulators.CHIME.next({ kind: 'error', name: 'ForbiddenException' })
  const { batch, results } = await send(gateway, { targets: [chime('ada@example.com', '@')] })
  assert.deepEqual(
    results.map(({ __typename }) => __typename),
    ['InviteFailed', 'InviteFailed'],
  )
  const before = await follow(gateway, batch.id)

  const { retryInviteBatch } = await gateway.execute(RetryInviteBatch, { batchId: batch.id })

  assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  assert.equal(retryInviteBatch.affected, 1)
  // Its invites, its state and its events are read one after the other.
  const after = await untilBatch(
    gateway,
    batch.id,
    (now) => kindsOf(now)[0] === 'SENT' && now.status === 'FINISHED' && eventsOf(now).length > 5,
  )
  assert.deepEqual(
    before.invites.nodes.map(({ availableActions }) => availableActions),
    [['REINVITE', 'RETRY'], []],
  )
  assert.deepEqual(kindsOf(after), ['SENT', 'FAILED'])
  assert.equal(after.invites.nodes[0]?.attempts, 2)
  assert.equal(after.status, 'FINISHED')
  assert.equal(gateway.emulators.CHIME.ledger.length, 1)
  assert.deepEqual(eventsOf(after), [
    'CREATED',
    'CALL_FAILED',
    'FINISHED',
    'RETRY_REQUESTED',
    'CALL_SUCCEEDED',
    'FINISHED',
  ])
})

test('an unconfirmed one is sent again only with consent', async () => {
  await using gateway = await startTestGateway()
  gateway.emulators.REPOST_PRIVATE.next({ kind: 'reset', accepted: true })
  const { batch, results } = await send(gateway, { targets: [repostPrivate('SPone', 'ada')] })
  assert.equal(results[0]?.__typename, 'InviteUnconfirmed')

  const without = await gateway.execute(RetryInviteBatch, { batchId: batch.id })
  const ledgerWithout = gateway.emulators.REPOST_PRIVATE.ledger.length
  const consent = { batchId: batch.id, acceptDuplicateRisk: true }
  const withConsent = await gateway.execute(RetryInviteBatch, consent)

  assert.ok(without.retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  assert.equal(without.retryInviteBatch.affected, 0)
  assert.equal(ledgerWithout, 1)
  assert.ok(withConsent.retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  await untilBatch(gateway, batch.id, (now) => kindsOf(now)[0] === 'SENT')
  assert.equal(gateway.emulators.REPOST_PRIVATE.ledger.length, 2)
})

test('with consent, a call that may be repeated is the same call: nobody is invited twice', async () => {
  await using gateway = await startTestGateway({
    dispatch: { policy: { maxAttempts: 1 } },
  })
  gateway.emulators.WICKR.next({ kind: 'reset', accepted: true })
  const wickr = {
    networkId: '31415926',
    recipients: [{ username: 'ada@example.com', securityGroupId: 'SG31415926' }],
  }
  const { batch, results } = await send(gateway, { targets: [{ wickr }] })
  assert.equal(results[0]?.__typename, 'InviteUnconfirmed')

  await gateway.execute(RetryInviteBatch, { batchId: batch.id, acceptDuplicateRisk: true })

  await untilBatch(gateway, batch.id, (now) => kindsOf(now)[0] === 'SENT')
  assert.equal(gateway.emulators.WICKR.ledger.length, 1)
  const tokens = gateway.emulators.WICKR.requests.map(({ headers }) => headers['x-client-token'])
  assert.equal(new Set(tokens).size, 1)
})

test('reconcile reads, never sends, and settles what it finds', async () => {
  await using gateway = await startTestGateway({ dispatch: { policy: { maxAttempts: 1 } } })
  const { TENCENT_ORGANIZATION: emulator } = gateway.emulators
  emulator.next({ kind: 'reset', accepted: true })
  const { batch, results } = await send(gateway, { targets: [tencentOrganization('100000000001')] })
  assert.equal(results[0]?.__typename, 'InviteUnconfirmed')
  const before = await follow(gateway, batch.id)

  const { reconcileInviteBatch } = await gateway.execute(ReconcileInviteBatch, {
    batchId: batch.id,
  })

  assert.deepEqual(before.invites.nodes[0]?.availableActions, [
    'REINVITE',
    'RETRY_WITH_CONSENT',
    'RECONCILE',
  ])
  assert.ok(reconcileInviteBatch.__typename === 'ReconcileInviteBatchPayload')
  assert.equal(reconcileInviteBatch.affected, 1)
  const after = await untilBatch(gateway, batch.id, (now) => kindsOf(now)[0] !== 'UNCONFIRMED')
  assert.deepEqual(kindsOf(after), ['ALREADY_PENDING'])
  assert.equal(emulator.ledger.length, 1)
  assert.deepEqual(
    emulator.requests.map(({ operation }) => operation),
    // The look-up, and after it the lifecycles.
    ['SendOrganizationInvitation', ...Array(2).fill('ListOrganizationInvitations')],
  )
})

test('a look-up that finds nobody leaves the invite unconfirmed and the batch finished', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: upstream } = gateway.emulators
  const { batch } = await send(gateway, { targets: [chime('vanished@example.com')] })
  const readsBefore = upstream.requests.length

  await gateway.execute(ReconcileInviteBatch, { batchId: batch.id })

  const after = await untilBatch(gateway, batch.id, () => upstream.requests.length > readsBefore)
  assert.deepEqual(kindsOf(after), ['UNCONFIRMED'])
  assert.equal(after.status, 'FINISHED')
  assert.equal(upstream.ledger.length, 1)
})
