import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CancelInviteBatch, FollowBatch, RetryInviteBatch } from '../support/documents/actions.ts'
import { SendInvites } from '../support/documents/send.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { queuedSends } from '../support/queued-sends.ts'
import { reinvite, send } from '../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'
import { until } from '../support/until.ts'

async function outcomesOf(gateway: TestGateway, id: string) {
  const { node } = await gateway.execute(FollowBatch, { id })
  assert.ok(node && 'invites' in node)
  return node.invites.nodes.map(({ outcomeKind }) => outcomeKind)
}

async function settled(gateway: TestGateway, id: string) {
  await until(async () => {
    const { node } = await gateway.execute(FollowBatch, { id })
    return node && 'invites' in node && node.finishedAt !== null
  })
  return outcomesOf(gateway, id)
}

/** Sent to one person, but the answer is lost. */
async function unconfirmed(gateway: TestGateway) {
  gateway.emulators.REPOST_PRIVATE.next({ kind: 'reset', accepted: true })
  const { batch, results } = await send(gateway, { targets: [toRepostPrivate(['ada'])] })
  assert.equal(results[0]?.__typename, 'InviteUnconfirmed')
  return { batchId: batch.id, acceptDuplicateRisk: true }
}

test('an unconfirmed invite whose retry is refused stays unconfirmed and blocks a second invite', async () => {
  await using gateway = await startTestGateway()
  const retry = await unconfirmed(gateway)
  gateway.emulators.REPOST_PRIVATE.next({ kind: 'error', name: 'AccessDeniedException' })

  await gateway.execute(RetryInviteBatch, retry)

  assert.deepEqual(await settled(gateway, retry.batchId), ['UNCONFIRMED'])
  const { results } = await send(gateway, { targets: [toRepostPrivate(['ada'])] })
  assert.equal(results[0]?.__typename, 'InviteSkipped')
  assert.equal(gateway.emulators.REPOST_PRIVATE.ledger.length, 1)
})

test('an unconfirmed invite whose retry is canceled stays unconfirmed instead of skipped', async () => {
  await using gateway = await startTestGateway()
  const retry = await unconfirmed(gateway)
  gateway.emulators.REPOST_PRIVATE.next({ kind: 'throttle', retryAfterSeconds: 60 })
  await gateway.execute(RetryInviteBatch, retry)
  const { requests } = gateway.emulators.REPOST_PRIVATE
  await until(async () => requests.length === 2 && (await queuedSends(gateway.database)) === 1)

  await gateway.execute(CancelInviteBatch, { batchId: retry.batchId })

  assert.deepEqual(await settled(gateway, retry.batchId), ['UNCONFIRMED'])
})

test('a repeated call settles all of its recipients, also those of other batches', async () => {
  await using gateway = await startTestGateway({
    dispatch: { policy: { maxAttempts: 1 } },
    requestTimeoutMs: 30_000,
  })
  const { WICKR: wickr } = gateway.emulators
  // Both requests wait for the lane while a first call is in flight, and then share a call.
  const release = wickr.hold()
  const first = send(gateway, { targets: [toWickr(['first@example.com'])] })
  await until(() => wickr.requests.length === 1)
  wickr.decide(({ recipients }) =>
    recipients.length === 2 && wickr.requests.length <= 2
      ? { kind: 'reset', accepted: true }
      : undefined,
  )
  const both = Promise.all([
    send(gateway, { targets: [toWickr(['ada@example.com'])] }),
    send(gateway, { targets: [toWickr(['grace@example.com'])] }),
  ])
  await until(async () => (await queuedSends(gateway.database)) === 2)
  release()
  const [ada, grace] = await both
  await first
  assert.equal(ada.results[0]?.__typename, 'InviteUnconfirmed')
  assert.equal(grace.results[0]?.__typename, 'InviteUnconfirmed')

  await gateway.execute(RetryInviteBatch, { batchId: grace.batch.id, acceptDuplicateRisk: true })

  assert.deepEqual(await settled(gateway, grace.batch.id), ['SENT'])
  assert.deepEqual(await outcomesOf(gateway, ada.batch.id), ['SENT'])
  assert.equal(wickr.ledger.length, 3)
})

test('a batch that stops after failures finishes, though some of its sends were queued again', async () => {
  await using gateway = await startTestGateway()
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const uins = ['500000000001', '500000000002', '500000000003']
  tencentOrganization.next({ kind: 'throttle' }, 3)
  tencentOrganization.decide(() => ({ kind: 'error', name: 'UnauthorizedOperation' }))

  const { sendInvites } = await gateway.execute(SendInvites, {
    input: {
      idempotencyKey: 'stopped',
      stopAfterFailures: 1,
      waitSeconds: 20,
      targets: [toTencentOrganization(uins)],
    },
  })

  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  assert.equal(sendInvites.batch.status, 'FINISHED')
  const { failed, skipped } = sendInvites.batch.progress.counts
  assert.equal(failed + skipped, 3)
  assert.ok(failed >= 1)
})

test('an earlier invitation does not prove that the second one was sent', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  const first = await send(gateway, { targets: [toChime(['ada@example.com'])] })
  const inviteId = first.results[0]?.invite?.id
  assert.ok(inviteId)

  chime.next({ kind: 'reset', accepted: false })
  const again = await reinvite(gateway, {
    who: { inviteIds: [inviteId] },
    duplicates: { onDuplicate: 'SEND_ANYWAY' },
  })
  chime.next({ kind: 'reset', accepted: false })
  const anyway = await send(gateway, {
    targets: [toChime(['ada@example.com'])],
    duplicates: { onDuplicate: 'SEND_ANYWAY' },
  })

  assert.deepEqual(
    [again, anyway].map(({ results }) => results[0]?.__typename),
    ['InviteUnconfirmed', 'InviteUnconfirmed'],
  )
  assert.equal(chime.ledger.length, 1)
})

test('an earlier invitation does not prove that a repeat was sent', async () => {
  await using gateway = await startTestGateway()
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const targets = [toTencentOrganization(['100000000001'])]
  const { results: first } = await send(gateway, { targets })
  tencentOrganization.next({ kind: 'reset' })

  const { results } = await send(gateway, { targets, duplicates: { windowSeconds: 0 } })

  assert.equal(first[0]?.__typename, 'InviteSent')
  assert.equal(results[0]?.__typename, 'InviteUnconfirmed')
  assert.equal(tencentOrganization.ledger.length, 1)
})

test('without an earlier invitation, one that a repeat reports proves that the first attempt arrived', async () => {
  await using gateway = await startTestGateway()
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  tencentOrganization.next({ kind: 'reset', accepted: true })

  const { results } = await send(gateway, { targets: [toTencentOrganization(['100000000001'])] })

  assert.equal(results[0]?.__typename, 'InviteSent')
  assert.equal(tencentOrganization.ledger.length, 1)
})

test('a failed recipient whom another batch has invited since is not invited again without consent', async () => {
  await using gateway = await startTestGateway()
  gateway.emulators.CHIME.next({ kind: 'error', name: 'ForbiddenException' })
  const failed = await send(gateway, { targets: [toChime(['ada@example.com'])] })
  await send(gateway, { targets: [toChime(['ada@example.com'])] })

  const { retryInviteBatch } = await gateway.execute(RetryInviteBatch, { batchId: failed.batch.id })

  assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  assert.equal(retryInviteBatch.affected, 0)
  assert.equal(gateway.emulators.CHIME.ledger.length, 1)
})
