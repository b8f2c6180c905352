import type { OidcClient } from './client.ts'

/** What an issuer says about itself, as far as it is needed here. */
export interface Issuer {
  readonly authorization: URL
  readonly token: URL
}

export type OidcProblem =
  | 'ISSUER'
  | 'OTHER_ORIGIN'
  | 'INSECURE'
  | 'BLOCKED'
  | 'DENIED'
  | 'MIXED_UP'
  | 'CLOSED'

/** A sign-in that came to nothing, with a sentence for each code in the texts. */
export class OidcFailure extends Error {
  readonly code: OidcProblem

  constructor(code: OidcProblem) {
    super(code)
    this.code = code
  }
}

/** Reads where the issuer takes people and codes. Its name must be the one that is configured. */
export async function discover({ issuer }: OidcClient): Promise<Issuer> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const found = await readJson(url, {})
  if (found.issuer !== issuer) throw new OidcFailure('ISSUER')
  const authorization = urlIn(found.authorization_endpoint)
  const token = urlIn(found.token_endpoint)
  // The policy of the page lets it ask no other origin than the issuer's.
  if (token.origin !== new URL(issuer).origin) throw new OidcFailure('OTHER_ORIGIN')
  return { authorization, token }
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string | undefined
  /** Undefined: the issuer does not say. */
  readonly expiresInSeconds: number | undefined
}

/** Exchanges a code, or a refresh token, for tokens. */
export async function askForTokens(
  { token }: Issuer,
  form: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const body = new URLSearchParams(form)
  const found = await readJson(token, { method: 'POST', body })
  const { access_token: accessToken, refresh_token: refresh, expires_in: expires } = found
  if (typeof accessToken !== 'string' || accessToken === '') throw new OidcFailure('ISSUER')
  return {
    accessToken,
    refreshToken: typeof refresh === 'string' ? refresh : undefined,
    expiresInSeconds: typeof expires === 'number' && expires > 0 ? expires : undefined,
  }
}

async function readJson(url: string | URL, init: RequestInit): Promise<Record<string, unknown>> {
  try {
    const response = await fetch(url, {
      ...init,
      ...{ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' },
    })
    if (!response.ok) throw new OidcFailure('ISSUER')
    return (await response.json()) as Record<string, unknown>
  } catch {
    throw new OidcFailure('ISSUER')
  }
}

function urlIn(value: unknown): URL {
  if (typeof value !== 'string' || !/^https?:/.test(value) || !URL.canParse(value)) {
    throw new OidcFailure('ISSUER')
  }
  return new URL(value)
}
