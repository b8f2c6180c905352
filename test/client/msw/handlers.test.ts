import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { print } from 'graphql'
import { createClient } from 'graphql-sse'
import {
  BatchPageDocument,
  FollowBatchDocument,
  FollowBatchesDocument,
  type FollowBatchesSubscription,
  type FollowBatchSubscription,
  LimitsDocument,
  SendInvitesDocument,
} from 'invite-gateway/client'
import {
  answer,
  answers,
  inviteHandlers,
  invitesSent,
  outcomes,
  type Trouble,
  trouble,
} from 'invite-gateway/client/msw'
import { setupServer } from 'msw/node'
import { assertAnswers, documents, run, url, variablesOf } from './support.ts'

const server = setupServer()
before(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
after(() => server.close())

const input = { idempotencyKey: '1', targets: [] }

for (const [name, document] of documents) {
  if (document === FollowBatchDocument || document === FollowBatchesDocument) continue
  test(`inviteHandlers answer ${name} as a gateway could`, async () => {
    server.use(...inviteHandlers())

    await assertAnswers(document, await run(document, variablesOf(name)))
  })
}

test('a batch waits, then has its outcomes, for those who follow it and those who ask again', async () => {
  server.use(...inviteHandlers({ outcomes: [...outcomes.InviteSent, ...outcomes.InviteFailed] }))
  const statusOf = ({ node }: Awaited<ReturnType<typeof page>>) =>
    node?.__typename === 'InviteBatch' ? node.status : node
  const page = () => run(BatchPageDocument, { id: 'batch-1' })

  const { sendInvites } = await run(SendInvitesDocument, { input })
  assert.ok(sendInvites.__typename === 'SendInvitesPayload')
  assert.ok(sendInvites.results.every((one) => one.__typename === 'InviteQueued'))
  assert.deepEqual(
    [statusOf(await page()), statusOf(await page()), statusOf(await page())],
    ['QUEUED', 'FINISHED', 'FINISHED'],
  )

  const events: FollowBatchSubscription[] = []
  const client = createClient({ url })
  const query = print(FollowBatchDocument)
  const variables = { batchId: 'batch-1' }
  for await (const { data } of client.iterate<FollowBatchSubscription>({ query, variables })) {
    assert.ok(data)
    await assertAnswers(FollowBatchDocument, data)
    events.push(data)
  }
  assert.deepEqual(
    events.map(({ inviteBatchProgress: { batch, changed } }) => [
      batch.status,
      changed.at(-1)?.outcome.__typename,
    ]),
    [
      ['QUEUED', 'InviteQueued'],
      ['FINISHED', 'InviteFailed'],
    ],
  )
})

test('several batches are followed in one stream', async () => {
  server.use(...inviteHandlers())
  const client = createClient({ url })
  const query = print(FollowBatchesDocument)
  const variables = { batchIds: ['batch-1'] }
  const statuses: string[] = []

  const events = client.iterate<FollowBatchesSubscription>({ query, variables })
  for await (const { data } of events) {
    assert.ok(data)
    await assertAnswers(FollowBatchesDocument, data)
    statuses.push(data.inviteBatchesProgress.batch.status)
  }

  assert.deepEqual(statuses, ['QUEUED', 'FINISHED'])
})

test('one answer is changed by one handler, and what does not fit the document does not compile', async () => {
  server.use(...inviteHandlers())
  server.use(
    answer(
      SendInvitesDocument,
      answers.SendInvites.IdempotencyConflict,
      ({ input: { idempotencyKey } }) =>
        invitesSent(idempotencyKey === '1' ? outcomes.InviteUnconfirmed : outcomes.InviteSent),
    ),
  )

  const first = await run(SendInvitesDocument, { input })
  const second = await run(SendInvitesDocument, { input })

  assert.equal(first.sendInvites.__typename, 'IdempotencyConflict')
  assert.ok(second.sendInvites.__typename === 'SendInvitesPayload')
  assert.equal(second.sendInvites.batch.progress.counts.unconfirmed, 3)
  // @ts-expect-error An answer to another document.
  answer(SendInvitesDocument, answers.PlanInvites.InvitePlan)
})

test('a document is answered as it is asked, with the type names and other names that caches add', async () => {
  server.use(...inviteHandlers())
  const limits = await post('query Limits { limits { __typename most: maxWaitSeconds } }')
  const wrong = await post('query Limits { limits { most } }')

  assert.deepEqual(await limits.json(), {
    data: { limits: { __typename: 'GatewayLimits', most: 60 } },
  })
  assert.match(await wrong.text(), /most/)
})

const troubles: readonly (readonly [what: Trouble, status: number])[] = [
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 200],
  ['OVERLOADED', 503],
  ['SHUTTING_DOWN', 503],
]
for (const [what, status] of troubles) {
  test(`a page can meet ${what}`, async () => {
    server.use(trouble(what))

    const response = await post(print(LimitsDocument))

    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    assert.equal(response.status, status)
    assert.equal(errors[0]?.extensions.code, what)
  })
}

test('a page can meet a gateway that cannot be reached', async () => {
  server.use(trouble('UNREACHABLE'))

  await assert.rejects(run(LimitsDocument))
})

function post(query: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
}
