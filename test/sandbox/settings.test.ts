import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readKey } from '#identity/api-keys.ts'
import { createIdentify } from '#identity/identify.ts'
import { parseKeys } from '#identity/parse-keys.ts'
import { sandboxKeyring, sandboxKeys } from '#sandbox/keys.ts'
import { readSandbox } from '../../src/environment.ts'

test('without variables the sandbox listens on 127.0.0.1:4000', () => {
  assert.deepEqual(readSandbox({ PORT: '', HOST: '' }), {
    ...{ HOST: '127.0.0.1', PORT: 4000, METRICS_PORT: 0 },
    ...{ HOSTS: [], ORIGINS: [] },
  })
})

test('lists are separated by commas, with or without blanks', () => {
  const { HOSTS, ORIGINS } = readSandbox({
    HOSTS: 'gateway.test,host.docker.internal',
    ORIGINS: 'https://app.example.com, http://10.0.0.7:5173,',
  })

  assert.deepEqual(HOSTS, ['gateway.test', 'host.docker.internal'])
  assert.deepEqual(ORIGINS, ['https://app.example.com', 'http://10.0.0.7:5173'])
})

for (const [variables, sentence] of [
  [{ PORT: 'abc' }, 'Set PORT (a port from 0 to 65535).'],
  [{ PORT: '70000' }, 'Set PORT (a port from 0 to 65535).'],
  [{ PORT: '-1' }, 'Set PORT (a port from 0 to 65535).'],
  [{ PORT: '4e3' }, 'Set PORT (a port from 0 to 65535).'],
  [{ ORIGINS: 'localhost:5173' }, 'Set ORIGINS (origins like https://host, separated by commas).'],
  [
    { ORIGINS: 'https://a.example/' },
    'Set ORIGINS (origins like https://host, separated by commas).',
  ],
  [{ HOSTS: 'https://a.example' }, 'Set HOSTS (host names without port, separated by commas).'],
  [
    { PORT: 'x', HOSTS: 'a.example:80' },
    'Set PORT (a port from 0 to 65535), HOSTS (host names without port, separated by commas).',
  ],
] as const) {
  test(`${JSON.stringify(variables)} gets one sentence`, () => {
    assert.throws(() => readSandbox(variables), { message: sentence })
  })
}

const identify = createIdentify({ keyring: () => sandboxKeyring })

test('each key of the sandbox is a caller of its own, and differs in what it may do', async () => {
  const [all, readonly, other] = await Promise.all(
    sandboxKeys.map(({ key }) => identify(`Bearer ${key}`)),
  )

  assert.deepEqual([all?.tenant, readonly?.tenant, other?.tenant], ['sandbox', 'sandbox', 'other'])
  assert.ok(all?.scopes.has('invites:send') && other?.scopes.has('invites:send'))
  assert.deepEqual([...(readonly?.scopes ?? [])], ['invites:read', 'schema:read'])
})

test('a key that differs from those in one letter is unknown', async () => {
  assert.equal(await identify('Bearer igw_all_sandboy'), undefined)
  assert.equal(await identify('Bearer igw_al_sandbox'), undefined)
})

test('no key file takes a key of the sandbox', () => {
  for (const { key } of sandboxKeys) {
    const { id, hash } = readKey(key)
    const entry = { id, sha256: hash.toString('hex'), caller: 'a', tenant: 'a' }
    const content = JSON.stringify({ keys: [{ ...entry, scopes: [], destinations: [] }] })

    assert.throws(() => parseKeys(content, 'keys.json'), /guessable secret/)
  }
})
