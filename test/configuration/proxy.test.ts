import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSentence, read } from './gateway-file.ts'

for (const [first, second] of [
  ['AWS_ENDPOINT_URL_CHIME', 'AWS_USE_FIPS_ENDPOINT'],
  ['AWS_ENDPOINT_URL', 'AWS_USE_DUALSTACK_ENDPOINT'],
] as const) {
  test(`${first} together with ${second} is one sentence that says what to do`, () => {
    const both = { [first]: 'https://own.example', [second]: 'true' }
    assertSentence(() => read(both), new RegExp(`^Set ${first} or ${second}, not both: `))
  })
}

test('every provider goes through the proxy that the environment names', () => {
  const proxies = (environment: Readonly<Record<string, string>>) =>
    Object.values(read({ AWS_REGION: 'us-east-1', ...environment }).providers).map((settings) =>
      'proxy' in settings ? settings.proxy : undefined,
    )

  const proxy = { url: 'http://proxy:3128', except: '.internal' }
  const given = { HTTPS_PROXY: 'http://other:1', https_proxy: proxy.url, NO_PROXY: proxy.except }
  assert.deepEqual(proxies(given), [proxy, proxy, proxy, proxy])
  assert.deepEqual(proxies({ ALL_PROXY: 'http://all:1' })[0], { url: 'http://all:1' })
  assert.deepEqual(proxies({ NO_PROXY: '*' }), [undefined, undefined, undefined, undefined])
})
