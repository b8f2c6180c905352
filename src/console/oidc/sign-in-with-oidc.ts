import { session, signIn } from '../gateway/session.ts'
import type { OidcClient } from './client.ts'
import { askForTokens, discover, type Issuer, OidcFailure, type Tokens } from './issuer.ts'
import { askInWindow, openWindow, returnPath } from './sign-in-window.ts'

/** Signs in at the issuer: authorization code with PKCE. Throws an OidcFailure. */
export async function signInWithOidc(client: OidcClient, signal: AbortSignal): Promise<void> {
  // Browsers hash in secure pages only: https, or this machine.
  if (!window.isSecureContext) throw new OidcFailure('INSECURE')
  const opened = openWindow()
  try {
    await signInBy(opened, client, signal)
  } catch (error) {
    opened.close()
    throw error
  }
}

async function signInBy(opened: Window, client: OidcClient, signal: AbortSignal): Promise<void> {
  const issuer = await discover(client)
  const verifier = randomText()
  const state = randomText()
  const redirect = new URL(returnPath, window.location.origin).href
  const url = new URL(issuer.authorization)
  for (const [name, value] of Object.entries({
    ...{ response_type: 'code', client_id: client.clientId, redirect_uri: redirect, state },
    ...{ scope: client.scope, code_challenge: await hashOf(verifier) },
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(name, value)
  }
  const returned = await askInWindow(opened, url, state, signal)
  // RFC 9207: an answer that another issuer gave.
  if (returned.iss !== undefined && returned.iss !== client.issuer) {
    throw new OidcFailure('MIXED_UP')
  }
  if (returned.code === undefined) throw new OidcFailure('DENIED')
  const tokens = await askForTokens(issuer, {
    ...{ grant_type: 'authorization_code', code: returned.code, redirect_uri: redirect },
    ...{ client_id: client.clientId, code_verifier: verifier },
  })
  use(tokens, client, issuer)
}

/** The token is the key from now on, and is renewed before it ends while this page is open. */
function use(tokens: Tokens, client: OidcClient, issuer: Issuer): void {
  const { accessToken, refreshToken, expiresInSeconds } = tokens
  signIn(accessToken)
  if (refreshToken === undefined || expiresInSeconds === undefined) return
  const renew = async () => {
    // Somebody else has signed in meanwhile, or nobody.
    if (session.get().key !== accessToken) return
    const form = {
      ...{ grant_type: 'refresh_token', refresh_token: refreshToken },
      client_id: client.clientId,
    }
    const next = await askForTokens(issuer, form).catch(() => undefined)
    // Without one the page asks to sign in again when the gateway refuses the old one.
    if (next === undefined || session.get().key !== accessToken) return
    use({ ...next, refreshToken: next.refreshToken ?? refreshToken }, client, issuer)
  }
  setTimeout(() => void renew(), Math.min(expiresInSeconds * renewalPart, maxTimerSeconds) * 1_000)
}

const renewalPart = 0.8
// A day; browsers run a timer of more than 24 days at once.
const maxTimerSeconds = 86_400

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

async function hashOf(text: string): Promise<string> {
  return base64url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  )
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
