import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { reinvite, send } from '../support/requests/send-invites.ts'
import { network, toWickr } from '../support/requests/targets.ts'

interface ReceivedCall {
  readonly names: readonly string[]
  readonly token: string
}
type Answer = (names: readonly string[]) => object

const users = ['1000000011', '1000000012', '1000000013']
const names = ['ada@example.com', 'bob@example.com', 'cyd@example.com']
const active = { reason: 'user cannot be reinvited' }
const notFound = { userId: '0', reason: 'user not found in current network' }
const exists = { userId: '0', field: 'username', reason: 'User already exists' }
const created = (username = '') => ({ username, userId: '1000000011' })

const byId = (gateway: TestGateway) =>
  reinvite(gateway, { who: { wickr: { networkId: network, userIds: users } } })
const byName = (gateway: TestGateway) => send(gateway, { targets: [toWickr(names)] })

for (const [what, ask, answer] of [
  [
    'reinvite',
    byId,
    ([first]: readonly string[]) => ({ successful: [{ userId: first }], failed: [active] }),
  ],
  [
    'create',
    byName,
    ([first]: readonly string[]) => ({ successful: [created(first)], failed: [exists] }),
  ],
] as const) {
  test(`a failure to ${what} one of two whom Wickr does not name leaves both unconfirmed, whoever it is`, async () => {
    let first: object | undefined
    await using upstream = await startWickr((asked) => {
      first ??= answer(asked)
      return first
    })
    await using gateway = await startWith(upstream.url)

    const { results } = await ask(gateway)

    assert.deepEqual(saidOf(results), [
      'InviteSent',
      'InviteUnconfirmed RecipientMissing',
      'InviteUnconfirmed RecipientMissing',
    ])
    assert.equal(new Set(upstream.asked.map(({ token }) => token)).size, 1)
    assert.ok(upstream.asked.length > 1, 'the answer was asked for again')
  })
}

test('failures to reinvite that name nobody and differ are asked for one by one', async () => {
  await using upstream = await startWickr((asked) =>
    asked.length === 1
      ? { failed: [asked[0] === users[0] ? notFound : { reason: 'something else' }] }
      : { successful: [{ userId: users[1] }], failed: [{ reason: 'something else' }, notFound] },
  )
  await using gateway = await startWith(upstream.url)

  const { results } = await byId(gateway)

  assert.deepEqual(saidOf(results), ['RECIPIENT_NOT_FOUND', 'InviteSent', 'PROVIDER_REJECTED'])
  const [all, ...alone] = upstream.asked.map(({ names }) => names.join(' '))
  assert.equal(all, users.join(' '))
  assert.deepEqual(alone.toSorted(), [users[0], users[2]])
})

test('failures that name users by their places have their own reasons, in one call', async () => {
  await using upstream = await startWickr(([, second]) => ({
    successful: [created(second)],
    failed: [
      { userId: '0', field: 'users.2.firstName', reason: 'Not a first name' },
      { userId: '0', field: 'users.0.securityGroupIds', reason: 'No such group' },
    ],
  }))
  await using gateway = await startWith(upstream.url)

  const { results } = await byName(gateway)

  assert.deepEqual(
    results.map((one) =>
      one.__typename === 'InviteFailed' ? [one.failureCode, one.field, one.evidence] : 'sent',
    ),
    [
      ['INVALID_RECIPIENT', 'securityGroupId', 'PER_RECIPIENT'],
      'sent',
      ['INVALID_RECIPIENT', 'firstName', 'PER_RECIPIENT'],
    ],
  )
  assert.equal(upstream.asked.length, 1)
})

function saidOf(results: Awaited<ReturnType<typeof send>>['results']): readonly string[] {
  return results.map((one) => {
    if (one.__typename === 'InviteFailed') return one.failureCode
    return one.__typename === 'InviteUnconfirmed'
      ? `${one.__typename} ${one.error?.code}`
      : one.__typename
  })
}

async function startWith(url: string): Promise<TestGateway> {
  await using started = new AsyncDisposableStack()
  const emulators = started.use(await startEmulators())
  const gateway = started.use(
    await startTestGateway({
      emulators: { ...emulators, WICKR: { ...emulators.WICKR, url } },
      requestTimeoutMs: 30_000,
    }),
  )
  const running = started.move()
  return { ...gateway, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

/** A Wickr that answers 200 to all that is sent, and cannot be read. */
async function startWickr(answer: Answer) {
  const asked: ReceivedCall[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse((await text(request)) || '{}')
    const list: readonly (string | { username: string })[] | undefined = body.users ?? body.userIds
    if (list === undefined) return response.writeHead(403).end('{"message":"No."}')
    const names = list.map((one) => (typeof one === 'string' ? one : one.username))
    asked.push({ names, token: String(request.headers['x-client-token']) })
    response.writeHead(200, { 'content-type': 'application/json' })
    return response.end(JSON.stringify(answer(names)))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
