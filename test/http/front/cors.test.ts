import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createCors } from '#http/front/cors.ts'
import { listen } from '#http/server.ts'
import { createTestLogger } from '../../support/logger.ts'

const ours = 'https://app.example.com'
const logger = createTestLogger()
const settingNames = { hosts: 'HOSTS', origins: 'ORIGINS' }
const server = await serve({ origins: [ours], settingNames })
const sandbox = await serve({ origins: [ours], loopbackOrigins: true, settingNames })
after(() => Promise.all([server.close(0), sandbox.close(0)]))

function serve(settings: Parameters<typeof createCors>[0]) {
  const answered = createCors(settings, logger)
  return listen(
    (request, response) => {
      if (!answered(request, response)) response.end('an answer')
    },
    { host: '127.0.0.1', port: 0 },
  )
}

const preflight = (origin: string, headers: string, { url } = server) =>
  fetch(url, {
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

for (const origin of ['https://evil.example', 'null', 'http://localhost:5173', `${ours}:8443`]) {
  test(`a page of ${origin} is refused with the setting that would allow it`, async () => {
    const response = await preflight(origin, 'content-type,traceparent')

    assert.equal(response.status, 403)
    assert.equal(response.headers.get('access-control-allow-origin'), null)
    const { errors } = await response.json()
    assert.equal(errors[0].extensions.code, 'ORIGIN_NOT_ALLOWED')
    assert.match(errors[0].message, /Add it to ORIGINS\.$/)
  })
}

test('the log says once a minute that pages are refused, and with which setting', () => {
  const lines = logger.lines.filter(({ message }) => /another origin/.test(message))

  assert.deepEqual(
    lines.map(({ fields }) => (fields as Record<string, unknown>).setting),
    ['ORIGINS'],
  )
})

for (const origin of [
  ...['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080', 'http://localhost'],
  ...['https://localhost:5173', 'http://app.localhost:3000', ours],
]) {
  test(`in the sandbox, a page of ${origin} may send requests`, async () => {
    const { status, headers } = await preflight(origin, 'content-type', sandbox)

    assert.equal(status, 204)
    assert.equal(headers.get('access-control-allow-origin'), origin)
  })
}

for (const origin of [
  ...['http://localhost.evil.example', 'http://evil-localhost:80', 'http://127.0.0.1.evil.example'],
  ...['http://10.0.0.1:3000', 'https://evil.example/localhost', 'null'],
]) {
  test(`in the sandbox, a page of ${origin} may not`, async () => {
    const { status } = await preflight(origin, 'content-type', sandbox)

    assert.equal(status, 403)
  })
}
