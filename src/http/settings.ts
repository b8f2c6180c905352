import type { DocumentLimits } from './documents/document-limits.ts'

/** Which requests the HTTP server accepts. */
export interface HttpSettings {
  /** Accepted names in `Host`, without port. */
  readonly hosts: readonly string[]
  /** Origins whose pages may send requests, as browsers write them. */
  readonly origins: readonly string[]
  /** May pages that this machine serves, on any port, send requests too? Only the sandbox sets it. */
  readonly loopbackOrigins?: boolean
  /** Where more hosts and origins are set, for messages. */
  readonly settingNames: { readonly hosts: string; readonly origins: string }
  /** Is every request but probes logged? */
  readonly logRequests?: boolean
  /** Is the console served at `/`? */
  readonly console: boolean
  /** Where people may sign in to the console; absent: with API keys only. */
  readonly consoleSignIn?: ConsoleSignIn
  /** Is GraphiQL served at `/graphql`? */
  readonly graphiql: boolean
  /** Only tests set it. Default: the limits of `document-limits.ts`. */
  readonly documentLimits?: DocumentLimits
  /** Trusted documents by their id. With mode `only`, no other documents are executed. */
  readonly documents?: {
    readonly mode: 'optional' | 'only'
    readonly byId: ReadonlyMap<string, string>
  }
}

/** A public client of an OpenID Connect issuer. */
export interface ConsoleSignIn {
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
}

// Other names must be configured: otherwise any site could point its own DNS name at us (rebinding).
const loopback = ['localhost', '127.0.0.1', '[::1]']

/** The `Host` names of a gateway that listens on this host: it and the loopback names. */
export function hostsOf(host: string): readonly string[] {
  const name = (host.includes(':') ? `[${host}]` : host).toLowerCase()
  return [...new Set([...loopback, name])]
}

/** Is this an origin as browsers write it, such as `https://host`? */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/**
 * Is this the URL of an issuer, whose origin may stand in a policy? Plain http on this machine only, where
 * nobody can intercept it.
 */
export function isIssuerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))
  return isSafe && username + password + search + hash === ''
}

/** Is this the name of a host, without port? */
export function isHostName(text: string): boolean {
  return /^(?:[a-z0-9][a-z0-9.-]*|\[[0-9a-f:.]+\])$/.test(text)
}

/** Of the configuration file. */
export const fileSettingNames = { hosts: '"http.hosts"', origins: '"http.origins"' }

export const defaultHttpSettings: HttpSettings = {
  hosts: loopback,
  origins: [],
  settingNames: fileSettingNames,
  console: true,
  graphiql: true,
}
