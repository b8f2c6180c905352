import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { print } from 'graphql'
import { ListBatches, ListInvites, ReadBatch, ReadEvents } from '../../support/documents/reads.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toRepostPrivate } from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

const asked = ['one', 'two', 'three', 'four', 'five']
const { batch } = await send(gateway, { targets: [toRepostPrivate(asked)] })
for (const text of ['six', 'seven']) await send(gateway, { targets: [toRepostPrivate([text])] })
const newestFirst = ['seven', 'six', ...asked.toReversed()]

interface Paging {
  first?: number
  after?: string
  last?: number
  before?: string
}

/** The two lists of invites: newest first over all, and in input order within a batch. */
const lists = {
  invites: async (page: Paging) => (await gateway.execute(ListInvites, page)).invites,
  'InviteBatch.invites': async (page: Paging) => {
    const { node } = await gateway.execute(ReadBatch, { id: batch.id, ...page })
    assert.ok(node?.__typename === 'InviteBatch')
    return node.invites
  },
}
const rows = [
  { list: 'invites', whole: newestFirst },
  { list: 'InviteBatch.invites', whole: asked },
] as const

for (const { list, whole } of rows) {
  test(`${list}: forward, two at a time, everything comes once and in order`, async () => {
    const seen: string[] = []
    const more: [boolean, boolean][] = []
    for (let after: string | undefined, go = true; go; ) {
      const { nodes, pageInfo } = await lists[list]({ first: 2, ...(after && { after }) })
      seen.push(...nodes.map(({ recipient }) => recipient.value))
      more.push([pageInfo.hasPreviousPage, pageInfo.hasNextPage])
      after = pageInfo.endCursor ?? undefined
      go = pageInfo.hasNextPage
    }

    assert.deepEqual(seen, whole)
    assert.deepEqual(more[0], [false, true])
    assert.deepEqual(more.at(-1), [true, false])
  })

  test(`${list}: backward, two at a time, everything comes once and in order`, async () => {
    const seen: string[] = []
    const more: [boolean, boolean][] = []
    for (let before: string | undefined, go = true; go; ) {
      const { nodes, pageInfo } = await lists[list]({ last: 2, ...(before && { before }) })
      seen.unshift(...nodes.map(({ recipient }) => recipient.value))
      more.push([pageInfo.hasPreviousPage, pageInfo.hasNextPage])
      before = pageInfo.startCursor ?? undefined
      go = pageInfo.hasPreviousPage
    }

    assert.deepEqual(seen, whole)
    assert.deepEqual(more[0], [true, false])
    assert.deepEqual(more.at(-1), [false, true])
  })

  test(`${list}: between two cursors is what stands between them`, async () => {
    const { edges } = await lists[list]({})
    const [after, before] = [edges[0]?.cursor, edges[3]?.cursor]
    assert.ok(after !== undefined && before !== undefined)

    const { nodes, totalCount } = await lists[list]({ after, before })

    assert.deepEqual(
      nodes.map(({ recipient }) => recipient.value),
      whole.slice(1, 3),
    )
    assert.equal(totalCount, whole.length)
  })

  for (const cursor of ['0', '1', '999999999999999', '', 'A'.repeat(43)]) {
    test(`${list}: ${JSON.stringify(cursor)} is no cursor, whichever way one reads`, async () => {
      for (const place of [{ after: cursor }, { before: cursor, last: 1 }]) {
        await assert.rejects(lists[list](place), /is not a cursor of this list.*BAD_USER_INPUT/)
      }
    })
  }

  test(`${list}: a page of 0 is empty and tells whether there is more`, async () => {
    const { nodes, pageInfo, totalCount } = await lists[list]({ first: 0 })

    assert.deepEqual(nodes, [])
    assert.equal(totalCount, whole.length)
    assert.deepEqual(pageInfo, {
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    })
  })
}

test('inviteBatches: forward pages come newest first', async () => {
  const { inviteBatches: first } = await gateway.execute(ListBatches, { first: 2 })
  const { inviteBatches: second } = await gateway.execute(ListBatches, {
    first: 2,
    after: first.pageInfo.endCursor,
  })

  assert.deepEqual([first.nodes.length, first.pageInfo.hasNextPage], [2, true])
  assert.deepEqual(
    second.nodes.map(({ id }) => id),
    [batch.id],
  )
  assert.deepEqual([second.pageInfo.hasNextPage, second.totalCount], [false, 3])
})

test('events: one at a time, they come in order', async () => {
  const page = async (after: string | null) => {
    const { node } = await gateway.execute(ReadEvents, { id: batch.id, first: 1, after })
    assert.ok(node?.__typename === 'InviteBatch')
    return node.events
  }

  const first = await page(null)
  const second = await page(first.pageInfo.endCursor)
  const third = await page(second.pageInfo.endCursor)

  assert.deepEqual(
    [first, second, third].map(({ nodes, pageInfo }) => [nodes[0]?.kind, pageInfo.hasNextPage]),
    [
      ['CREATED', true],
      ['CALL_SUCCEEDED', true],
      ['FINISHED', false],
    ],
  )
})

const bad: readonly Paging[] = [
  { after: 'rubbish' },
  { after: '' },
  { before: '-1' },
  { before: '9'.repeat(16) },
  { after: '１' },
  { first: -1 },
  { last: -1 },
  { first: 1_001 },
  { first: 1, last: 1 },
]
for (const page of bad) {
  test(`a page of ${JSON.stringify(page)} is refused as bad input, not a fault`, async () => {
    const response = await gateway.post({ query: print(ListInvites), variables: page })

    const { data, errors } = (await response.json()) as Answer
    assert.deepEqual(data, { invites: null })
    assert.deepEqual(
      errors?.map(({ extensions, path }) => [extensions.code, path]),
      [['BAD_USER_INPUT', ['invites']]],
    )
    assert.deepEqual(
      gateway.logger.lines.filter(({ level }) => level !== 'info'),
      [],
    )
  })
}

interface Answer {
  readonly data: unknown
  readonly errors?: readonly { readonly extensions: { code: string }; readonly path: unknown }[]
}
