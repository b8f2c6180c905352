import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assertSentence, directory, minimal, read } from './gateway-file.ts'

const all = [{ id: '*' }]
const tokens = {
  issuer: 'https://issuer.example',
  audience: 'invites',
  algorithms: ['ES256'],
  keys: 'https://issuer.example/keys',
}
const withTokens = (more: object) => ({ ...minimal, identity: { tokens: { ...tokens, ...more } } })
const sharedSecret = { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] }
const privateKey = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'AA', d: 'AA' }] }

const wrongVariables = [
  [
    'GATEWAY_CONFIG',
    '',
    /^Set GATEWAY_CONFIG \(the path of a JSON file, which docs\/configuration\.md describes\)/,
  ],
  ['GATEWAY_CONFIG', join(directory, 'no.json'), /^Make \/.*no\.json, which GATEWAY_CONFIG names,/],
  ['GATEWAY_CONFIG', directory, /^Make \/.*, which GATEWAY_CONFIG names, a readable JSON file: /],
  ['PORT', 'http', /^Set PORT \(a port from 0 to 65535\)/],
  ['PORT', '-1', /^Set PORT \(a port from 0 to 65535\)/],
  ['PORT', '65536', /^Set PORT \(a port from 0 to 65535\)/],
  ['PORT', '80.5', /^Set PORT \(a port from 0 to 65535\)/],
  ['METRICS_PORT', '65536', /^Set METRICS_PORT \(a port from 0 to 65535\)/],
  ['KEEP_ALIVE_SECONDS', '4', /^Set KEEP_ALIVE_SECONDS \(a whole number of seconds from 5 to/],
  ['KEEP_ALIVE_SECONDS', '75s', /^Set KEEP_ALIVE_SECONDS \(a whole number of seconds from 5 to/],
  ['DATABASE_URL', 'mysql://localhost/a', /^Set DATABASE_URL \(a URL like postgres:\/\/user:/],
  ['DATABASE_URL', 'localhost', /^Set DATABASE_URL \(a URL like postgres:\/\/user:/],
  ['AWS_ENDPOINT_URL_CHIME', 'localhost', /^Set AWS_ENDPOINT_URL_CHIME \(a URL like https:/],
  ['AWS_ENDPOINT_URL_REPOSTSPACE', 'ftp://a', /^Set AWS_ENDPOINT_URL_REPOSTSPACE \(a URL like/],
  ['AWS_ENDPOINT_URL_WICKR', '/', /^Set AWS_ENDPOINT_URL_WICKR \(a URL like https:/],
  [
    'HTTPS_PROXY',
    'proxy:3128',
    /^Set HTTPS_PROXY \(a URL like http:\/\/user:password@proxy:3128\)/,
  ],
  ['https_proxy', 'socks5://proxy', /^Set https_proxy \(a URL like http:/],
  ['ALL_PROXY', 'socks5h://proxy:1080', /^Set ALL_PROXY \(a URL like http:/],
  ['TENCENTCLOUD_ENDPOINT', 'a.com', /^Set TENCENTCLOUD_ENDPOINT \(a URL like https:/],
] as const

for (const [name, value, sentence] of wrongVariables) {
  test(`${name}=${value.replace(directory, '…')} is one sentence that says what to do`, () => {
    assertSentence(() => read({ [name]: value }), sentence)
  })
}

const wrongFiles = [
  ['no JSON', '{', /^Make \/.*gateway\.json, which GATEWAY_CONFIG names, a readable JSON file: /],
  ['nothing', '', /a readable JSON file: /],
  ['a list', [], /expected object/],
  ['no providers', {}, / providers \(/],
  ['no provider', { providers: {} }, / providers \(must enable at least one provider\)/],
  ['an unknown provider', { providers: { slack: {} } }, / providers \(Unrecognized key: "slack"\)/],
  ['no destinations', { providers: { chime: {} } }, / providers\.chime\.destinations \(/],
  ['an empty list', { providers: { chime: { destinations: [] } } }, / providers\.chime\.destina/],
  ['no id', { providers: { wickr: { destinations: [{}] } } }, / providers\.wickr\.destinations\.0/],
  [
    'an empty id',
    { providers: { wickr: { destinations: [{ id: '' }] } } },
    /destinations\.0\.id \(/,
  ],
  [
    'an empty label',
    { providers: { chime: { destinations: [{ id: 'a', label: '' }] } } },
    / providers\.chime\.destinations\.0\.label \(/,
  ],
  [
    'a region for Chime, which has only one',
    { providers: { chime: { region: 'eu-west-1', destinations: all } } },
    / providers\.chime \(Unrecognized key: "region"\)/,
  ],
  [
    'no identity',
    { ...minimal, identity: undefined },
    / identity \(must say who may send requests, with "keys" or /,
  ],
  [
    'an empty identity',
    { ...minimal, identity: {} },
    / identity \(must say who may send requests, with "keys" or/,
  ],
  ['tokens without a signature', withTokens({ algorithms: ['none'] }), /tokens\.algorithms\.0 \(/],
  ['a shared secret', withTokens({ algorithms: ['HS256'] }), /identity\.tokens\.algorithms\.0 \(/],
  ['no algorithm', withTokens({ algorithms: [] }), / identity\.tokens\.algorithms \(/],
  ['no audience', withTokens({ audience: '' }), / identity\.tokens\.audience \(/],
  ['no issuer', withTokens({ issuer: undefined }), / identity\.tokens\.issuer \(/],
  ['keys that anybody could swap', withTokens({ keys: 'http://issuer.example/keys' }), /https URL/],
  ['keys behind a password', withTokens({ keys: 'https://a:b@c.example/' }), /no password/],
  ['a local name in front', withTokens({ keys: 'http://localhost.evil.example/' }), /https URL/],
  ['a symmetric key', withTokens({ keys: sharedSecret }), / identity\.tokens\.keys \(/],
  [
    'a private key',
    withTokens({ keys: privateKey }),
    / identity\.tokens\.keys\.keys\.0 \(must be public\)/,
  ],
  [
    'a link host with a path',
    { ...minimal, limits: { allowedLinkHosts: ['a.b/c'] } },
    /Hosts\.0 \(must/,
  ],
  [
    'a link host for everything',
    { ...minimal, limits: { allowedLinkHosts: ['*'] } },
    /Hosts\.0 \(must/,
  ],
  ['a misspelt part', { ...minimal, limit: {} }, /Unrecognized key: "limit"/],
  ['a limit too small', { ...minimal, limits: { maxBodyBytes: 1 } }, / limits\.maxBodyBytes \(/],
  ['a host with a port', { ...minimal, http: { hosts: ['a.com:80'] } }, / http\.hosts\.0 \(a host/],
  ['a GraphiQL that is neither on nor off', { ...minimal, graphiql: 1 }, / graphiql \(/],
  ['a console that is neither on nor off', { ...minimal, console: 'off' }, / console \(/],
  ['no hosts', { ...minimal, http: { hosts: [] } }, / http\.hosts \(/],
  [
    'an origin with a path',
    { ...minimal, http: { origins: ['https://a.com/'] } },
    / http\.origins\.0 \(an origin like https:\/\/host\)/,
  ],
  ['any origin', { ...minimal, http: { origins: ['*'] } }, / http\.origins\.0 \(an origin/],
  [
    'a mode of its own',
    { ...minimal, http: { documents: { mode: 'some', file: 'a.json' } } },
    / http\.documents\.mode \(/,
  ],
  [
    'known documents in no file',
    { ...minimal, http: { documents: { mode: 'only' } } },
    / http\.documents\.file \(/,
  ],
  [
    'known documents in a file that is not there',
    { ...minimal, http: { documents: { mode: 'only', file: 'none.json' } } },
    /^Make \/.*none\.json, which http\.documents names, a readable JSON file: /,
  ],
  [
    'known documents that are no documents',
    { ...minimal, http: { documents: { mode: 'only', file: 'gateway.json' } } },
    /^Correct \/.*gateway\.json: identity \(.*providers \(.*http \(/,
  ],
  [
    'a limit as text',
    { ...minimal, limits: { maxWaitSeconds: '5' } },
    / limits\.maxWaitSeconds \(/,
  ],
  [
    'Wickr without a region',
    { providers: { wickr: { destinations: all } } },
    /^Set AWS_REGION, or providers\.wickr\.region in \/.*gateway\.json\.$/,
  ],
  [
    're:Post without a region',
    { providers: { repostPrivate: { destinations: all } } },
    /^Set AWS_REGION, or providers\.repostPrivate\.region in \/.*gateway\.json\.$/,
  ],
] as const

for (const [what, file, sentence] of wrongFiles) {
  test(`a file with ${what} is one sentence that says what to do`, () => {
    assertSentence(() => read({}, file), sentence)
  })
}

test('everything wrong is said at once, without its value', () => {
  const environment = { PORT: 'x', DATABASE_URL: 'mysql://root:secret@host', GATEWAY_CONFIG: '' }

  const message = assertSentence(() => read(environment), /PORT .*DATABASE_URL .*GATEWAY_CONFIG /)

  assert.doesNotMatch(message, /secret/)
})

test('one provider is configuration enough', () => {
  const { host, port, database, destinations, limits, http } = read({ PORT: '', HOST: '' })

  assert.deepEqual(
    { host, port, database },
    {
      host: '127.0.0.1',
      port: 4000,
      database: { directory: '.data', engine: 'pglite' },
    },
  )
  assert.deepEqual(destinations, { CHIME: new Map([['*', undefined]]) })
  assert.deepEqual(limits, {})
  assert.deepEqual(http, {
    hosts: ['localhost', '127.0.0.1', '[::1]'],
    origins: [],
    settingNames: { hosts: '"http.hosts"', origins: '"http.origins"' },
    ...{ console: true, graphiql: true },
  })
})

test('known documents are read from beside the configuration, and may be switched off', () => {
  writeFileSync(join(directory, 'known.json'), JSON.stringify({ abc: '{ __typename }' }))
  const file = 'known.json'
  const documentsOf = (documents: object) => read({}, { ...minimal, http: { documents } }).http

  const only = documentsOf({ mode: 'only', file })
  const off = documentsOf({ mode: 'off', file })

  assert.deepEqual(only.documents, { mode: 'only', byId: new Map([['abc', '{ __typename }']]) })
  assert.equal(off.documents, undefined)
})

test('the key file lies beside the configuration, unless its path is absolute', () => {
  assert.deepEqual(read({}).identity, { keys: join(directory, 'identities.json') })
  const elsewhere = { ...minimal, identity: { keys: '/etc/keys.json' } }
  assert.deepEqual(read({}, elsewhere).identity, { keys: '/etc/keys.json' })
})

test('a token says its tenant, scopes and destinations in the usual claims, unless others are named', () => {
  const names = { tenant: 'org', scopes: 'permissions' }

  assert.deepEqual(read({}, withTokens({})).identity.tokens?.claims, {
    tenant: 'tenant',
    scopes: 'scope',
    destinations: 'destinations',
  })
  assert.deepEqual(read({}, withTokens({ claims: names })).identity.tokens?.claims, {
    ...names,
    destinations: 'destinations',
  })
})

test('what docs/configuration.md shows is configuration', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
  const [, file = ''] = /```json\n(\{\n {2}"identity".*?)```/s.exec(page) ?? []

  const { destinations, identity, limits, providers, http, ...rest } = read(
    {
      HOST: '::',
      PORT: '0',
      KEEP_ALIVE_SECONDS: '120',
      DATABASE_URL: 'postgres://me@db/invites',
      AWS_REGION: 'us-east-1',
      TENCENTCLOUD_SECRET_ID: 'id',
      TENCENTCLOUD_SECRET_KEY: 'key',
      TENCENTCLOUD_SESSION_TOKEN: 'token',
      TENCENTCLOUD_ENDPOINT: 'http://127.0.0.1:4001',
    },
    file,
  )

  assert.deepEqual(rest, {
    host: '::',
    port: 0,
    keepAliveMs: 120_000,
    database: { url: 'postgres://me@db/invites' },
  })
  assert.deepEqual(destinations, {
    REPOST_PRIVATE: new Map([['SP1234', 'Engineering']]),
    WICKR: new Map([['12345678', 'Field']]),
    CHIME: new Map([['*', undefined]]),
    TENCENT_ORGANIZATION: new Map([['organization', 'Our organization']]),
  })
  assert.equal(Object.keys(limits).length, 17)
  assert.equal(identity.keys, join(directory, 'identities.json'))
  assert.deepEqual(identity.tokens?.keys, new URL('https://login.example.com/keys'))
  assert.deepEqual(http.hosts, ['invites.example.com'])
  assert.deepEqual(http.origins, ['https://app.example.com'])
  assert.equal(http.documents, undefined)
  assert.equal(providers.REPOST_PRIVATE.region, 'us-west-2')
  const { credential, endpoint } = providers.TENCENT_ORGANIZATION
  assert.deepEqual(credential, { secretId: 'id', secretKey: 'key', token: 'token' })
  assert.equal(endpoint, 'http://127.0.0.1:4001')
})

test('calls to re:Post are as large as the file says, up to what re:Post takes', () => {
  const sizeOf = (recipientsPerCall?: unknown) =>
    read(
      { AWS_REGION: 'us-east-1' },
      {
        providers: { repostPrivate: { destinations: all, recipientsPerCall } },
      },
    ).providers.REPOST_PRIVATE.recipientsPerCall

  assert.deepEqual([sizeOf(), sizeOf(1), sizeOf(1_000)], [1_000, 1, 1_000])
  for (const bad of [0, 1_001, 1.5, '100']) {
    assert.throws(() => sizeOf(bad), /providers\.repostPrivate\.recipientsPerCall/)
  }
})
