import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { createContext, runInContext } from 'node:vm'
import { serveEvents, strangeTexts } from '../../support/requests/serve-events.ts'

const fetcher = new URL('../../../src/http/graphiql/page/fetcher.js', import.meta.url)
const code = await readFile(fetcher, 'utf8')

for (const size of [1, 1_000]) {
  test(`GraphiQL loses no event for what its texts hold, ${size} bytes at a time`, async () => {
    await using server = await serveEvents(size)
    // What a browser gives the file. Its address is the server's.
    const { fetch, Headers, AbortController, TextDecoderStream } = globalThis
    const page = createContext({
      ...{ fetch, Headers, AbortController, TextDecoderStream },
      location: { pathname: server.url },
    })
    runInContext(code, page)
    const said: unknown[] = []

    for await (const { data } of page.createFetcher(() => '')({ query: 'subscription { said }' })) {
      said.push(data.said)
    }

    assert.deepEqual(said, strangeTexts)
  })
}
