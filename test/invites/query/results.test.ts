import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ListInvites, ReadResults } from '../../support/documents/reads.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { kindsOf, reinvite, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toRepostPrivate } from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

async function resultsOf(to: TestGateway, id: string, page: object = {}) {
  const { node } = await to.execute(ReadResults, { id, ...page })
  assert.ok(node !== null && node !== undefined && 'results' in node)
  return node.results
}

test('the results of a batch are what its mutation answered, skipped and failed ones too', async () => {
  const sent = await send(gateway, {
    targets: [toChime(['ada@example.com', 'ada@example.com', 'failed@example.com', 'no address'])],
  })

  const { nodes, totalCount } = await resultsOf(gateway, sent.batch.id)

  assert.deepEqual(kindsOf(nodes), ['InviteSent', 'InviteSkipped', 'InviteFailed', 'InviteFailed'])
  assert.deepEqual(nodes, sent.results)
  assert.equal(totalCount, 4)
})

test("a skipped reinvite is in its batch's results, and no other batch's outcome", async () => {
  const sent = await send(gateway, { targets: [toRepostPrivate(['again'])] })
  const again = await reinvite(gateway, {
    who: { inviteIds: [sent.results[0]?.invite?.id ?? ''] },
  })
  assert.deepEqual(kindsOf(again.results), ['InviteSkipped'])

  assert.deepEqual((await resultsOf(gateway, again.batch.id)).nodes, again.results)
  assert.deepEqual(kindsOf((await resultsOf(gateway, sent.batch.id)).nodes), ['InviteSent'])
})

test('a later request changes the invites of a batch and not its results', async () => {
  const { CHIME: chime } = gateway.emulators
  chime.next({ kind: 'error', name: 'ForbiddenException' })
  const first = await send(gateway, { targets: [toChime(['later@example.com'])] })
  const who = { inviteIds: [first.results[0]?.invite?.id ?? ''] }
  await reinvite(gateway, { who })

  const { nodes } = await resultsOf(gateway, first.batch.id)
  const { invites } = await gateway.execute(ListInvites, { filter: { batchId: first.batch.id } })

  assert.deepEqual(kindsOf(nodes), ['InviteFailed'])
  assert.deepEqual(
    invites.nodes.map(({ outcomeKind }) => outcomeKind),
    ['SENT'],
  )
})

test('results come in pages, forward and backward, in input order', async () => {
  const people = addresses('page', 7)
  const { batch } = await send(gateway, { targets: [toChime(people)] })
  const valuesOf = ({ nodes }: Awaited<ReturnType<typeof resultsOf>>) =>
    nodes.map(({ recipient }) => recipient.value)

  const first = await resultsOf(gateway, batch.id, { first: 3 })
  const second = await resultsOf(gateway, batch.id, { first: 9, after: first.pageInfo.endCursor })
  const last = await resultsOf(gateway, batch.id, {
    last: 2,
    before: second.pageInfo.startCursor,
  })

  assert.deepEqual([...valuesOf(first), ...valuesOf(second)], people)
  assert.deepEqual(valuesOf(last), people.slice(1, 3))
  assert.deepEqual([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage], [true, false])
  assert.equal(first.totalCount, 7)
})

test('nobody reads the results of another tenant, or at a destination that is not theirs', async () => {
  const callers = {
    ada: { tenant: 'acme' },
    bob: { tenant: 'acme', destinations: new Set(['CHIME/*']) },
    eve: { tenant: 'other' },
  }
  await using shared = await startTestGateway({ callers })
  const { batch } = await send(shared.as('ada'), {
    targets: [toChime(['ours@example.com']), toRepostPrivate(['ours'])],
  })

  const bob = await resultsOf(shared.as('bob'), batch.id)
  const eve = await shared.as('eve').execute(ReadResults, { id: batch.id })

  assert.deepEqual(
    bob.nodes.map(({ recipient }) => recipient.value),
    ['ours@example.com'],
  )
  assert.equal(eve.node, null)
})
