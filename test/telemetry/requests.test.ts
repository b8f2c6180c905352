import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { print } from 'graphql'
import { FollowProgress } from '../support/documents/progress.ts'
import { SendInvites } from '../support/documents/send.ts'
import { openSends } from '../support/queued-sends.ts'
import { toChime } from '../support/requests/targets.ts'
import { eventsOf, subscribe } from '../support/subscribe.ts'
import { until } from '../support/until.ts'
import { startMeasured } from './measured-server.ts'

const server = await startMeasured()
after(() => server[Symbol.asyncDispose]())

const requests = 'invite_gateway_requests_total'
const refusals = 'invite_gateway_refusals_total'

test('requests are counted by operation, root field and result, and refusals by code', async () => {
  const input = { idempotencyKey: 'one', waitSeconds: 10, targets: [toChime(['a@example.com'])] }
  const sendInvites = print(SendInvites)
  await post({ query: sendInvites, variables: { input } })
  await post({ query: sendInvites, variables: { input: { ...input, waitSeconds: 0 } } })
  const other = { ...input, targets: [toChime(['b@example.com'])] }
  await post({ query: sendInvites, variables: { input: other } })
  await post({ query: '{ limits { maxWaitSeconds } }' })
  await post({ query: '{ limits { maxWaitSeconds } viewer { caller } }' })
  await post({ query: 'query Ada_example_com { ada_at_example_com }' })
  await post({ query: '{' })
  await post({ query: '{ __typename }' }, { authorization: 'Bearer wrong' })
  await post({ query: '{ __typename }' }, { 'content-type': 'text/plain' })
  await fetch(server.url)
  await fetch(`${server.url}/health/live`)
  await fetch(`${server.url}/nowhere`)

  const scraped = await server.scrape()
  const counted = (operation: string, field: string, result: string) =>
    scraped.sum(requests, { operation, field, result })
  assert.equal(counted('mutation', 'sendInvites', 'ok'), 2)
  assert.equal(counted('mutation', 'sendInvites', 'refused'), 1)
  assert.equal(counted('query', 'limits', 'ok'), 1)
  assert.equal(counted('query', 'several', 'ok'), 1)
  assert.equal(counted('none', 'none', 'refused'), 5)
  assert.equal(scraped.sum(requests), 10)
  const codes = ['IDEMPOTENCY_CONFLICT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED']
  for (const code of [...codes, 'UNAUTHENTICATED', 'UNSUPPORTED_MEDIA_TYPE', 'NOT_FOUND']) {
    assert.equal(scraped.sum(refusals, { code }), 1, code)
  }
  assert.equal(scraped.sum(refusals), 6)
  assert.equal(scraped.sum('invite_gateway_request_duration_seconds_count'), 10)
  assert.doesNotMatch(scraped.text, /ada/i)
})

test('a subscription counts while it is open', async () => {
  const open = async () => (await server.scrape()).sum('invite_gateway_subscriptions')
  const held = server.gateway.emulators.CHIME.hold()
  const input = { idempotencyKey: 'two', waitSeconds: 0, targets: [toChime(['c@example.com'])] }
  const answer = await post({ query: print(SendInvites), variables: { input } })
  const { data } = (await answer.json()) as { data: { sendInvites: { batch: { id: string } } } }
  const batchId = data.sendInvites.batch.id
  assert.equal(await open(), 0)

  const post0 = (init: RequestInit) => fetch(`${server.url}/graphql`, init)
  const events = eventsOf(await subscribe(post0, FollowProgress, { batchId }))
  await events.next()
  assert.equal(await open(), 1)
  held()
  for await (const _event of events);

  await until(async () => (await open()) === 0)
  const labels = { operation: 'subscription', field: 'inviteBatchProgress', result: 'ok' }
  assert.equal((await server.scrape()).sum(requests, labels), 1)
})

test('a request whose client leaves counts once, as abandoned', async () => {
  const abandoned = async () => (await server.scrape()).sum(requests, { result: 'abandoned' }) ?? 0
  const { database, emulators } = server.gateway
  const release = emulators.CHIME.hold()
  const input = { idempotencyKey: 'three', waitSeconds: 60, targets: [toChime(['d@example.com'])] }
  const leaving = new AbortController()
  const asking = fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(SendInvites), variables: { input } }),
    signal: leaving.signal,
  })
  await until(async () => (await openSends(database)) === 1)
  assert.equal(await abandoned(), 0)
  const before = (await server.scrape()).sum(requests) ?? 0

  leaving.abort()

  await assert.rejects(asking, { name: 'AbortError' })
  await until(async () => (await abandoned()) === 1)
  release()
  await until(async () => (await openSends(database)) === 0)
  assert.equal((await server.scrape()).sum(requests), before + 1)
})

test('the port of metrics serves nothing else', async () => {
  const { origin } = new URL(server.metricsUrl)

  for (const path of ['/', '/graphql', '/metrics/x', '/health/live']) {
    assert.equal((await fetch(`${origin}${path}`)).status, 404, path)
  }
  assert.equal((await fetch(server.metricsUrl, { method: 'POST' })).status, 405)
  const { headers } = await fetch(server.metricsUrl)
  assert.equal(headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8')
})

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}
