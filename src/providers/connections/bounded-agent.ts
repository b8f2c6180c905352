import http, { type ClientRequest } from 'node:http'
import https from 'node:https'
import { boundRequest } from './bounded-request.ts'
import { requestWatch } from './observe-requests.ts'

/** Makes an agent whose requests have the bounds of `boundRequest`. */
export function boundedAgent(
  protocol: 'http:' | 'https:',
  options: http.AgentOptions,
  { onRequest, connectTo }: RequestOptions = {},
): http.Agent {
  const agent = protocol === 'http:' ? new http.Agent(options) : new https.Agent(options)
  const addRequest = agent.addRequest.bind(agent)
  // The SDKs give no access to their requests. This is where every agent receives them.
  agent.addRequest = (request, options) => {
    const watch = requestWatch()
    onRequest?.(request)
    boundRequest(request, { maxMs: maxRequestMs, report: watch?.report })
    watch?.follow(request)
    addRequest(request, connectTo === undefined ? options : { ...options, host: connectTo })
  }
  return agent
}

interface RequestOptions {
  /** Called with every request before it leaves. */
  readonly onRequest?: (request: ClientRequest) => void
  /** The host of all connections, whatever host the requests name in their head and for TLS. */
  readonly connectTo?: string | undefined
}

declare module 'http' {
  interface Agent {
    /** Not in Node's documentation; agent-base and all proxy agents rely on it. */
    addRequest(request: ClientRequest, options: object): void
  }
}

// Twice as long as an attempt, which ends its own requests. The SDK's requests for credentials know no
// attempt: all later calls would wait for one that never ends.
const maxRequestMs = 120_000
