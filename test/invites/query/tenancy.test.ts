import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { Scope } from '#identity/caller.ts'
import {
  CancelInviteBatch,
  ReconcileInviteBatch,
  RetryInviteBatch,
} from '../../support/documents/actions.ts'
import {
  ListBatches,
  ListInvites,
  ReadBatch,
  ReadEvents,
  ReadNode,
} from '../../support/documents/reads.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import {
  reinvite,
  resetEmulators,
  send,
  sentBy,
  tryPlan,
  tryReinvite,
  trySend,
} from '../../support/requests/send-invites.ts'
import { addresses, network, toChime, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const acme = { tenant: 'acme' }
const gateway = await startTestGateway({
  callers: {
    ada: acme,
    eve: { tenant: 'other' },
    berlin: { ...acme, destinations: new Set(['CHIME/berlin']) },
    sender: { ...acme, scopes: new Set<Scope>(['invites:send']) },
  },
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))
const [ada, eve, berlin, sender] = ['ada', 'eve', 'berlin', 'sender'].map(gateway.as) as [
  typeof gateway,
  typeof gateway,
  typeof gateway,
  typeof gateway,
]

/** As far as a window can look back. */
const lookingBack = { duplicates: { windowSeconds: 2_592_000 } }

async function plan(gateway: TestGateway, target: ReturnType<typeof toChime>) {
  const answer = await tryPlan(gateway, target)
  assert.ok(answer.__typename === 'InvitePlan', answer.__typename)
  return answer
}

const madeUp = (type: string) =>
  Buffer.from(`${type}:00000000-0000-4000-8000-000000000000`).toString('base64url')

test("another tenant's batch and invite are answered like those that never were", async () => {
  const { batch, results } = await send(ada, { targets: [toChime(['theirs@example.com'])] })
  const inviteId = results[0]?.invite?.id ?? ''
  const about = async (batchId: string, inviteId: string) => [
    await eve.execute(ReadNode, { id: batchId }),
    await eve.execute(ReadNode, { id: inviteId }),
    await eve.execute(CancelInviteBatch, { batchId }),
    await eve.execute(RetryInviteBatch, { batchId }),
    await eve.execute(ReconcileInviteBatch, { batchId }),
    await eve.execute(ListInvites, { filter: { batchId } }),
    { ...(await tryReinvite(eve, { who: { inviteIds: [inviteId] } })), id: undefined },
  ]

  const theirs = await about(batch.id, inviteId)
  const nobodys = await about(madeUp('InviteBatch'), madeUp('Invite'))

  assert.deepEqual(theirs, nobodys)
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['theirs@example.com'])
})

test("a cursor of another tenant's list is no cursor", async () => {
  await send(eve, { targets: [toChime(['mine@example.com'])] })
  await send(ada, { targets: [toChime(addresses('between', 3))] })
  const { invites: theirs } = await ada.execute(ListInvites, {})

  for (const cursor of theirs.edges.map(({ cursor }) => cursor)) {
    for (const place of [{ after: cursor }, { before: cursor, last: 50 }]) {
      await assert.rejects(eve.execute(ListInvites, place), /BAD_USER_INPUT/)
    }
  }
  const { inviteBatches } = await eve.execute(ListBatches, {})
  assert.deepEqual(new Set(inviteBatches.nodes.map(({ createdBy }) => createdBy)), new Set(['eve']))
})

test("duplicate windows and plans look at the caller's own tenant", async () => {
  const target = toChime(['shared@example.com'])
  const first = await send(ada, { targets: [target] })

  const planned = await plan(eve, target)
  const other = await send(eve, { targets: [target], ...lookingBack })
  const own = await send(ada, { targets: [target] })
  const again = await send(eve, { targets: [target] })

  assert.deepEqual([planned.willSend, planned.exceptions], [1, []])
  assert.equal(other.results[0]?.__typename, 'InviteSent')
  assert.equal((own.results[0] as Skipped).previous?.id, first.results[0]?.invite?.id)
  assert.equal((again.results[0] as Skipped).previous?.id, other.results[0]?.invite?.id)
})

test('what another tenant sends changes no plan, and no fingerprint of one', async () => {
  const target = toChime(addresses('planned', 3))
  const before = await plan(eve, target)
  const release = gateway.emulators.CHIME.hold()
  const theirs = send(ada, { targets: [target, toChime(addresses('queue', 200))] })
  await until(() => gateway.emulators.CHIME.requests.length > 0)

  const during = await plan(eve, target)
  release()
  await theirs
  const sent = await send(eve, { targets: [target], planFingerprint: before.fingerprint })

  assert.deepEqual(during, before)
  assert.equal(sent.results.length, 3)
})

test('what another tenant sends changes no action that an invite allows', async () => {
  const { CHIME: chime } = gateway.emulators
  chime.next({ kind: 'error', name: 'ForbiddenException' })
  const target = toChime(['failed@example.com'])
  const { batch } = await send(ada, { targets: [target] })
  await send(eve, { targets: [target] })

  const { retryInviteBatch } = await ada.execute(RetryInviteBatch, { batchId: batch.id })

  assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
  assert.equal(retryInviteBatch.affected, 1)
})

test('a Wickr user whom another tenant invited is somebody new: no name, no address, no attempt of theirs', async () => {
  const [created] = (await send(ada, { targets: [toWickr(['wendy@example.com'])] })).results
  assert.ok(created?.__typename === 'InviteSent' && created.providerReference !== null)
  const who = { wickr: { networkId: network, userIds: [created.providerReference] } }

  const { results } = await reinvite(eve, { who, duplicates: { windowSeconds: 0 } })

  assert.deepEqual(results[0]?.recipient, {
    ...{ kind: 'USER_ID', value: created.providerReference },
    ...{ displayName: null, personKey: null },
  })
  assert.equal(results[0]?.invite?.attempts, 1)
  assert.notEqual(results[0]?.invite?.id, created.invite?.id)
})

test('a batch at several destinations shows a caller those that they may use, and bears nothing', async () => {
  const { batch } = await send(ada, {
    targets: [toChime(['here@example.com']), toWickr(['there@example.com'])],
  })

  const { node } = await berlin.execute(ReadBatch, { id: batch.id })
  assert.ok(node?.__typename === 'InviteBatch')
  const { node: trail } = await berlin.execute(ReadEvents, { id: batch.id })
  assert.ok(trail?.__typename === 'InviteBatch')
  const { cancelInviteBatch } = await berlin.execute(CancelInviteBatch, { batchId: batch.id })
  const { retryInviteBatch } = await berlin.execute(RetryInviteBatch, { batchId: batch.id })

  assert.deepEqual(
    node.targets.map(({ destination }) => destination.externalId),
    ['berlin'],
  )
  assert.deepEqual([node.progress.total, node.progress.counts.sent], [1, 1])
  assert.deepEqual(
    node.invites.nodes.map(({ recipient }) => recipient.value),
    ['here@example.com'],
  )
  assert.deepEqual(
    trail.events.nodes.map(({ kind, call }) => [kind, call]),
    [
      ['CREATED', null],
      ['FINISHED', null],
    ],
  )
  for (const refused of [cancelInviteBatch, retryInviteBatch]) {
    assert.equal(refused.__typename, 'NotAuthorized')
  }
})

test('where a caller may not invite, it is not told whether the gateway does', async () => {
  const known = await trySend(berlin, { targets: [toChime(['a@example.com'], paris)] })
  const mixed = await trySend(berlin, {
    targets: [toChime(['a@example.com']), toChime(['a@example.com'], paris)],
  })
  const wickr = await trySend(berlin, { targets: [toWickr(['a@example.com'])] })
  const users = await tryReinvite(berlin, {
    who: { wickr: { networkId: network, userIds: ['1'] } },
  })

  for (const [answer, requiredScope] of [
    [known, 'invites:send CHIME/paris'],
    [mixed, 'invites:send CHIME/paris'],
    [wickr, `invites:send WICKR/${network}`],
    [users, `invites:resend WICKR/${network}`],
  ] as const) {
    assert.ok(answer.__typename === 'NotAuthorized', answer.__typename)
    assert.equal(answer.requiredScope, requiredScope)
  }
  assert.deepEqual(sentBy(gateway.emulators.CHIME), [])
})

test('a key that was used elsewhere by somebody of the tenant is a conflict, and its batch stays hidden', async () => {
  const idempotencyKey = 'used elsewhere'
  await send(ada, { idempotencyKey, targets: [toChime(['a@example.com'], paris)] })

  const response = await berlin.post({
    query: `mutation ($input: SendInvitesInput!) {
      sendInvites(input: $input) { ... on IdempotencyConflict { code batch { id } } }
    }`,
    variables: { input: { idempotencyKey, targets: [toChime(['a@example.com'])] } },
  })

  const { errors } = await response.json()
  assert.equal(errors[0].extensions.code, 'FORBIDDEN')
})

test('who may only send sees what became of it, and of nothing else', async () => {
  const target = toChime(['twice@example.com'])
  const query = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
    ... on SendInvitesPayload {
      batch { progress { done } invites { totalCount } events { totalCount } }
      results { ... on InviteSkipped { reason previous { id } } }
    }
  } }`
  const mine = { query, variables: { input: { idempotencyKey: 'sender', targets: [target] } } }
  const theirs = await send(ada, { targets: [target] })

  const { data, errors } = await (await sender.post(mine)).json()
  const cancel = await sender.post({
    query: `mutation ($id: ID!) { cancelInviteBatch(input: { batchId: $id }) {
      ... on InvalidState { batch { invites { totalCount } } }
    } }`,
    variables: { id: theirs.batch.id },
  })

  assert.equal(errors, undefined)
  assert.deepEqual(data.sendInvites, {
    batch: { progress: { done: 1 }, invites: { totalCount: 1 }, events: { totalCount: 2 } },
    results: [{ reason: 'RECENTLY_SENT', previous: null }],
  })
  const refused = await cancel.json()
  assert.deepEqual(refused.errors[0].extensions, {
    code: 'FORBIDDEN',
    requiredScope: 'invites:read',
  })
})

const paris = { accountId: 'paris' }

interface Skipped {
  readonly __typename: string
  readonly reason: string
  readonly previous: { readonly id: string } | null
}
