import assert from 'node:assert/strict'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { startServer } from '../server.ts'

const server = await startServer()
const page = await startServer({ http: { graphiql: true } })
after(async () => {
  await page[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})
const small = '{"query":"{ __typename }"}'
const ofGraphql = 'application/graphql-response+json'

function post(accept: string, body = small, more: Readonly<Record<string, string>> = {}) {
  const headers = { 'content-type': 'application/json', accept, ...more }
  return fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
}

for (const [accept, type] of [
  [`application/json;q=0.5, ${ofGraphql}`, ofGraphql],
  [`${ofGraphql};q=0.1, application/json`, 'application/json'],
  ['application/json;q=0, */*', ofGraphql],
  ['multipart/mixed;deferSpec=20220824, application/json', 'application/json'],
  ['text/event-stream;q=0.9, application/json;q=0.1', 'application/json'],
  ['text/event-stream', 'text/event-stream'],
  ['text/*', 'text/event-stream'],
  ['', 'application/json'],
] as const) {
  test(`Accept: ${accept} is answered with ${type}`, async () => {
    const response = await post(accept)

    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type')?.split(';')[0], type)
    assert.match(await response.text(), /"__typename":"Query"/)
  })
}

for (const accept of [
  'application/json;q=0',
  '*/*;q=0',
  'multipart/mixed',
  'multipart/mixed, a/b',
]) {
  test(`Accept: ${accept} gets 406 with the types that there are`, async () => {
    const response = await post(accept)

    assert.equal(response.status, 406)
    const [error] = (await response.json()).errors
    assert.equal(error.extensions.code, 'NOT_ACCEPTABLE')
    assert.doesNotMatch(error.message, /multipart/)
  })
}

for (const accept of ['application/json', ofGraphql, 'text/event-stream;q=0, */*']) {
  test(`a subscription that takes only ${accept} is refused and not started`, async () => {
    const { batch } = await send(server.gateway, { targets: [toChime(['ada@example.com'])] })
    const query = 'subscription ($id: ID!) { inviteBatchProgress(batchId: $id) { cursor } }'

    const response = await post(accept, JSON.stringify({ query, variables: { id: batch.id } }))

    assert.equal(response.status, 406)
    const [error] = (await response.json()).errors
    assert.deepEqual(
      [error.extensions.code, error.message],
      ['NOT_ACCEPTABLE', 'Accept text/event-stream for subscriptions.'],
    )
  })
}

for (const body of ['{}', '{"query":1}', '[]', 'x', '', '{"query":"{ __typename }","admin":1}']) {
  test(`a body that is no request, ${body}, gets 400 in every format, and says nothing of methods`, async () => {
    for (const accept of ['application/json', ofGraphql, '*/*']) {
      const response = await post(accept, body)

      assert.equal(response.status, 400)
      assert.equal(response.headers.get('allow'), null)
      assert.equal((await response.json()).errors[0].extensions.code, 'BAD_REQUEST')
    }
  })
}

test('a body that is no JSON is not repeated in the error', async () => {
  const response = await post(ofGraphql, '{"query": ada@example.com, and more}')

  assert.equal(response.status, 400)
  const { errors } = await response.json()
  assert.deepEqual(errors, [
    { message: 'POST body sent invalid JSON.', extensions: { code: 'BAD_REQUEST' } },
  ])
})

test('a type in another spelling of UTF-8 is taken', async () => {
  const response = await post('*/*', small, { 'content-type': 'application/json;charset=utf8' })

  assert.equal(response.status, 200)
})

test('415 says what is taken instead', async () => {
  const type = await post('*/*', small, { 'content-type': 'text/plain' })
  const coding = await post('*/*', small, { 'content-encoding': 'gzip' })

  assert.deepEqual([type.status, coding.status], [415, 415])
  assert.equal(type.headers.get('accept-post'), 'application/json')
  assert.equal(coding.headers.get('accept-encoding'), 'identity')
})

for (const path of ['/graphql', '*']) {
  test(`OPTIONS ${path} without CORS says what is allowed`, async () => {
    const { status, headers, body } = await requestTo(page.url, 'OPTIONS', path)

    assert.deepEqual([status, body], [204, ''])
    assert.equal(headers.allow, 'POST, OPTIONS')
    assert.equal(headers['access-control-allow-methods'], undefined)
  })
}

test('OPTIONS and other methods at a path that is nothing get 404', async () => {
  for (const method of ['OPTIONS', 'POST', 'GET']) {
    for (const path of ['/graphql/', '/nothing']) {
      const { status, body } = await requestTo(page.url, method, path)
      assert.equal(status, 404, `${method} ${path}`)
      assert.match(body, /Use \/graphql\./)
    }
  }
})

test('a method that is not allowed gets 405 with those that are', async () => {
  for (const method of ['GET', 'HEAD', 'PUT', 'TRACE', 'PROPFIND']) {
    const { status, headers } = await requestTo(page.url, method, '/graphql')
    assert.deepEqual([status, headers.allow], [405, 'POST, OPTIONS'], method)
  }
})

test('HEAD of the page of GraphiQL has the head of GET, and no body', async () => {
  const [get, head] = await Promise.all(
    ['GET', 'HEAD'].map((method) =>
      requestTo(page.url, method, '/graphql', { accept: 'text/html' }),
    ),
  )

  assert.equal(head?.status, 200)
  assert.equal(head?.body, '')
  assert.equal(head?.headers['content-length'], get?.headers['content-length'])
  assert.equal(head?.headers['content-type'], get?.headers['content-type'])
})

async function requestTo(url: string, method: string, path: string, headers = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number | undefined
    headers: Readonly<Record<string, string | string[] | undefined>>
    body: string
  }>()
  const { hostname, port } = new URL(url)
  request({ hostname, port, method, path, headers, agent: false }, async (response) => {
    const { statusCode: status, headers } = response
    resolve({ status, headers, body: await text(response) })
  })
    .once('error', reject)
    .end()
  return promise
}
