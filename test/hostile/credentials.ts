import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { type Scope, scopes } from '#identity/caller.ts'
import { usualClaims } from '#identity/tokens/claims.ts'
import type { TokenSettings } from '#identity/tokens/token.ts'

// The rows and the gateway are in two processes: both make the same secrets from words.
const made = (word: string) => createHash('sha256').update(`hostile ${word}`).digest()
const secretOf = (id: string) => made(id).toString('base64url')

/** The API key of one of `entries`, or one that looks like theirs. */
export const keyOf = (id: string) => `igw_${id}_${secretOf(id)}`

const entry = (id: string, tenant: string, may: readonly Scope[] = scopes) => ({
  ...{ id, tenant, caller: id, scopes: may, destinations: ['*'] },
  sha256: createHash('sha256').update(secretOf(id)).digest('hex'),
})
const entries = [entry('ada', 'acme'), entry('eve', 'other'), entry('powerless', 'other', [])]

const fileOf = (keys: object) => JSON.stringify({ keys })
/** The key file, and its version before a caller was removed. */
export const keyFile = fileOf(entries)
export const keyFileBefore = fileOf([...entries, entry('removed', 'other')])

/** Ed25519 from a word. */
export function pairOf(word: string) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), made(word)])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  return { privateKey, publicKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid: 'one' } }
}
export const issuer = pairOf('issuer')

export const tokenSettings: TokenSettings = {
  issuer: 'https://issuer.example',
  audience: 'invites',
  algorithms: ['EdDSA', 'ES256', 'RS256'],
  keys: { keys: [{ ...issuer.jwk, alg: 'EdDSA' }] },
  claims: usualClaims,
}

const seconds = (ahead: number) => Math.floor(Date.now() / 1000) + ahead
export const header = { alg: 'EdDSA', kid: 'one' }
export const claims = {
  iss: tokenSettings.issuer,
  aud: tokenSettings.audience,
  sub: 'eve',
  exp: seconds(3_600),
  tenant: 'other',
  scope: 'invites:read invites:send',
  destinations: '*',
}

export const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** What the issuer signs, good or not; a claim that is undefined is left out. */
export function token(more: object = {}, head: object = {}, by = issuer): string {
  const body = `${part({ ...header, ...head })}.${part({ ...claims, ...more })}`
  return signed(body, by)
}

/** The body and its signature, whatever the body is. */
export function signed(body: string, { privateKey } = issuer): string {
  return `${body}.${sign(null, Buffer.from(body), privateKey).toString('base64url')}`
}
