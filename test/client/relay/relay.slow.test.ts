import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import relay, { type Environment, type MutationParameters } from 'relay-runtime'
import { startServer, type TestServer } from '../../http/server.ts'
import { type Compiled, compile } from './compile.ts'
import { environmentOf } from './environment.ts'
import { readerOf } from './reader.ts'

const started = new AsyncDisposableStack()
let page: Compiled
let server: TestServer
let environment: Environment

before(async () => {
  page = started.use(await compile())
  server = started.use(await startServer())
  environment = environmentOf(`${server.url}/graphql`)
})
after(() => started.disposeAsync())

test('Relay pages through the connection of a batch, and a subscription changes what it has shown', async () => {
  const { CHIME: chime } = server.gateway.emulators
  // Refused for its rate again and again, the batch stays queued until this test has seen it.
  chime.decide(() => ({ kind: 'throttle' }))
  const id = await send(['ada@example.com', 'accepted@example.com', 'wrong'])
  const { shown, cursor, inviteIds, watchFirst } = readerOf(environment, page, id)

  await fetch('pageQuery', { id })
  assert.deepEqual(shown(), [
    '1 of 3',
    'ada@example.com: InviteQueued',
    'accepted@example.com: InviteQueued',
  ])
  await fetch('pageInvitesQuery', { id, cursor: cursor() })
  assert.deepEqual(shown(), [
    '1 of 3',
    'ada@example.com: InviteQueued',
    'accepted@example.com: InviteQueued',
    'wrong: InviteFailed INVALID_RECIPIENT email',
  ])

  const lines: string[] = []
  watchFirst((line) => lines.push(line))
  const followed = follow(id)
  chime.decide(undefined)
  await followed
  const final = [
    '3 of 3',
    'ada@example.com: InviteSent SENT',
    'accepted@example.com: InviteAlreadyMember',
    'wrong: InviteFailed INVALID_RECIPIENT email',
  ]
  assert.deepEqual(shown(), final)
  assert.equal(lines.at(-1), 'ada@example.com: InviteSent SENT')

  for (const invite of inviteIds()) await fetch('pageInviteQuery', { id: invite })
  assert.deepEqual(shown(), final, 'each invite by `node` is the one of the list')
})

test('Relay gets a refusal as a member of the union', async () => {
  await assert.rejects(send([]), /INVALID_INPUT/)
})

interface Send extends MutationParameters {
  response: { sendInvites: { __typename: string; code?: string; batch?: { id: string } } }
}

function send(emails: readonly string[]): Promise<string> {
  const recipients = emails.map((email) => ({ email }))
  const targets = [{ chime: { accountId: 'team', recipients } }]
  return new Promise((resolve, reject) =>
    relay.commitMutation<Send>(environment, {
      mutation: page.request('pageSendMutation'),
      variables: { input: { idempotencyKey: `relay-${emails}`, waitSeconds: 0, targets } },
      onCompleted: ({ sendInvites: { batch, code } }) =>
        batch === undefined ? reject(new Error(code)) : resolve(batch.id),
      onError: reject,
    }),
  )
}

async function fetch(name: string, variables: Record<string, unknown>): Promise<void> {
  await relay.fetchQuery(environment, page.request(name), variables).toPromise()
}

function follow(batchId: string): Promise<void> {
  return new Promise((resolve, reject) =>
    relay.requestSubscription(environment, {
      subscription: page.request('pageFollowSubscription'),
      variables: { batchId },
      onCompleted: resolve,
      onError: reject,
    }),
  )
}
