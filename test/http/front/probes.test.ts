import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { print } from 'graphql'
import { openPostgres } from '#database/postgres.ts'
import { createProbes } from '#http/front/probes.ts'
import { listen } from '#http/server.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { SendInvites } from '../../support/documents/send.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { startServer, type TestServer } from '../server.ts'

const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const onServer = { skip: postgres === undefined ? noServer : false } as const

const probe = async ({ url }: { readonly url: string }, path: 'live' | 'ready') => {
  const response = await fetch(`${url}/health/${path}`)
  return [response.status, await response.json()]
}

test('a gateway whose database answers is live and ready', async () => {
  await using server = await startServer()

  assert.deepEqual(await probe(server, 'live'), [200, { status: 'live' }])
  assert.deepEqual(await probe(server, 'ready'), [200, { status: 'ready' }])
})

test('probes take GET and HEAD, and their answers are not cached', async () => {
  await using server = await startServer()

  const posted = await fetch(`${server.url}/health/ready`, { method: 'POST', body: '{}' })
  const asked = await fetch(`${server.url}/health/ready?verbose`, { method: 'HEAD' })

  assert.deepEqual([posted.status, posted.headers.get('allow')], [405, 'GET, HEAD'])
  assert.deepEqual([asked.status, asked.headers.get('cache-control')], [200, 'no-store'])
})

test('GET /version says which version runs', async () => {
  await using server = await startServer()

  const response = await fetch(`${server.url}/version`)

  assert.deepEqual([response.status, await response.json()], [200, { version: manifest.version }])
})

test(
  'without its database it is live but not ready, until the database is back',
  onServer,
  async () => {
    assert.ok(postgres)
    const onError = () => undefined
    await using database = await openPostgres({ url: await postgres.createDatabase(), onError })
    await using server = await startServer({ database })
    const before = await probe(server, 'ready')

    await postgres.kill()
    const gone = await Promise.all([probe(server, 'ready'), probe(server, 'ready')])
    const alive = await probe(server, 'live')
    await postgres.start()
    const back = await until(async () => {
      const answer = await probe(server, 'ready')
      return answer[0] === 200 && answer
    }, 30_000)

    assert.deepEqual(before, [200, { status: 'ready' }])
    assert.deepEqual(gone, [
      [503, { status: 'no database' }],
      [503, { status: 'no database' }],
    ])
    assert.deepEqual(alive, [200, { status: 'live' }])
    assert.deepEqual(back, [200, { status: 'ready' }])
  },
)

test('a database that does not answer in time is no database, and is asked once at a time', async () => {
  let asked = 0
  const first = Promise.withResolvers<void>()
  const isProbe = createProbes({
    isDraining: () => false,
    version: '1.2.3',
    pingDatabase: async () => {
      asked += 1
      if (asked === 1) await first.promise
    },
  })
  const server = await listen((request, response) => void isProbe(request, response), {
    host: '127.0.0.1',
    port: 0,
  })

  const late = await Promise.all([probe(server, 'ready'), probe(server, 'ready')])
  first.resolve()
  const back = await probe(server, 'ready')
  await server.close(1_000)

  assert.deepEqual(late, [
    [503, { status: 'no database' }],
    [503, { status: 'no database' }],
  ])
  assert.deepEqual(back, [200, { status: 'ready' }])
  assert.equal(asked, 2)
})

test('while it stops it is live but not ready, refuses what is new, and answers who waits', async () => {
  await using server = await startServer()
  const { CHIME: chime } = server.gateway.emulators
  const called = Promise.withResolvers<void>()
  chime.decide(() => {
    called.resolve()
    return undefined
  })
  chime.latency(1_000)
  const waiting = post(server, 'waiting')
  await called.promise

  const stopped = server.gateway.gateway.stop()
  const [ready, live, refused] = await Promise.all([
    probe(server, 'ready'),
    probe(server, 'live'),
    post(server, 'new'),
  ])
  const { data } = await (await waiting).json()
  await stopped

  assert.deepEqual(ready, [503, { status: 'draining' }])
  assert.deepEqual(live, [200, { status: 'live' }])
  assert.equal(refused.status, 503)
  const [{ extensions }] = (await refused.json()).errors
  assert.equal(extensions.code, 'SHUTTING_DOWN')
  assert.equal(refused.headers.get('retry-after'), String(extensions.retryAfterSeconds))
  assert.equal(data.sendInvites.__typename, 'SendInvitesPayload')
  assert.equal(chime.ledger.length, 1)
})

function post({ url }: TestServer, idempotencyKey: string): Promise<Response> {
  const input = { idempotencyKey, waitSeconds: 60, targets: [toChime([`${idempotencyKey}@a.com`])] }
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(SendInvites), variables: { input } }),
  })
}
