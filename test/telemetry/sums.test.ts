import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ObservedRequest } from '#http/observing/observed-request.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { startTelemetry } from '#telemetry/start.ts'
import { until } from '../support/until.ts'
import { startCollector } from './collector.ts'
import { startMeasured } from './measured-server.ts'
import { scrape } from './scrape.ts'

const collector = await startCollector()
after(() => collector[Symbol.asyncDispose]())
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url

test('whoever scrapes and whoever is sent metrics gets the same sums', async () => {
  await using measuring = await startTelemetry({
    served: { host: '127.0.0.1', port: 0 },
    exportEveryMs: 200,
  })
  const { http } = measuring.telemetry
  const requests = 'invite_gateway_requests'
  const count = async () => [
    (await scrape(measuring.url ?? '')).sum(`${requests}_total`, { field: 'sendInvites' }),
    (await scrape(measuring.url ?? '')).sum(`${requests}_total`, { field: 'node' }),
    (await scrape(measuring.url ?? '')).sum('invite_gateway_subscriptions'),
  ]

  for (let nth = 0; nth < 3; nth += 1) http.onRequest(requestFor('mutation', 'sendInvites'))
  http.onSubscription(1)
  http.onSubscription(1)
  await until(() => collector.sums(requests).get('mutation sendInvites ok') === 3)
  assert.deepEqual(await count(), [3, undefined, 2])
  http.onRequest(requestFor('mutation', 'sendInvites'))
  http.onRequest(requestFor('query', 'node'))
  http.onSubscription(-1)
  await until(() => collector.sums(requests).get('mutation sendInvites ok') === 4)

  assert.deepEqual(await count(), [4, 1, 1])
  assert.equal(collector.sums(requests).get('query node ok'), 1)
  assert.equal(collector.sums('invite_gateway_subscriptions').get(''), 1)
})

test('what is counted for each upstream is 0 before anything happens', async () => {
  await using server = await startMeasured()

  const scraped = await server.scrape()

  for (const provider of providerKinds) {
    for (const name of counters) {
      assert.equal(scraped.sum(`invite_gateway_${name}`, { provider }), 0, `${provider} ${name}`)
    }
    for (const outcome of outcomes) {
      const labels = { provider, outcome }
      assert.equal(scraped.sum('invite_gateway_recipients_total', labels), 0, outcome)
    }
  }
  assert.equal(scraped.sum('invite_gateway_subscriptions'), 0)
})

function requestFor(operation: 'query' | 'mutation', field: string): ObservedRequest {
  const id = '00000000-0000-4000-8000-000000000000'
  return { id, operation, field, result: 'ok', codes: [], seconds: 0.1, isStream: false }
}

const counters = [
  ...['calls_lost_total', 'calls_saved_total', 'call_splits_total', 'lane_claims_total'],
  ...['lanes_owned', 'lane_paused_seconds_total', 'unconfirmed_resolved_total'],
]
const outcomes = [
  ...['SENT', 'ALREADY_PENDING', 'ALREADY_MEMBER', 'FAILED', 'SKIPPED', 'UNCONFIRMED'],
]
