import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { token } from '../../../identity/issuer.ts'

/** An OpenID Connect issuer with one public client, as strict about PKCE as the specification. */
export interface OidcIssuer extends AsyncDisposable {
  readonly url: string
  /** How it treats the next person. */
  next: 'signs-in' | 'lets-renew' | 'denies' | 'names-another-issuer'
  /** Every access token that it gave out. */
  readonly tokens: string[]
}

export const clientId = 'console'

interface Grant {
  readonly challenge: string
  readonly redirect: string
}

export async function startOidcIssuer(): Promise<OidcIssuer> {
  const refreshToken = randomUUID()
  const grants = new Map<string, Grant>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://issuer')
    answer(url, request, response).catch((error: unknown) => {
      response.writeHead(400, cors).end(JSON.stringify({ error: `${error}` }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer: OidcIssuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ next: 'signs-in', tokens: [] },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  const answer = async (url: URL, request: IncomingMessage, response: ServerResponse) => {
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return sendJson(response, {
          issuer: issuer.next === 'names-another-issuer' ? 'https://other.example' : issuer.url,
          authorization_endpoint: `${issuer.url}/authorize?theme=plain`,
          token_endpoint: `${issuer.url}/token`,
        })
      case '/authorize':
        return sendPerson(url.searchParams, response)
      case '/token':
        if (request.method === 'OPTIONS') return response.writeHead(204, cors).end()
        return sendJson(response, await tokensFor(new URLSearchParams(await text(request))))
      default:
        return response.writeHead(404).end()
    }
  }
  /** A page with a link, which sends the person back. */
  const sendPerson = (asked: URLSearchParams, response: ServerResponse) => {
    assert.equal(asked.get('client_id'), clientId)
    assert.equal(asked.get('response_type'), 'code')
    assert.equal(asked.get('code_challenge_method'), 'S256')
    assert.equal(asked.get('theme'), 'plain')
    const redirect = new URL(asked.get('redirect_uri') ?? '')
    assert.equal(redirect.pathname, '/signed-in')
    const code = randomUUID()
    grants.set(code, { challenge: asked.get('code_challenge') ?? '', redirect: redirect.href })
    redirect.searchParams.set('state', asked.get('state') ?? '')
    if (issuer.next === 'denies') redirect.searchParams.set('error', 'access_denied')
    else redirect.searchParams.set('code', code)
    const link = redirect.href.replaceAll('&', '&amp;')
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>Issuer</title><a href="${link}">I am Ada</a>`)
  }
  const tokensFor = async (form: URLSearchParams) => {
    assert.equal(form.get('client_id'), clientId)
    if (form.get('grant_type') === 'refresh_token') {
      assert.equal(form.get('refresh_token'), refreshToken)
      return { access_token: await newToken(), token_type: 'Bearer', expires_in: 300 }
    }
    assert.equal(form.get('grant_type'), 'authorization_code')
    const code = form.get('code') ?? ''
    const grant = grants.get(code) ?? assert.fail('the code is not known')
    // A code is good for once.
    grants.delete(code)
    assert.equal(form.get('redirect_uri'), grant.redirect)
    const verifier = form.get('code_verifier') ?? ''
    assert.match(verifier, /^[\w.~-]{43,128}$/)
    assert.equal(createHash('sha256').update(verifier).digest('base64url'), grant.challenge)
    return {
      ...{ access_token: await newToken(), token_type: 'Bearer' },
      ...(issuer.next === 'lets-renew'
        ? { expires_in: 2, refresh_token: refreshToken }
        : { expires_in: 300 }),
    }
  }
  const newToken = async () => {
    const accessToken = await token({
      ...{ iss: issuer.url, jti: randomUUID(), destinations: ['*'] },
      scope: 'invites:read invites:send invites:resend invites:revoke',
    })
    issuer.tokens.push(accessToken)
    return accessToken
  }
  return issuer
}

const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json', ...cors })
  response.end(JSON.stringify(body))
}
