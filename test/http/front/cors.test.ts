import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createCors } from '#http/front/cors.ts'
import { listen } from '#http/server.ts'

const ours = 'https://app.example.com'
const answered = createCors([ours])
const server = await listen(
  (request, response) => {
    if (!answered(request, response)) response.end('an answer')
  },
  { host: '127.0.0.1', port: 0 },
)
after(() => server.close(0))

const preflight = (origin: string, headers: string) =>
  fetch(server.url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': headers,
    },
  })

for (const header of [
  ...['apollographql-client-name', 'x-apollo-operation-name', 'apollo-require-preflight'],
  ...['sentry-trace', 'baggage', 'traceparent', 'tracestate', 'x-datadog-trace-id', 'b3'],
  ...['x-requested-with', 'authorization', 'content-type', 'x-request-id'],
]) {
  test(`a page of an allowed origin may send ${header}`, async () => {
    const { status, headers } = await preflight(ours, `content-type,${header}`)

    assert.equal(status, 204)
    assert.equal(headers.get('access-control-allow-origin'), ours)
    assert.equal(headers.get('access-control-allow-headers'), `content-type,${header}`)
    assert.match(headers.get('vary') ?? '', /Access-Control-Request-Headers/)
    assert.equal(headers.get('access-control-allow-credentials'), null)
  })
}

test('a page of another origin may still not call', async () => {
  const { headers } = await preflight('https://evil.example', 'content-type,traceparent')

  assert.equal(headers.get('access-control-allow-origin'), null)
})
