import { z } from 'zod'
import type { Variables } from '../contract/configuration.ts'

/** The forward proxy for connections to upstreams, and the hosts that are reached without it. */
export interface ProxySettings {
  readonly url: string
  /** Hosts, separated by commas: `NO_PROXY`. */
  readonly except?: string
}

// An older Node would ignore the proxy without a word.
const canUseProxy = process.allowedNodeEnvironmentFlags.has('--use-env-proxy')

const proxyUrl = z
  .url({ protocol: /^https?$/, error: 'a URL like http://user:password@proxy:3128' })
  .refine(() => canUseProxy, 'not with this version of Node, which cannot use it')
  .optional()

/**
 * The variables for every provider. The names in lower case win, as they do in other programs. Only
 * HTTPS goes through the proxy: endpoints without TLS are those of emulators.
 */
export const proxyVariables = {
  HTTPS_PROXY: proxyUrl.describe(
    'A forward proxy for all upstreams, like `http://proxy:3128`. Requests go through it by CONNECT.',
  ),
  NO_PROXY: z
    .string()
    .optional()
    .describe(
      'Hosts of upstreams that are reached without the proxy, separated by commas; `.example.com` includes subdomains, `*` is every host.',
    ),
  https_proxy: proxyUrl.describe('The same as `HTTPS_PROXY`; it wins.'),
  no_proxy: z.string().optional().describe('The same as `NO_PROXY`; it wins.'),
  ALL_PROXY: proxyUrl.describe('The same as `HTTPS_PROXY`, where that is not set.'),
  all_proxy: proxyUrl.describe('The same as `ALL_PROXY`; it wins.'),
} as const

/** A part of a provider's settings. Empty: there is no proxy. */
export function proxyOf(variables: Variables): { readonly proxy?: ProxySettings } {
  const url = first(variables, 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY')
  const except = first(variables, 'no_proxy', 'NO_PROXY')
  if (url === undefined) return {}
  return { proxy: { url, ...(except === undefined ? {} : { except }) } }
}

/** Options of an agent for `https:`. */
export function throughProxy(proxy: ProxySettings | undefined) {
  if (proxy === undefined) return {}
  const { url, except } = proxy
  return { proxyEnv: { HTTPS_PROXY: url, ...(except === undefined ? {} : { NO_PROXY: except }) } }
}

function first(variables: Variables, ...names: readonly string[]): string | undefined {
  return names.map((name) => variables[name]).find((value) => value !== undefined && value !== '')
}
