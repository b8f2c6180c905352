import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeKey } from '#identity/api-keys.ts'
import { createIdentify } from '#identity/identify.ts'
import { keyringOf } from '#identity/keyring.ts'
import { developer } from '#sandbox/developer.ts'
import { startServer } from '../server.ts'

const { key, id, hash } = makeKey()
const keyring = keyringOf([{ id, hash: Buffer.from(hash, 'hex'), caller: developer }])
const server = await startServer({
  identify: createIdentify({
    keyring: () => keyring,
    verifyToken: async () => {
      throw new Error('the issuer is away')
    },
  }),
})
after(() => server[Symbol.asyncDispose]())

function post(authorization: string | undefined, body = '{"query":"{ __typename }"}') {
  const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
  return fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
}

test('a caller with a key is answered', async () => {
  const response = await post(`Bearer ${key}`)

  assert.deepEqual((await response.json()).data, { __typename: 'Query' })
})

test('an anonymous request gets 401 whatever it asks, without a reason', async () => {
  const answers = []
  for (const header of [undefined, 'Bearer igw_x_y', `Bearer ${key}a`, 'Basic YTpi']) {
    for (const body of ['{"query":"{ __typename }"}', '{"query":"{{{"}', 'no JSON', '']) {
      const response = await post(header, body)
      assert.equal(response.status, 401)
      assert.equal(response.headers.get('www-authenticate'), 'Bearer')
      answers.push(await response.text())
    }
  }
  assert.equal(new Set(answers).size, 1)
  assert.equal(JSON.parse(answers[0] ?? '').errors[0].extensions.code, 'UNAUTHENTICATED')
})

test('pages and other paths are no way around it', async () => {
  for (const [method, path] of [
    ['GET', '/graphql'],
    ['GET', '/graphql?query={__typename}'],
    ['GET', '/elsewhere'],
  ] as const) {
    const response = await fetch(`${server.url}${path}`, { method })

    // The way here is looked at first, and a target like that is 400.
    assert.ok([400, 401].includes(response.status), `${method} ${path}: ${response.status}`)
  }
})

test('the liveness probe answers everyone', async () => {
  assert.equal((await fetch(`${server.url}/health/live`)).status, 200)
})

test('when the caller cannot be authenticated the answer is 503, and the log says why', async () => {
  const response = await post('Bearer a.b.c')

  assert.equal(response.status, 503)
  assert.equal((await response.json()).errors[0].extensions.code, 'UNAVAILABLE')
  assert.deepEqual(
    server.gateway.logger.lines.map(({ message }) => message),
    ['a caller could not be authenticated'],
  )
})
