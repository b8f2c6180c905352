import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { consoleDocuments } from '#http/console/console-files.ts'
import { startServer } from './server.ts'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

const server = await startServer({
  callers: { ada: {} },
  http: { documents: { mode: 'only', byId: new Map() } },
})
after(() => server[Symbol.asyncDispose]())
const { url } = server

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${url}${path}`, { method, headers })

for (const path of [
  '/',
  '/signed-in',
  '/batches',
  '/batches/SW52aXRl',
  '/people',
  '/providers?a=b',
  '/people/',
]) {
  test(`${path} is the console's page, for everybody`, async () => {
    const response = await get(path)

    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.equal(response.headers.get('content-security-policy'), policy)
    assert.equal(response.headers.get('cache-control'), 'no-cache')
    assert.match(await response.text(), /<div id="root"><\/div>/)
  })
}

test('the files of the page are compressed, and never asked for again', async () => {
  const page = await (await get('/')).text()
  const paths = Array.from(page.matchAll(/(?:href|src)="(\/console\/[^"]+)"/g), ([, path]) => path)

  assert.equal(paths.length, 3)
  for (const path of paths) {
    const response = await get(path ?? '', { 'accept-encoding': 'gzip' })
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-encoding'), 'gzip')
    assert.equal(response.headers.get('vary'), 'accept-encoding')
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    const plain = await get(path ?? '', { 'accept-encoding': 'br;q=0, identity' })
    assert.equal(plain.headers.get('content-encoding'), null)
    assert.equal(await plain.text(), await response.text())
  }
})

test('all that the page loads at first is below 200 kB', async () => {
  const page = await (await get('/')).text()
  const paths = Array.from(page.matchAll(/(?:href|src)="(\/console\/[^"]+)"/g), ([, path]) => path)

  const sizes = await Promise.all(
    paths.map(async (path) =>
      Number(
        (await get(path ?? '', { 'accept-encoding': 'gzip' }, 'HEAD')).headers.get(
          'content-length',
        ),
      ),
    ),
  )

  assert.ok(sizes.every((size) => size > 0))
  assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 200_000, `${sizes}`)
})

test('people sign in by keys alone, or at the one other origin that the page may ask', async () => {
  const consoleSignIn = {
    issuer: 'https://issuer.example/realms/a',
    ...{ clientId: 'console', scope: 'openid' },
  }
  await using server = await startServer({ http: { consoleSignIn } })
  const page = await fetch(`${server.url}/signed-in?code=a&state=b`)
  const file = await fetch(`${server.url}/console/sign-in.json`)

  assert.equal(
    page.headers.get('content-security-policy'),
    policy.replace("connect-src 'self'", "connect-src 'self' https://issuer.example"),
  )
  assert.equal(file.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.equal(file.headers.get('cache-control'), 'no-cache')
  assert.deepEqual(await file.json(), { oidc: consoleSignIn })
  assert.deepEqual(await (await get('/console/sign-in.json')).json(), { oidc: null })
})

for (const [method, path] of [
  ['GET', '/elsewhere'],
  ['GET', '/console/nothing.js'],
  ['POST', '/'],
  ['GET', '/batches/a/b'],
] as const) {
  test(`${method} ${path} is nothing of the console`, async () => {
    assert.equal((await get(path, {}, method)).status, 401)
  })
}

for (const path of ['/elsewhere', '/console', '/batches/a/b', '/graphql/', '/batches/a.b']) {
  test(`a browser that opens ${path} gets a page that says what is wrong`, async () => {
    const response = await get(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })

    assert.equal(response.status, 404)
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.equal(response.headers.get('content-security-policy'), policy)
    assert.match(await response.text(), /<div id="root"><\/div>/)
  })
}

test('a browser that opens the API gets its answer, and no page', async () => {
  const response = await get('/graphql', { accept: 'text/html' })

  assert.equal(response.status, 401)
  assert.equal(response.headers.get('content-type'), 'application/json')
})

test('HEAD / has the headers of the page and no body', async () => {
  const response = await get('/', {}, 'HEAD')

  assert.equal(response.status, 200)
  assert.ok(Number(response.headers.get('content-length')) > 0)
  assert.equal(await response.text(), '')
})

test('without the console, / is a path like any other', async () => {
  await using server = await startServer({ http: { console: false } })
  const response = await fetch(`${server.url}/`, { headers: { accept: 'text/html' } })

  assert.equal(response.status, 404)
  assert.equal(response.headers.get('content-type'), 'application/json')
})

const idOf = (name: string) =>
  [...consoleDocuments()].find(([, text]) => text.includes(`query ${name}`))?.[0] ?? assert.fail()

test('its documents are executed by their ids where only trusted ones are', async () => {
  const body = { extensions: { persistedQuery: { version: 1, sha256Hash: idOf('ConsoleStart') } } }

  const { data } = await (await server.gateway.as('ada').post(body)).json()
  const other = await (await server.gateway.as('ada').post({ query: '{ __typename }' })).json()

  assert.equal(data.viewer.caller, 'ada')
  assert.equal(other.errors[0].extensions.code, 'DOCUMENT_NOT_ALLOWED')
})

test('its documents are executed by their ids where there are no trusted ones', async () => {
  await using server = await startServer()
  const { data } = await (await server.gateway.post({ documentId: idOf('ConsoleStart') })).json()
  const unknown = await (await server.gateway.post({ documentId: 'nothing' })).json()

  assert.equal(data.viewer.tenant, 'sandbox')
  assert.equal(data.sandbox.namedIds.length > 0, true)
  assert.ok(unknown.errors)
})
