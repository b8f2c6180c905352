import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CancelInviteBatch } from '../support/documents/actions.ts'
import { ReadNode } from '../support/documents/reads.ts'
import { startTestGateway } from '../support/gateway.ts'
import { lifecyclesByValue } from '../support/requests/lifecycles.ts'
import { invited, revoke } from '../support/requests/revoke.ts'
import {
  reinvite,
  requestsTo,
  resetEmulators,
  send,
  tryReinvite,
} from '../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'

/** The first invitation is a moment ago, which the usual window would skip. */
const now = { duplicates: { windowSeconds: 0 }, waitSeconds: 20 }

const toFour = [
  toRepostPrivate(['ada']),
  toChime(['ada', 'joins', 'failed'].map(at)),
  toWickr(['ada', 'joins', 'expired', 'exists'].map(at)),
  toTencentOrganization(['0201', '0204', '0404', '1001'].map((end) => `10000000${end}`)),
]

test('everything of a batch still pending or expired is asked again, and keeps its identity', async () => {
  await using gateway = await startTestGateway()
  const { batch, results: first } = await send(gateway, { targets: toFour })
  await send(gateway, { targets: [toChime([at('other')])] })

  const { results } = await reinvite(gateway, {
    who: { filter: { batchId: batch.id, lifecycle: ['PENDING', 'EXPIRED'] } },
    ...now,
  })

  assert.deepEqual(
    results.map(({ recipient, __typename }) => [recipient.value, __typename]),
    [at('ada'), at('ada'), at('expired'), '100000000204', '100000001001'].map((value) => [
      value,
      'InviteSent',
    ]),
  )
  const ids = new Set(first.map(({ invite }) => invite?.id))
  for (const { invite } of results) {
    assert.equal(invite?.attempts, 2)
    assert.ok(ids.has(invite.id))
  }
  // At Tencent what stands is cancelled first; nothing stands of the expired one.
  const { requests } = gateway.emulators.TENCENT_ORGANIZATION
  assert.deepEqual(
    requests
      .slice(5)
      .map(({ operation }) => operation.replace(/Organization.*/, ''))
      .sort(),
    ['Cancel', 'List', 'List', 'Send', 'Send'],
  )
})

test('twice with one key is once, whoever matches the second time', async () => {
  await using gateway = await startTestGateway()
  const { batch } = await send(gateway, { targets: toFour })
  const filter = { batchId: batch.id, lifecycle: ['EXPIRED' as const] }
  const request = { idempotencyKey: 'nightly', who: { filter }, ...now }

  const once = await reinvite(gateway, request)
  const requests = requestsTo(gateway)
  const states = await lifecyclesByValue(gateway, { recipient: 'expired' })
  const twice = await reinvite(gateway, request)

  assert.deepEqual(
    once.results.map(({ recipient }) => recipient.value),
    [at('expired'), '100000000204'],
  )
  assert.deepEqual(states, { [at('expired')]: 'PENDING' })
  assert.equal(twice.batch.id, once.batch.id)
  assert.deepEqual([once.replayed, twice.replayed], [false, true])
  assert.deepEqual(twice.results, once.results)
  assert.ok(requestsTo(gateway) <= requests + 3, 'the second time only lifecycles were read')
})

test('a key with another filter is a conflict', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, { targets: [toRepostPrivate(['ada'])] })
  const invite = (recipient: string) =>
    tryReinvite(gateway, { idempotencyKey: 'key', who: { filter: { recipient } }, ...now })

  const first = await invite('ada')
  const second = await invite('bob')

  assert.equal(first.__typename, 'ReinviteUsersPayload')
  assert.equal(second.__typename, 'IdempotencyConflict')
})

test('without a lifecycle, who was invited and has not joined: nobody who was not, or was revoked', async () => {
  await using gateway = await startTestGateway()
  const [revoked = ''] = await invited(gateway, toTencentOrganization(['100000001002']))
  await revoke(gateway, [revoked])
  gateway.emulators.REPOST_PRIVATE.latency(400)
  gateway.emulators.REPOST_PRIVATE.next({ kind: 'error', name: 'AccessDeniedException' })
  await send(gateway, { targets: [toRepostPrivate(['denied'], { title: 'Denied' })] })
  await send(gateway, { targets: toFour })
  const waiting = await send(gateway, {
    waitSeconds: 0,
    targets: [1, 2, 3].map((n) => toRepostPrivate([`canceled-${n}`], { title: `Text ${n}` })),
  })
  await gateway.execute(CancelInviteBatch, { batchId: waiting.batch.id })
  await reinvite(gateway, { who: { filter: { recipient: 'nobody at all' } }, ...now })

  const { results } = await reinvite(gateway, { who: { filter: {} }, ...now })

  const values = results.map(({ recipient }) => recipient.value)
  const surely = ['ada', at('ada'), at('ada'), at('expired'), '100000000204', '100000001001']
  assert.deepEqual(
    values.filter((value) => !value.startsWith('canceled')),
    surely,
  )
  // The call in flight was finished, the others never left.
  assert.ok(values.length < surely.length + 3)
})

test('nobody who joined unnoticed is asked again: what became of them is read first', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, {
    targets: [toChime([at('joins'), at('ada')]), toTencentOrganization(['100000000201'])],
  })

  const { results } = await reinvite(gateway, { who: { filter: {} }, ...now })

  assert.deepEqual(
    results.map(({ recipient }) => recipient.value),
    [at('ada')],
  )
})

test('an upstream that cannot be read does not keep anybody from being asked again', async () => {
  await using gateway = await startTestGateway({ lifecycles: { maxReadWaitMs: 300 } })
  await send(gateway, { targets: [toChime([at('ada')])] })
  gateway.emulators.CHIME.decide(({ operation }) =>
    operation === 'ListUsers' ? { kind: 'stall' } : undefined,
  )

  const { results } = await reinvite(gateway, { who: { filter: {} }, ...now })

  assert.equal(results[0]?.__typename, 'InviteSent')
})

test('where nobody matches, an empty batch is accepted, and stays empty under its key', async () => {
  await using gateway = await startTestGateway()
  const request = { idempotencyKey: 'empty', who: { filter: { recipient: 'ada' } }, ...now }

  const empty = await reinvite(gateway, request)
  await send(gateway, { targets: [toChime([at('ada')])] })
  resetEmulators(gateway)
  const again = await reinvite(gateway, request)

  const { node } = await gateway.execute(ReadNode, { id: empty.batch.id })
  assert.ok(node?.__typename === 'InviteBatch')
  assert.deepEqual([node.status, node.progress.total], ['FINISHED', 0])
  assert.deepEqual(empty.results, [])
  assert.deepEqual([again.batch.id, again.results, again.replayed], [empty.batch.id, [], true])
  assert.equal(requestsTo(gateway), 0)
})

test('more than a batch may have are refused with their number, and nobody is invited', async () => {
  await using gateway = await startTestGateway({ limits: { maxRecipientsPerBatch: 3 } })
  for (const n of [1, 2]) {
    await send(gateway, { targets: [toChime([at(`a${n}`), at(`b${n}`)])] })
  }
  const sent = gateway.emulators.CHIME.ledger.length

  const answer = await tryReinvite(gateway, { who: { filter: {} }, ...now })

  assert.ok(answer.__typename === 'LimitExceeded', JSON.stringify(answer))
  assert.deepEqual([answer.limit, answer.actual], [3, 4])
  assert.equal(gateway.emulators.CHIME.ledger.length, sent)
})

function at(name: string): string {
  return `${name}@example.com`
}
