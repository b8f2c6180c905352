import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startServer } from '../server.ts'

// As in production: who has no key may do nothing.
const server = await startServer({ callers: { ada: {} } })
after(() => server[Symbol.asyncDispose]())

const get = (path: string, headers: Record<string, string> = {}, { url } = server) =>
  fetch(`${url}${path}`, { headers: { accept: 'text/html', ...headers } })

test('GraphiQL is a small page for everybody, which is asked for each time', async () => {
  const response = await get('/graphql')
  const page = await response.text()

  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.equal(response.headers.get('cache-control'), 'no-cache')
  assert.match(page, /<label for="key">/)
  assert.ok(page.length < 10_000)
})

test('its files are compressed, below 2.5 MB together, and never asked for again', async () => {
  const page = await (await get('/graphql')).text()
  const paths = Array.from(page.matchAll(/(?:href|src)="(\/[^"]+)"/g), ([, path]) => path ?? '')

  assert.equal(paths.length, 5)
  let all = 0
  for (const path of paths) {
    const response = await get(path, { 'accept-encoding': 'br' })
    assert.deepEqual([response.status, response.headers.get('content-encoding')], [200, 'br'], path)
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    all += Number(response.headers.get('content-length'))
    const plain = await get(path, { 'accept-encoding': 'identity' })
    assert.equal(await plain.text(), await response.text())
  }
  assert.ok(all < 2_500_000, `${all}`)
})

test('a file that there is not is 404', async () => {
  assert.equal((await get('/graphql/files/0123456789abcdef-page.js')).status, 404)
})

test('switched off, and where only known documents are executed, it is not there', async () => {
  for (const http of [
    { graphiql: false },
    { documents: { mode: 'only', byId: new Map() } },
  ] as const) {
    await using server = await startServer({ http })
    assert.equal((await get('/graphql', {}, server)).status, 405)
  }
})
