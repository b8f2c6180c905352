import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { InviteBatchFilter, InviteFilter } from '../../gql/graphql.ts'
import { ListBatches, ListInvites, ReadBatch } from '../../support/documents/reads.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { reinvite, send } from '../../support/requests/send-invites.ts'
import {
  account,
  network,
  securityGroupId,
  space,
  toChime,
  toRepostPrivate,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

const before = new Date(Date.now() - 1_000).toISOString()
const first = await send(gateway, {
  name: 'Spring 100% (first)',
  targets: [
    toRepostPrivate(['repost-1', 'repost-2']),
    toChime(['chime_1@example.com', 'no address']),
  ],
})
const second = await send(gateway, {
  name: 'Autumn',
  targets: [
    {
      wickr: {
        networkId: network,
        recipients: [
          { username: 'wickr-1', firstName: 'Ada', securityGroupId, personKey: 'person-1' },
        ],
      },
    },
    { tencentOrganization: { recipients: [{ uin: '100000000001', name: 'Grace' }] } },
  ],
})
const third = await send(gateway, { targets: [toRepostPrivate(['repost-1'])] })
const afterwards = new Date(Date.now() + 60_000).toISOString()

const newestFirst = [
  ...['repost-1', '100000000001', 'wickr-1', 'no address', 'chime_1@example.com'],
  ...['repost-2', 'repost-1'],
]

const inviteFilters: readonly { filter: InviteFilter; found: readonly string[] }[] = [
  { filter: {}, found: newestFirst },
  { filter: { batchId: second.batch.id }, found: ['100000000001', 'wickr-1'] },
  { filter: { batchId: 'rubbish' }, found: [] },
  {
    filter: { provider: ['WICKR', 'CHIME'] },
    found: ['wickr-1', 'no address', 'chime_1@example.com'],
  },
  { filter: { provider: [] }, found: [] },
  { filter: { destinationId: space }, found: ['repost-1', 'repost-2', 'repost-1'] },
  { filter: { destinationId: 'elsewhere' }, found: [] },
  { filter: { outcome: ['FAILED', 'SKIPPED'] }, found: ['repost-1', 'no address'] },
  { filter: { recipient: 'REPOST' }, found: ['repost-1', 'repost-2', 'repost-1'] },
  { filter: { recipient: 'grace' }, found: ['100000000001'] },
  { filter: { recipient: 'e_1' }, found: ['chime_1@example.com'] },
  { filter: { recipient: '%' }, found: [] },
  { filter: { recipient: '\\' }, found: [] },
  { filter: { recipient: '\0' }, found: [] },
  { filter: { personKey: 'person-1' }, found: ['wickr-1'] },
  { filter: { personKey: 'person' }, found: [] },
  { filter: { updatedAfter: afterwards }, found: [] },
  { filter: { updatedAfter: before, updatedBefore: afterwards }, found: newestFirst },
  { filter: { provider: ['REPOST_PRIVATE'], outcome: ['SENT'] }, found: ['repost-2', 'repost-1'] },
]
for (const { filter, found } of inviteFilters) {
  test(`invites(filter: ${JSON.stringify(Object.entries(filter))}) finds ${found.length}`, async () => {
    const { invites } = await gateway.execute(ListInvites, { filter })

    assert.deepEqual(
      invites.nodes.map(({ recipient }) => recipient.value),
      found,
    )
    assert.equal(invites.totalCount, found.length)
  })
}

const batchFilters: readonly { filter: InviteBatchFilter; found: readonly { id: string }[] }[] = [
  { filter: {}, found: [third.batch, second.batch, first.batch] },
  { filter: { name: 'AUT' }, found: [second.batch] },
  { filter: { name: '100% (' }, found: [first.batch] },
  { filter: { name: '%' }, found: [first.batch] },
  { filter: { name: '_' }, found: [] },
  { filter: { provider: ['REPOST_PRIVATE'] }, found: [third.batch, first.batch] },
  { filter: { provider: ['TENCENT_ORGANIZATION'], name: 'spring' }, found: [] },
  { filter: { createdBefore: before }, found: [] },
  { filter: { createdAfter: before }, found: [third.batch, second.batch, first.batch] },
]
for (const { filter, found } of batchFilters) {
  test(`inviteBatches(filter: ${JSON.stringify(Object.entries(filter))}) finds ${found.length}`, async () => {
    const { inviteBatches } = await gateway.execute(ListBatches, { filter })

    assert.deepEqual(
      inviteBatches.nodes.map(({ id }) => id),
      found.map(({ id }) => id),
    )
    assert.equal(inviteBatches.totalCount, found.length)
  })
}

test('a batch tells its parts and its invites in the order of the input', async () => {
  const { node } = await gateway.execute(ReadBatch, { id: first.batch.id })

  assert.ok(node?.__typename === 'InviteBatch')
  assert.deepEqual(node.targets, [
    {
      provider: { kind: 'REPOST_PRIVATE' },
      destination: { externalId: space, label: space },
      progress: { total: 2, done: 2 },
    },
    {
      provider: { kind: 'CHIME' },
      destination: { externalId: account, label: account },
      progress: { total: 2, done: 2 },
    },
  ])
  assert.deepEqual(
    node.invites.nodes.map(({ recipient }) => recipient.value),
    ['repost-1', 'repost-2', 'chime_1@example.com', 'no address'],
  )
})

test('the invites of a batch can be filtered', async () => {
  const { node } = await gateway.execute(ReadBatch, {
    id: first.batch.id,
    filter: { outcome: ['SENT'], provider: ['CHIME'] },
  })

  assert.ok(node?.__typename === 'InviteBatch')
  assert.deepEqual(
    node.invites.nodes.map(({ recipient }) => recipient.value),
    ['chime_1@example.com'],
  )
  assert.equal(node.invites.totalCount, 1)
})

test('an invite tells where, to whom and what became of it', async () => {
  const { invites } = await gateway.execute(ListInvites, { filter: { personKey: 'person-1' } })

  const [invite] = invites.nodes
  assert.ok(invite)
  assert.deepEqual(invite.recipient, {
    value: 'wickr-1',
    displayName: 'Ada',
    personKey: 'person-1',
  })
  assert.deepEqual(invite.destination, {
    externalId: network,
    label: 'Field operations',
    provider: 'WICKR',
  })
  assert.deepEqual(invite.outcome, second.results[0])
  assert.deepEqual(
    [invite.provider, invite.outcomeKind, invite.batch.id],
    ['WICKR', 'SENT', second.batch.id],
  )
})

test('after a reinvite both batches list the invite, as it is now', async () => {
  const [invite] = second.results.map((result) => result.invite)
  assert.ok(invite)

  const again = await reinvite(gateway, {
    who: { inviteIds: [invite.id] },
    duplicates: { windowSeconds: 0 },
  })

  for (const { id } of [second.batch, again.batch]) {
    const { node } = await gateway.execute(ReadBatch, { id, first: 1 })
    assert.ok(node?.__typename === 'InviteBatch')
    const [listed] = node.invites.nodes
    assert.deepEqual([listed?.id, listed?.attempts], [invite.id, 2])
    assert.equal(listed?.batch.id, again.batch.id)
  }
  const { invites } = await gateway.execute(ListInvites, {})
  assert.equal(invites.totalCount, newestFirst.length)
  // It stays where it is: whoever pages meanwhile misses nobody.
  assert.notEqual(invites.nodes[0]?.id, invite.id)
})

test('an invite that a request names twice is listed once', async () => {
  const [invite] = first.results.map((result) => result.invite)
  assert.ok(invite)

  const twice = await reinvite(gateway, {
    who: { inviteIds: [invite.id, invite.id] },
    duplicates: { windowSeconds: 0 },
  })

  const { node } = await gateway.execute(ReadBatch, { id: twice.batch.id })
  assert.ok(node?.__typename === 'InviteBatch')
  assert.equal(twice.results.length, 2)
  assert.deepEqual(
    node.invites.nodes.map(({ id }) => id),
    [invite.id],
  )
  assert.equal(node.invites.totalCount, 1)
})
