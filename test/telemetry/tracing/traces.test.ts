import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { print } from 'graphql'
import { startTelemetry } from '#telemetry/start.ts'
import { startServer } from '../../http/server.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { openSends } from '../../support/queued-sends.ts'
import { toChime, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { type ExportedSpan, startCollector } from '../collector.ts'

const collector = await startCollector()
after(() => collector[Symbol.asyncDispose]())
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url
process.env.OTEL_EXPORTER_OTLP_HEADERS = 'authorization=Bearer%20collector-key'
const { telemetry, ...measuring } = await startTelemetry({
  traces: { sampler: 'parentbased_always_on', share: 1, delayMs: 50 },
  exportEveryMs: 1_000,
})
after(() => measuring[Symbol.asyncDispose]())
const server = await startServer({ telemetry })
after(() => server[Symbol.asyncDispose]())
const { emulators } = server.gateway

test('one trace leads from the mutation through its acceptance to the call and its record', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const { requestId } = await send('one', 'ada@example.com', {
    traceparent: `00-${traceId}-b7ad6b7169203331-01`,
  })

  const spans = await spansOf((span) => span.traceId === traceId, 4)
  const [mutation, accept, call, record] = inLine(spans)
  assert.equal(mutation?.parentSpanId, 'b7ad6b7169203331')
  assert.deepEqual(
    [mutation, accept, call, record].map((span) => span?.name),
    ['mutation sendInvites', 'accept', 'call InviteUsers', 'record'],
  )
  assert.equal(mutation?.attributes['invite_gateway.request_id'], requestId)
  assert.equal(mutation?.attributes['invite_gateway.result'], 'ok')
  assert.equal(accept?.attributes['invite_gateway.accepted'], 'new')
  const [upstream] = emulators.CHIME.ledger
  assert.equal(call?.attributes['invite_gateway.upstream_request_id'], upstream?.requestId)
  assert.equal(call?.attributes['invite_gateway.answer'], 'answered')
  assert.equal(record?.attributes['invite_gateway.outcomes.SENT'], '1')
  for (const span of spans) assert.ok(span.start <= span.end, span.name)
  assert.ok((mutation?.start ?? 0n) <= (accept?.start ?? 0n))
  assert.ok((accept?.start ?? 0n) <= (call?.start ?? 0n))
  const gap = Number((record?.start ?? 0n) - (call?.end ?? 0n)) / 1e6
  assert.ok(Math.abs(gap) < 20, `${gap} ms`)
})

test('a call that batches share belongs to the trace of one and links to the others', async () => {
  const release = emulators.CHIME.hold()
  const before = emulators.CHIME.requests.length
  const sending = Promise.all(
    Array.from({ length: 12 }, (_, n) => send(`shared ${n}`, `shared${n}@example.com`)),
  )
  await until(async () => (await openSends(server.gateway.database)) === 12)
  release()
  await sending

  const calls = emulators.CHIME.requests.slice(before)
  const shared = await spansOf(
    ({ name, attributes, links }) =>
      name === 'call InviteUsers' &&
      Number(attributes['invite_gateway.recipients']) === links.length + 1,
    1 + calls.length,
  )
  const links = shared.flatMap((span) => span.links)
  assert.equal(links.length, 12 - calls.length)
  const accepts = collector.spans().filter(({ name }) => name === 'accept')
  for (const { spanId } of links) assert.ok(accepts.some((span) => span.spanId === spanId))
})

test('a call that is repeated is a span for each attempt', async () => {
  emulators.WICKR.next({ kind: 'reset', accepted: true })
  const targets = [toWickr(['again@example.com'])]
  await post({ idempotencyKey: 'again', waitSeconds: 60, targets })

  const attempts = await spansOf(({ name }) => name === 'call BatchCreateUser', 2)
  assert.deepEqual(attempts.map(({ attributes }) => attributes['invite_gateway.answer']).sort(), [
    'answered',
    'unanswered',
  ])
  assert.equal(new Set(attempts.map(({ traceId }) => traceId)).size, 1)
})

test('queries have no span, and what a client did not sample is not exported', async () => {
  const traceId = 'ffff651916cd43dd8448eb211c80319c'
  const before = collector.spans().filter(({ name }) => name === 'record').length
  await query('{ limits { maxWaitSeconds } }')
  await send('unsampled', 'unsampled@example.com', {
    traceparent: `00-${traceId}-b7ad6b7169203331-00`,
  })
  const [stored] = await server.gateway.database.query(
    'select trace from batches order by created_at desc limit 1',
  )
  await send('sampled', 'sampled@example.com')

  assert.deepEqual(stored, { trace: null })
  const records = await spansOf(({ name }) => name === 'record', before + 1)
  assert.equal(records.length, before + 1)
  const spans = collector.spans()
  assert.deepEqual(
    spans.filter((span) => span.traceId === traceId),
    [],
  )
  assert.deepEqual(
    spans.filter(({ name }) => name.startsWith('query')),
    [],
  )
})

test('metrics are exported too, with the headers, and neither holds an address', async () => {
  await until(() => Promise.resolve(collector.exports.some(({ path }) => path === '/v1/metrics')))

  for (const { authorization, body } of collector.exports) {
    assert.equal(authorization, 'Bearer collector-key')
    assert.doesNotMatch(body.toString('latin1'), /example\.com|collector-key/)
  }
  const metrics = collector.exports.filter(({ path }) => path === '/v1/metrics')
  assert.ok(metrics.some(({ body }) => body.includes('invite_gateway_recipients')))
})

async function send(key: string, email: string, headers: Record<string, string> = {}) {
  const response = await post(
    { idempotencyKey: key, waitSeconds: 60, targets: [toChime([email])] },
    headers,
  )
  return { requestId: response.headers.get('x-request-id') }
}

async function post(input: object, headers: Record<string, string> = {}): Promise<Response> {
  return query(print(SendInvites), headers, { input })
}

async function query(text: string, headers: Record<string, string> = {}, variables = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: text, variables }),
  })
  const { errors } = (await response.json()) as { errors?: unknown }
  assert.equal(errors, undefined, JSON.stringify(errors))
  return response
}

/** Those that `matches`, once there are so many of them. */
async function spansOf(
  matches: (span: ExportedSpan) => boolean,
  count: number,
): Promise<readonly ExportedSpan[]> {
  await until(() => Promise.resolve(collector.spans().filter(matches).length >= count))
  return collector.spans().filter(matches)
}

/** From the first to the last, each the parent of the next. */
function inLine(spans: readonly ExportedSpan[]): readonly ExportedSpan[] {
  const first = spans.find(({ name }) => name.startsWith('mutation'))
  const line = first === undefined ? [] : [first]
  for (let last = first; last !== undefined; ) {
    const { spanId } = last
    last = spans.find(({ parentSpanId }) => parentSpanId === spanId)
    if (last !== undefined) line.push(last)
  }
  return line
}
