/** How people sign in at this gateway's issuer, if its configuration names a client for that. */
export interface OidcClient {
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
}

let asked: Promise<OidcClient | undefined> | undefined

/** Undefined: people sign in with API keys only. */
export function oidcClient(): Promise<OidcClient | undefined> {
  asked ??= readClient().catch(() => {
    // The gateway is away for a moment; whoever looks again asks again.
    asked = undefined
    return undefined
  })
  return asked
}

async function readClient(): Promise<OidcClient | undefined> {
  const response = await fetch('/console/sign-in.json', { credentials: 'omit' })
  const { oidc } = (await response.json()) as { readonly oidc: OidcClient | null }
  return oidc ?? undefined
}
