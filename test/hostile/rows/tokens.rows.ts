import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { claims, header, issuer, pairOf, part, signed, token } from '../credentials.ts'
import { graphqlRequest, type Row } from '../row.ts'

const at = 'locked' as const
const mallory = pairOf('mallory')
// A verifier that followed a token's own statements about keys would accept it.
const theirKeys = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ keys: [{ ...mallory.jwk, alg: 'EdDSA' }] }))
})
await new Promise<void>((resolve) => theirKeys.listen(0, '127.0.0.1', resolve))
theirKeys.unref()
const jku = `http://127.0.0.1:${(theirKeys.address() as AddressInfo).port}/keys`

const foreign = (head: object = {}) => token({}, head, mallory)
const body = `${part(header)}.${part(claims)}`
const [, , signature = ''] = token().split('.')
const bodyOf = (alg: unknown) => `${part({ ...header, alg })}.${part(claims)}`
const mac = (secret: string | Buffer, alg = 'HS256') =>
  `${bodyOf(alg)}.${createHmac('sha256', secret).update(bodyOf(alg)).digest('base64url')}`
const pem = issuer.publicKey.export({ format: 'pem', type: 'spki' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const by = (alg: string, privateKey: typeof rsa.privateKey) =>
  `${bodyOf(alg)}.${sign('sha256', Buffer.from(bodyOf(alg)), privateKey).toString('base64url')}`
const now = () => Math.floor(Date.now() / 1000)

const bad: Readonly<Record<string, string>> = {
  'alg none': `${bodyOf('none')}.`,
  'alg None': `${bodyOf('None')}.`,
  'alg NONE, and a signature': `${bodyOf('NONE')}.${signature}`,
  'an empty alg': signed(bodyOf('')),
  'no alg': signed(bodyOf(undefined)),
  'a list for alg': signed(bodyOf(['EdDSA', 'none'])),
  'no signature': `${body}.`,
  'a signature of another token': `${part(header)}.${part({ ...claims, tenant: 'acme' })}.${signature}`,
  'a signature of nothing but NULs': `${body}.${Buffer.alloc(64).toString('base64url')}`,
  'a signature cut short': `${body}.${signature.slice(0, -2)}`,
  'a MAC with the public key as PEM': mac(String(pem)),
  'a MAC with the public key as DER': mac(
    issuer.publicKey.export({ format: 'der', type: 'spki' }) as Buffer,
  ),
  'a MAC with the bare public key': mac(Buffer.from(issuer.jwk.x ?? '', 'base64url')),
  'a MAC with the public key as JWK': mac(JSON.stringify(issuer.jwk)),
  'a MAC with an empty secret': mac(''),
  'a MAC that claims to be a signature': mac(String(pem), 'EdDSA'),
  'an RSA key of a stranger': by('RS256', rsa.privateKey),
  'an RSA key and PSS': by('PS256', rsa.privateKey),
  'an EC key of a stranger': by('ES256', ec.privateKey),
  'a stranger under the known kid': foreign(),
  'a stranger without a kid': foreign({ kid: undefined }),
  'a kid that is unknown': token({}, { kid: 'two' }),
  'a kid that is a path': foreign({ kid: '../../dev/null' }),
  'a kid that is SQL': foreign({ kid: "' union select 'x' --" }),
  'a kid that is a URL': foreign({ kid: jku }),
  'a kid that is a number': token({}, { kid: 1 }),
  'a key of its own in jwk': foreign({ jwk: mallory.jwk }),
  'a key of its own in jwk, without a kid': foreign({ jwk: mallory.jwk, kid: undefined }),
  'keys of its own at jku': foreign({ jku }),
  'keys of its own at jku, under another kid': foreign({ jku, kid: 'theirs' }),
  'a certificate of its own at x5u': foreign({ x5u: jku }),
  'a certificate of its own in x5c': foreign({ x5c: ['MIIB'], x5t: 'x' }),
  'crit with an unknown extension': token({}, { crit: ['urn:odd'], 'urn:odd': 1 }),
  'an empty crit': token({}, { crit: [] }),
  'crit with what is not there': token({}, { crit: ['exp'] }),
  'a payload that is not encoded': token({}, { crit: ['b64'], b64: false }),
  'another issuer': token({ iss: 'https://issuer.example.evil' }),
  'the issuer and a slash': token({ iss: 'https://issuer.example/' }),
  'a list of issuers': token({ iss: ['https://issuer.example'] }),
  'no issuer': token({ iss: undefined }),
  'another audience': token({ aud: 'billing' }),
  'an audience that begins alike': token({ aud: 'invites2' }),
  'no audience': token({ aud: undefined }),
  'an exp that is past': token({ exp: now() - 60 }),
  'an exp long past': token({ exp: 1 }),
  'no exp': token({ exp: undefined }),
  'an exp as text': token({ exp: '99999999999' }),
  'an exp of null': token({ exp: null }),
  'an nbf to come': token({ nbf: now() + 600 }),
  'an nbf as text': token({ nbf: '1' }),
  'an exp beyond all numbers': signed(
    `${part(header)}.${part(JSON.stringify({ ...claims, exp: 0 }).replace('"exp":0', '"exp":1e999'))}`,
  ),
  'an exp in milliseconds': token({ exp: (now() + 600) * 1000 }),
  'an exp in fractions': token({ exp: now() + 600.5 }),
  'an iat to come': token({ iat: now() + 600 }),
  'the type of a logout token': token({}, { typ: 'logout+jwt' }),
  'the type of a proof of possession': token({}, { typ: 'dpop+jwt' }),
  'the use of a refresh token': token({ typ: 'Refresh' }),
  'a key that it is bound to': token({
    cnf: { jkt: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' },
  }),
  'a certificate that it is bound to': token({
    cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9' },
  }),
  'no subject': token({ sub: undefined }),
  'an empty subject': token({ sub: '' }),
  'a subject on two lines': token({ sub: 'eve\nroot' }),
  'a subject that is an object': token({ sub: { id: 'ada' } }),
  'no tenant': token({ tenant: undefined }),
  'two tenants': token({ tenant: ['other', 'acme'] }),
  'a tenant with a blank': token({ tenant: 'acme ' }),
  'a tenant with a zero-width space': token({ tenant: 'acme\u200b' }),
  'a tenant of 201 letters': token({ tenant: 'a'.repeat(201) }),
  'more than 8,192 letters': token({ padding: 'x'.repeat(6_200) }),
  'four parts': `${token()}.x`,
  'five parts, as if it were encrypted': 'e30.AA.AA.AA.AA',
  'two parts': body,
  'three empty parts': '..',
  'a header that is no JSON': signed(`${part('{')}.${part(claims)}`),
  'a header that is a list': signed(`${part([])}.${part(claims)}`),
  'a header 700 levels deep': signed(
    `${part(`${'{"a":'.repeat(700)}1${'}'.repeat(700)}`)}.${part(claims)}`,
  ),
  'a payload that is no JSON': signed(`${part(header)}.${part('{')}`),
  'a payload that is a list': signed(`${part(header)}.${part([claims])}`),
  'a payload that is no UTF-8': signed(`${part(header)}.${'_'.repeat(40)}`),
  'padding of Base64': `${part(header)}.${part(claims)}==.${signature}`,
}

const fine: Readonly<Record<string, string>> = {
  'a token that is good': token(),
  'several audiences, ours among them': token({ aud: ['billing', 'invites'] }),
  'the type of an access token': token({}, { typ: 'at+jwt' }),
  'a clock that is 20 seconds off': token({ exp: now() + 3_600, nbf: now() + 20 }),
}

/** Tokens that are forged, spoilt or meant for others; and the good one beside them. */
export const rows: readonly Row[] = [
  ...Object.entries(bad).map(([name, credential]) => ({
    name: `a token: ${name}`,
    send: bearing(credential),
    at,
    status: 401,
    code: 'UNAUTHENTICATED',
    headers: { 'www-authenticate': 'Bearer' },
  })),
  ...Object.entries(fine).map(([name, credential]) => ({
    name: `a token: ${name}`,
    send: bearing(credential),
    at,
    status: 200,
  })),
  {
    name: 'a token for a tenant by the name of __proto__ sees nothing',
    send: graphqlRequest('{ invites { totalCount } }', {}, as(token({ tenant: '__proto__' }))),
    at,
    status: 200,
    says: /"totalCount":0/,
  },
  {
    name: 'a token with scopes that are unknown may nothing',
    send: graphqlRequest(
      '{ invites { totalCount } }',
      {},
      as(token({ scope: 'invites:* __proto__ INVITES:READ invites:read\u0000' })),
    ),
    at,
    status: 200,
    code: 'FORBIDDEN',
  },
  {
    name: 'a token with scopes in an object may nothing',
    send: graphqlRequest(
      '{ invites { totalCount } }',
      {},
      as(token({ scope: { 'invites:read': true } })),
    ),
    at,
    status: 200,
    code: 'FORBIDDEN',
  },
  {
    name: 'a token without destinations sends nowhere',
    send: graphqlRequest(
      `mutation { sendInvites(input: { idempotencyKey: "nowhere", targets: [
        { chime: { accountId: "team", recipients: [{ email: "a@example.com" }] } }
      ] }) { __typename } }`,
      {},
      as(token({ destinations: undefined })),
    ),
    at,
    status: 200,
    says: /"NotAuthorized"/,
  },
]

function bearing(credential: string) {
  return graphqlRequest('{ __typename }', {}, as(credential))
}

function as(credential: string) {
  return { headers: { authorization: `Bearer ${credential}` } }
}
