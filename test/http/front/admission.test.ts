import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, afterEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { print } from 'graphql'
import { createSchema } from 'graphql-yoga'
import { ListInvites } from '../../support/documents/reads.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { startFront } from '../front.ts'
import { startServer } from '../server.ts'

const maxBodyBytes = 2_048
const server = await startServer({
  limits: { maxRequestsInWork: 2, maxWaitingRequestsPerTenant: 2, maxBodyBytes },
})
after(() => server[Symbol.asyncDispose]())
const { CHIME: chime } = server.gateway.emulators
const { hostname, port } = new URL(server.url)

const limitsQuery = JSON.stringify({ query: '{ limits { maxRequestsInWork } }' })
let keys = 0

afterEach(async () => {
  chime.reset()
  await bothPlacesAreFree()
})

test('one waiting request too many is refused at once with a time to return, and a probe is answered', async () => {
  chime.latency(1_500)
  const waiting = [wait(), wait()]
  await calls(2)

  const refused = await post(limitsQuery)
  const probe = await fetch(`${server.url}/health/ready`)
  const stillWaiting = chime.ledger.length

  assert.equal(refused.status, 503)
  const { errors } = await refused.json()
  assert.equal(errors.length, 1)
  const { code, retryAfterSeconds } = errors[0].extensions
  assert.equal(code, 'OVERLOADED')
  assert.ok(Number.isInteger(retryAfterSeconds) && retryAfterSeconds >= 1)
  assert.equal(refused.headers.get('retry-after'), String(retryAfterSeconds))
  assert.equal(probe.status, 200)
  assert.equal(stillWaiting, 2)
  for (const response of await Promise.all(waiting)) {
    const { data } = await response.json()
    assert.equal(data.sendInvites.__typename, 'SendInvitesPayload')
  }
})

test('it is refused before its body has arrived', async () => {
  chime.latency(1_500)
  const waiting = [wait(), wait()]
  await calls(2)

  const socket = await open([`content-length: ${limitsQuery.length}`])
  const [reply] = await once(socket, 'data')
  socket.destroy()
  await Promise.all(waiting)

  assert.match(String(reply), /^HTTP\/1\.1 503 .*"code":"OVERLOADED"/s)
})

test('a request whose body has not arrived is a waiting one', async () => {
  const sockets = [await open(['content-length: 9']), await open(['transfer-encoding: chunked'])]

  await until(async () => (await post(limitsQuery)).status === 503)

  for (const socket of sockets) socket.destroy()
})

const endings: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['an answer', () => post(limitsQuery)],
  ['a bad request', () => post('{')],
  ['a body over the limit', () => post('x'.repeat(maxBodyBytes + 1))],
  [
    'a client that goes away in the middle of a declared body',
    () => cut('content-length: 99', '{'),
  ],
  [
    'a client that goes away in the middle of a body without length',
    () => cut('transfer-encoding: chunked', '1\r\n{\r\n'),
  ],
  [
    'a client that goes away after a body over the limit',
    () => cut(`content-length: ${maxBodyBytes + 1}`, 'x'),
  ],
  [
    'a masked fault',
    async () => {
      const { database } = server.gateway
      await database.query('alter table sends rename to lost')
      const response = await post(JSON.stringify({ query: print(ListInvites) }))
      await database.query('alter table lost rename to sends')
      const { errors } = await response.json()
      assert.equal(errors[0].extensions.code, 'INTERNAL_SERVER_ERROR')
    },
  ],
  [
    'a client that hangs up while it waits',
    async () => {
      chime.latency(500)
      const before = chime.requests.length
      const hangUp = new AbortController()
      const waiting = wait(hangUp.signal)
      await calls(before + 1)
      hangUp.abort()
      await assert.rejects(waiting)
    },
  ],
]
for (const [what, end] of endings) {
  test(`${what} gives its place back`, async () => {
    await end()
    await end()
    await end()

    await bothPlacesAreFree()
  })
}

test('a subscription is in work until its stream has begun', async () => {
  const hold = Promise.withResolvers<void>()
  await using one = await startFront({
    limits: { maxRequestsInWork: 1 },
    schema: createSchema({
      typeDefs: 'type Query { ok: Boolean } type Subscription { now: Boolean }',
      resolvers: {
        Subscription: {
          now: {
            subscribe: async function* () {
              yield { now: true }
              await hold.promise
            },
          },
        },
      },
    }),
  })

  const streams = [
    await one.post('subscription { now }', 'text/event-stream'),
    await one.post('subscription { now }', 'text/event-stream'),
  ]
  const beside = await one.post('{ ok }')

  assert.deepEqual(
    [...streams, beside].map(({ status }) => status),
    [200, 200, 200],
  )
  hold.resolve()
  for (const stream of streams) assert.match(await stream.text(), /event: complete/)
})

test('a response that is never read is a waiting request, and is cut in the end', async () => {
  const long = 'x'.repeat(20_000_000)
  const schema = createSchema({
    typeDefs: 'type Query { ok: Boolean, long: String }',
    resolvers: { Query: { long: () => long } },
  })
  await using one = await startFront({
    schema,
    maxReadMs: 3_000,
    limits: { maxWaitingRequestsPerTenant: 1 },
  })

  const untaken = await one.post('{ long }')
  const beside = await one.post('{ ok }')
  await until(async () => (await one.post('{ ok }')).status === 200)

  assert.deepEqual([untaken.status, beside.status], [200, 503])
  await assert.rejects(untaken.text())
})

function post(body: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    ...(signal === undefined ? {} : { signal }),
  })
}

/** A mutation that waits for the emulator, as soon as there is a place for it. */
async function wait(signal?: AbortSignal): Promise<Response> {
  keys += 1
  const targets = [toChime([`waits${keys}@example.com`], { accountId: `account${keys}` })]
  const input = { idempotencyKey: `wait-${keys}`, waitSeconds: 60, targets }
  const body = JSON.stringify({ query: print(SendInvites), variables: { input } })
  for (;;) {
    const response = await post(body, signal)
    if (response.status !== 503) return response
  }
}

function calls(count: number): Promise<true> {
  return until(() => chime.requests.length >= count)
}

async function bothPlacesAreFree(): Promise<void> {
  await until(async () => {
    const held = await open([`content-length: ${limitsQuery.length}`])
    const answers = [await post(limitsQuery), await post(limitsQuery)]
    held.destroy()
    return answers.every(({ status }) => status === 200)
  })
}

async function open(headers: readonly string[]) {
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const head = ['POST /graphql HTTP/1.1', 'host: 127.0.0.1', 'content-type: application/json']
  socket.write([...head, ...headers, '', ''].join('\r\n'))
  return socket
}

async function cut(header: string, piece: string): Promise<void> {
  const socket = await open([header])
  socket.write(piece)
  await sleep(50)
  socket.resetAndDestroy()
}
