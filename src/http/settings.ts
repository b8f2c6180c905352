import type { DocumentLimits } from './documents/document-limits.ts'

/** How the gateway meets the web. */
export interface HttpSettings {
  /** Names it answers to in `Host`, without port. */
  readonly hosts: readonly string[]
  /** Origins whose pages may ask, as browsers write them. */
  readonly origins: readonly string[]
  /** Undefined, as in every configuration: those of `document-limits.ts`. */
  readonly documentLimits?: DocumentLimits
  /** Documents known by an id. `only`: no others are taken. */
  readonly documents?: {
    readonly mode: 'optional' | 'only'
    readonly byId: ReadonlyMap<string, string>
  }
}

// Whoever serves another name must say so, or a page of a stranger could reach us by its own DNS.
const loopback = ['localhost', '127.0.0.1', '[::1]']

/** The names of a gateway that listens on this host. */
export function hostsOf(host: string): readonly string[] {
  const name = (host.includes(':') ? `[${host}]` : host).toLowerCase()
  return [...new Set([...loopback, name])]
}

export const defaultHttpSettings: HttpSettings = { hosts: loopback, origins: [] }
