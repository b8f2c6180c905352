import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { CompactSign, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import {
  claims,
  issuerKeys,
  privateKey,
  publicKey,
  publish,
  seconds,
  settings,
  token,
  verifierOf,
} from './issuer.ts'

const verify = verifierOf(settings)
const stranger = await generateKeyPair('ES256', { extractable: true })
const strangerKey = { ...(await exportJWK(stranger.publicKey)), kid: 'issuer-1', alg: 'ES256' }
await using elsewhere = await publish(() => ({
  status: 200,
  body: JSON.stringify({ keys: [strangerKey] }),
}))
const foreign = (header: object) =>
  new SignJWT(claims())
    .setProtectedHeader({ alg: 'ES256', kid: 'issuer-1', ...header })
    .sign(stranger.privateKey)
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const unsigned = (alg: string) => `${part({ alg, kid: 'issuer-1' })}.${part(claims())}.`

test('a good token names its caller, and what the caller may', async () => {
  const caller = await verify(await token())

  assert.deepEqual(caller, {
    id: 'ada',
    tenant: 'acme',
    scopes: new Set(['invites:read', 'invites:send']),
    destinations: new Set(['CHIME/berlin', 'WICKR/*']),
  })
})

const bad: readonly [string, () => string | Promise<string>][] = [
  ['nothing', () => ''],
  ['no token', () => 'ada'],
  ['three empty parts', () => '..'],
  ['alg none', () => unsigned('none')],
  ['alg None', () => unsigned('None')],
  ['an empty signature', () => unsigned('ES256')],
  ['another key under the known kid', () => foreign({})],
  ['a kid of its own', () => foreign({ kid: 'mine' })],
  ['its key in the header', () => foreign({ jwk: strangerKey })],
  ['a URL of its own', () => foreign({ jku: elsewhere.url.href, kid: 'issuer-1' })],
  ['a certificate of its own', () => foreign({ x5u: elsewhere.url.href, x5c: ['MIIB'] })],
  ['a path for a kid', () => foreign({ kid: '../../dev/null' })],
  ['an algorithm that is not configured', rs256],
  ['a MAC with the public key', macWithPublicKey],
  ['an extension that must be known', critical],
  ['an altered claim', altered],
  ['no exp', () => token({ exp: undefined })],
  ['an exp that is past', () => token({ exp: seconds(-31) })],
  ['an exp as text', () => token({ exp: `${seconds(300)}` })],
  ['an nbf to come', () => token({ nbf: seconds(60) })],
  ['an exp beyond all numbers', () => signed(infinite('exp'))],
  ['an nbf below all numbers', () => signed(infinite('nbf', '-1e999'))],
  ['an iat beyond all numbers', () => signed(infinite('iat'))],
  ['an exp in milliseconds', () => token({ exp: seconds(300) * 1000 })],
  ['an exp in ten years', () => token({ exp: seconds(10 * 365 * 86_400) })],
  ['an exp in fractions', () => token({ exp: seconds(300) + 0.5 })],
  ['an nbf before 1970', () => token({ nbf: -1 })],
  ['an nbf in fractions', () => token({ nbf: 0.5 })],
  ['an iat to come', () => token({ iat: seconds(60) })],
  ['an iat as text', () => token({ iat: 'now' })],
  ['an iat of null', () => token({ iat: null })],
  ['the type of a logout token', () => token({}, { typ: 'logout+jwt' })],
  ['the type of a logout token in full', () => token({}, { typ: 'application/logout+jwt' })],
  ['the type of a proof of possession', () => token({}, { typ: 'dpop+jwt' })],
  ['the type of an event', () => token({}, { typ: 'secevent+jwt' })],
  ['an empty type', () => token({}, { typ: '' })],
  ['two types', () => token({}, { typ: ['JWT', 'at+jwt'] })],
  [
    'the event of a logout',
    () => token({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
  ],
  ['the use of an ID token', () => token({ typ: 'ID' })],
  ['the use of a refresh token', () => token({ typ: 'Refresh' })],
  ['the use of an ID token, as others write it', () => token({ token_use: 'id' })],
  [
    'a key that it is bound to',
    () => token({ cnf: { jkt: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' } }),
  ],
  [
    'a certificate that it is bound to',
    () => token({ cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' } }),
  ],
  ['a bond to nothing', () => token({ cnf: null })],
  ['no issuer', () => token({ iss: undefined })],
  ['another issuer', () => token({ iss: 'https://issuer.example.evil' })],
  ['no audience', () => token({ aud: undefined })],
  ['another audience', () => token({ aud: ['other', 'invites2'] })],
  ['no subject', () => token({ sub: undefined })],
  ['an empty subject', () => token({ sub: '' })],
  ['a subject on two lines', () => token({ sub: 'ada\nroot' })],
  ['no tenant', () => token({ tenant: undefined })],
  ['a list of tenants', () => token({ tenant: ['acme', 'other'] })],
  ['a long tenant', () => token({ tenant: 'a'.repeat(201) })],
  ['more than 8,192 characters', () => token({ padding: 'a'.repeat(6_200) })],
]

for (const [what, make] of bad) {
  test(`a token with ${what} names no caller`, async () => {
    const text = await make()

    assert.equal(await verify(text), undefined)
  })
}

test('no token made the gateway ask where it said', () => {
  assert.deepEqual(elsewhere.asked, [])
})

test('access tokens of every usual type are good', async () => {
  for (const typ of ['JWT', 'jwt', 'at+jwt', 'application/at+jwt', 'AT+JWT', undefined])
    assert.ok(await verify(await token({}, { typ })), typ)
  assert.ok(await verify(await token({ typ: 'Bearer', token_use: 'access' })))
  assert.ok(await verify(await token({ nbf: 0, iat: seconds(-9), exp: seconds(365 * 86_400) })))
})

test('clocks may differ by 30 seconds', async () => {
  assert.ok(await verify(await token({ exp: seconds(-25) })))
  assert.ok(await verify(await token({ nbf: seconds(25) })))
})

test('missing and unknown permissions of a token allow nothing', async () => {
  const none = await verify(await token({ scope: undefined, destinations: undefined }))
  const odd = await verify(
    await token({ scope: 'invites:all constructor', destinations: ['CHIME/', 'SLACK/x', '**', 7] }),
  )

  for (const caller of [none, odd]) {
    assert.deepEqual([caller?.scopes, caller?.destinations], [new Set(), new Set()])
  }
})

test('scopes may come as a list, and claims under other names', async () => {
  const named = verifierOf({
    ...settings,
    claims: { tenant: 'https://acme.example/org', scopes: 'permissions', destinations: 'at' },
  })

  const caller = await named(
    await token({ 'https://acme.example/org': 'x', permissions: ['invites:send'], at: '*' }),
  )

  assert.deepEqual(caller, {
    id: 'ada',
    tenant: 'x',
    scopes: new Set(['invites:send']),
    destinations: new Set(['*']),
  })
})

test("the issuer's keys are asked for once, and not for every kid that is made up", async () => {
  await using issuer = await publish(() => ({ status: 200, body: JSON.stringify(issuerKeys) }))
  const remote = verifierOf({ ...settings, keys: issuer.url })

  assert.equal((await remote(await token()))?.id, 'ada')
  for (let n = 0; n < 20; n += 1)
    assert.equal(await remote(await foreign({ kid: `${n}` })), undefined)

  assert.deepEqual(issuer.asked, ['/keys'])
})

// With it, nothing but its size is against a key set.
const padded = JSON.stringify({ ...issuerKeys, padding: 'x'.repeat(300_000) })
const bomb = gzipSync(JSON.stringify({ ...issuerKeys, padding: 'x'.repeat(50_000_000) }))
const outages = [
  ['an error', { status: 500, body: '' }],
  ['no JSON', { status: 200, body: '<html>' }],
  ['no keys', { status: 200, body: '{}' }],
  ['a redirect', { status: 302, headers: { location: elsewhere.url.href }, body: '' }],
  ['300 kB', { status: 200, body: padded }],
  ['50 MB in gzip', { status: 200, headers: { 'content-encoding': 'gzip' }, body: bomb }],
] as const

for (const [what, answer] of outages) {
  test(`when the issuer answers with ${what}, every token check fails`, async () => {
    await using issuer = await publish(() => answer)
    const remote = verifierOf({ ...settings, keys: issuer.url })

    await assert.rejects(remote(await token()), /^KeysUnavailable: a token cannot be checked now$/)
    assert.deepEqual(elsewhere.asked, [])
  })
}

/** Claims with a number that only JSON can write. */
function infinite(claim: string, number = '1e999'): string {
  return JSON.stringify(claims({ [claim]: 0 })).replace(`"${claim}":0`, `"${claim}":${number}`)
}

function signed(payload: string): Promise<string> {
  return new CompactSign(Buffer.from(payload))
    .setProtectedHeader({ alg: 'ES256', kid: 'issuer-1' })
    .sign(privateKey)
}

async function rs256(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
}

function critical(): Promise<string> {
  const header = { alg: 'ES256', kid: 'issuer-1', crit: ['urn:odd'], 'urn:odd': 1 }
  return new SignJWT(claims())
    .setProtectedHeader(header)
    .sign(privateKey, { crit: { 'urn:odd': true } })
}

/** A verifier that takes the public key for a shared secret believes it. */
async function macWithPublicKey(): Promise<string> {
  const body = `${part({ alg: 'HS256', kid: 'issuer-1' })}.${part(claims())}`
  const pem = await exportSPKI(publicKey)
  return `${body}.${createHmac('sha256', pem).update(body).digest('base64url')}`
}

async function altered(): Promise<string> {
  const [header, , signature] = (await token()).split('.')
  return `${header}.${part(claims({ tenant: 'other' }))}.${signature}`
}
