import { AsyncLocalStorage } from 'node:async_hooks'
import type http from 'node:http'
import type { ClientRequest } from 'node:http'
import { boundedAgent } from '../connections/bounded-agent.ts'
import { type ProxySettings, throughProxy } from '../connections/proxy.ts'

/** Called with the request that is made inside `run` once the system has all of it. */
export const whenWritten = new AsyncLocalStorage<(() => void) | undefined>()

/**
 * Connections to one endpoint. Having an agent at all keeps the SDK from obeying `http_proxy`, and
 * this one keeps its HTTP client from following a redirect, which would send the POST again.
 */
export function singleHopAgent(
  { protocol, connectTo }: Endpoint,
  proxy?: ProxySettings,
): http.Agent {
  const options = {
    keepAlive: true,
    // Idle sockets: one that the upstream closes just as we write looks like an unanswered call.
    timeout: 4_000,
    ...(protocol === 'https:' ? throughProxy(proxy) : {}),
  }
  const onRequest = (request: ClientRequest) => {
    guard(request)
    request.once('finish', whenWritten.getStore() ?? (() => undefined))
  }
  return boundedAgent(protocol, options, { onRequest, connectTo })
}

function guard(request: ClientRequest): void {
  request.once('response', (response) => {
    // A redirect without a location is an ordinary answer, and then an ordinary error.
    delete response.headers.location
  })
}

export interface Endpoint {
  readonly protocol: 'http:' | 'https:'
  /** Host and port, as the request names them. */
  readonly host: string
  /** The host that we connect to, at the port of `host`; where undefined, `host` itself. */
  readonly connectTo?: string
}

/** Any host but Tencent's own is only where we connect: the request stays addressed to `standard`. */
export function endpointOf(endpoint: string | undefined, standard: string): Endpoint {
  if (endpoint === undefined) return { protocol: 'https:', host: standard }
  const { protocol, hostname, host, port } = new URL(endpoint)
  const scheme = protocol === 'http:' ? 'http:' : 'https:'
  if (hostname.endsWith('.tencentcloudapi.com')) return { protocol: scheme, host }
  return {
    protocol: scheme,
    // The SDK signs for the service that the first label names, so the label has to stay.
    host: port === '' ? standard : `${standard}:${port}`,
    connectTo: hostname.replace(/^\[|\]$/gu, ''),
  }
}
