import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ApolloClient } from '@apollo/client'
import { Client } from '@urql/core'
import {
  BatchPageDocument,
  type BatchPageQuery,
  FollowBatchDocument,
  wordsFor,
} from 'invite-gateway/client'
import { apolloOptions } from 'invite-gateway/client/apollo'
import { relayNetwork } from 'invite-gateway/client/relay'
import { urqlOptions } from 'invite-gateway/client/urql'
import { FollowBatchText } from '#client/generated/texts.ts'
import { startServer, type TestServer } from '../../http/server.ts'
import { until } from '../../support/until.ts'
import { type HeldBatch, holdBatch } from './hold.ts'
import { type StreamProxy, startStreamProxy } from './stream-proxy.ts'

const limits = { timeout: 60_000 } as const
const started = new AsyncDisposableStack()
let server: TestServer

before(async () => {
  server = started.use(await startServer())
})
after(() => started.disposeAsync())

test('Apollo follows over cut streams, and joins the pages of a list', limits, async () => {
  await using proxy = await startStreamProxy(server.url)
  using held = await holdBatch(server.gateway)
  const client = new ApolloClient(apolloOptions({ url: proxy.url }))
  const first = { id: held.id, first: 2 }
  const shown = () => shownOf(client.readQuery({ query: BatchPageDocument, variables: first }))

  const { data } = await client.query({ query: BatchPageDocument, variables: first })
  const next = { ...first, after: cursorOf(data) }
  // As `fetchMore` does it: the cache has an answer already, the list.
  await client.query({ query: BatchPageDocument, variables: next, fetchPolicy: 'network-only' })
  assert.equal(shown().length, 3)

  proxy.streams = 'cut'
  const end = new Promise<void>((complete, error) => {
    client
      .subscribe({ query: FollowBatchDocument, variables: { batchId: held.id } })
      .subscribe({ complete, error })
  })
  await releaseOnceCut(proxy, held)
  await end

  assert.deepEqual(shown(), final)
})

test('urql follows over cut streams, and joins the pages of a list', limits, async () => {
  await using proxy = await startStreamProxy(server.url)
  using held = await holdBatch(server.gateway)
  const client = new Client(urqlOptions({ url: proxy.url }))
  const first = { id: held.id, first: 2 }
  const shown = () => shownOf(client.readQuery(BatchPageDocument, first)?.data)

  const { data } = await client.query(BatchPageDocument, first).toPromise()
  await client.query(BatchPageDocument, { ...first, after: cursorOf(data) }).toPromise()
  assert.equal(shown().length, 3)

  proxy.streams = 'cut'
  const followed = client.subscription(FollowBatchDocument, { batchId: held.id })
  const { unsubscribe } = followed.subscribe(({ error }) => assert.equal(error, undefined))
  await releaseOnceCut(proxy, held)
  await until(() => shown()[0] === final[0])
  unsubscribe()

  assert.deepEqual(shown(), final)
})

test("Relay's network follows over cut streams", limits, async () => {
  await using proxy = await startStreamProxy(server.url)
  using held = await holdBatch(server.gateway)
  proxy.streams = 'cut'
  const request = {
    ...{ id: null, cacheID: 'follow', name: 'FollowBatch', metadata: {} },
    ...{ operationKind: 'subscription' as const, text: FollowBatchText },
  }
  const network = relayNetwork({ url: proxy.url })
  const events: unknown[] = []
  const end = new Promise<void>((complete, error) => {
    network
      .execute(request, { batchId: held.id }, {})
      .subscribe({ next: (event) => void events.push(event), complete, error })
  })

  await releaseOnceCut(proxy, held)
  await end

  assert.ok(events.length >= 2)
})

const final = [
  'ada@example.com: Invited, and the e-mail is on its way.',
  'accepted@example.com: Already a member. Nothing was sent.',
  'wrong: Not sent: the recipient is not valid (email).',
]

async function releaseOnceCut(proxy: StreamProxy, held: HeldBatch): Promise<void> {
  const streams = () => proxy.asked.filter(({ query }) => query.startsWith('subscription'))
  await until(() => streams().length >= 2)
  assert.equal(typeof streams()[1]?.variables.after, 'string')
  held.release()
}

function cursorOf(page: BatchPageQuery | undefined): string | null {
  assert.ok(page?.node?.__typename === 'InviteBatch' && page.node.invites !== null)
  return page.node.invites.pageInfo.endCursor
}

function shownOf(page: BatchPageQuery | null | undefined): readonly string[] {
  assert.ok(page?.node?.__typename === 'InviteBatch' && page.node.invites !== null)
  return page.node.invites.nodes.map(
    ({ recipient, outcome }) => `${recipient.value}: ${wordsFor(outcome)}`,
  )
}
