import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { usualClaims } from '#identity/tokens/claims.ts'
import { createVerifyToken, openTokenKeys, type TokenSettings } from '#identity/tokens/token.ts'
import type { Logger } from '../../src/logger.ts'
import { createTestLogger } from '../support/logger.ts'

export const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const kid = 'issuer-1'
export const issuerKeys = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256' }] }

export const settings: TokenSettings = {
  issuer: 'https://issuer.example',
  audience: 'invites',
  algorithms: ['ES256'],
  keys: issuerKeys,
  claims: usualClaims,
}

/** Verifies tokens by these settings. */
export function verifierOf(settings: TokenSettings, logger: Logger = createTestLogger()) {
  const keys = openTokenKeys(settings, logger)
  const verify = createVerifyToken(settings, keys.find)
  return async (token: string) => (await verify(token))?.caller
}

/** The time in so many seconds, as claims have it. */
export const seconds = (ahead: number) => Math.floor(Date.now() / 1000) + ahead

/** Claims that are good. */
export function claims(more: Record<string, unknown> = {}): JWTPayload {
  return {
    iss: settings.issuer,
    aud: settings.audience,
    sub: 'ada',
    exp: seconds(300),
    tenant: 'acme',
    scope: 'openid invites:read invites:send',
    destinations: ['CHIME/berlin', 'WICKR/*'],
    ...more,
  }
}

/** What the issuer signs; undefined in `more` takes a claim away. */
export function token(more: Record<string, unknown> = {}, header = {}): Promise<string> {
  return new SignJWT(claims(more))
    .setProtectedHeader({ alg: 'ES256', kid, ...header })
    .sign(privateKey)
}

interface Answer {
  readonly status: number
  readonly headers?: object
  readonly body: string | Buffer
}

/** A server that publishes keys, or does whatever `answer` says, and counts who asks. */
export async function publish(answer: () => Answer | Promise<Answer>) {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    asked.push(request.url ?? '')
    const { status, headers, body } = await answer()
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    asked,
    url: new URL(`http://127.0.0.1:${port}/keys`),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
