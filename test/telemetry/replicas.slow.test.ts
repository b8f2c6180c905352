import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { print } from 'graphql'
import { openPostgres } from '#database/postgres.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { startTelemetry } from '#telemetry/start.ts'
import { startServer, type TestServer } from '../http/server.ts'
import { SendInvites } from '../support/documents/send.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { toChime } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { type Collector, startCollector } from './collector.ts'
import { scrape } from './scrape.ts'

const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const skip = postgres === undefined && noServer

test('a trace goes on at the replica that makes the call', { skip }, async () => {
  assert.ok(postgres)
  await using emulators = await startEmulators()
  const url = await postgres.createDatabase()
  await using one = await startReplica(url, emulators)
  await using other = await startReplica(url, emulators)
  await send(one.server, 'first@example.com')
  // Whoever made the first call owns the lane for some seconds.
  const sending = await until(() => [one, other].find((replica) => spanOf(replica, 'record')))
  const accepting = sending === one ? other : one

  await send(accepting.server, 'second@example.com')

  const accept = await until(() => {
    const spans = accepting.collector.spans().filter(({ name }) => name === 'accept')
    return spans.length === (accepting === one ? 2 : 1) && spans.at(-1)
  })
  const call = await until(() =>
    sending.collector.spans().find(({ parentSpanId }) => parentSpanId === accept.spanId),
  )
  assert.equal(call.name, 'call InviteUsers')
  assert.equal(call.traceId, accept.traceId)
  assert.equal(
    call.attributes['invite_gateway.upstream_request_id'],
    emulators.CHIME.ledger[1]?.requestId,
  )
  const here = await scrape(accepting.metricsUrl)
  const there = await scrape(sending.metricsUrl)
  const sent = { outcome: 'SENT' }
  assert.equal(here.sum('invite_gateway_recipients_total', sent), 0)
  assert.equal(there.sum('invite_gateway_recipients_total', sent), 2)
  const max = { pool: 'requests', state: 'max' }
  assert.equal(there.sum('invite_gateway_pool_connections', max), 10)
  assert.equal(there.sum('invite_gateway_database_locks_waiting'), 0)
})

const spanOf = ({ collector }: Replica, wanted: string) =>
  collector.spans().find(({ name }) => name === wanted)

interface Replica extends AsyncDisposable {
  readonly server: TestServer
  readonly collector: Collector
  readonly metricsUrl: string
}

async function startReplica(
  url: string,
  emulators: Awaited<ReturnType<typeof startEmulators>>,
): Promise<Replica> {
  await using started = new AsyncDisposableStack()
  const collector = started.use(await startCollector())
  // The exporter reads it when it is made.
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url
  const measuring = started.use(
    await startTelemetry({
      served: { host: '127.0.0.1', port: 0 },
      traces: { sampler: 'always_on', share: 1, delayMs: 50 },
    }),
  )
  const database = started.use(await openPostgres({ url, onError: () => undefined }))
  const { telemetry, url: metricsUrl = '' } = measuring
  const server = started.use(await startServer({ telemetry, database, emulators }))
  const running = started.move()
  return { server, collector, metricsUrl, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

async function send(server: TestServer, email: string): Promise<void> {
  const input = { idempotencyKey: email, waitSeconds: 60, targets: [toChime([email])] }
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(SendInvites), variables: { input } }),
  })
  assert.match(await response.text(), /InviteSent/)
}
