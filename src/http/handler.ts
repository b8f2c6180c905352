import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { GraphiQLOptions } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import type { Identify } from '#identity/identify.ts'
import type { GatewayLimits } from '#invites/check/limits.ts'
import type { Logger } from '../logger.ts'
import { createAdmission } from './front/admission.ts'
import { createWhoAsks, mayReadSchema } from './front/authenticate.ts'
import { withinLimit } from './front/body-limit.ts'
import { createCors } from './front/cors.ts'
import { broken, busy, refusalResponse, refuse } from './front/error-response.ts'
import { createHealth } from './front/probes.ts'
import { isPageRequest, wrongDirection, wrongForm } from './front/request-head.ts'
import { currentRequestId, newRequestId, withRequestId } from './front/request-id.ts'
import { setSafeHeaders } from './front/security-headers.ts'
import { deliver, taken } from './front/send-response.ts'
import { createGraphiql } from './graphiql.ts'
import type { HttpSettings } from './settings.ts'

export interface HttpOptions {
  readonly graphql: GraphqlServer
  readonly settings: HttpSettings
  readonly limits: GatewayLimits
  readonly logger: Logger
  readonly identify: Identify
  /** Resolves when the database answers. */
  readonly reach: () => Promise<unknown>
  /** Tabs that GraphiQL opens with. */
  readonly tabs?: GraphiQLOptions['defaultTabs']
  /** How long a client may take to read its answer; more would hold a place for ever. */
  readonly takeMs?: number
}

interface GraphqlServer {
  handleNodeRequestAndResponse(
    request: IncomingMessage,
    response: ServerResponse,
    context: { readonly caller: Caller },
  ): Response | Promise<Response>
  fetch(
    url: URL,
    init: RequestInit,
    context: { readonly caller: Caller },
  ): Response | Promise<Response>
}

export interface Http {
  readonly handle: RequestListener
  /** Identity and GraphQL without a socket, and without what protects sockets. */
  fetch(url: URL, init?: RequestInit): Promise<Response>
  /** New requests are refused from now on, and probes told so; those in work go on. */
  drain(): void
}

/**
 * What stands in front of GraphQL, in this order: probes, the way here (target, host, origin),
 * admission, identity, the form of the request, the size of its body.
 */
export function createHttp(options: HttpOptions): Http {
  const { graphql, settings, limits, logger, identify, reach, takeMs = 60_000 } = options
  let draining = false
  const isProbe = createHealth({ reach, isDraining: () => draining })
  const hosts = new Set(settings.hosts)
  const isPreflight = createCors(settings.origins)
  const admission = createAdmission(limits.maxRequestsInWork)
  const whoAsks = createWhoAsks(identify, logger)
  const sendGraphiql = createGraphiql(options.tabs)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSafeHeaders(response, currentRequestId().id)
    if (isProbe(request, response)) return
    const wrong = wrongDirection(request, hosts)
    if (wrong !== undefined) return refuse(response, wrong)
    if (isPreflight(request, response)) return
    if (draining) return refuse(response, busy('SHUTTING_DOWN', 'This gateway is stopping.'))
    const place = admission.enter()
    if (place === undefined) {
      return refuse(response, busy('OVERLOADED', 'Too many requests are in work.'))
    }
    try {
      await work(request, response)
    } finally {
      place.leave()
    }
  }

  const work = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { caller, refusal } = await whoAsks(request)
    if (refusal !== undefined) return refuse(response, refusal)
    if (mayReadSchema(caller) && isPageRequest(request)) {
      sendGraphiql(response)
      return taken(response, takeMs)
    }
    const wrong = wrongForm(request)
    if (wrong !== undefined) return refuse(response, wrong)
    if (!(await withinLimit(request, response, limits.maxBodyBytes))) return
    // Yoga knows only this spelling of it.
    request.headers['content-type'] = 'application/json'
    const answer = await graphql.handleNodeRequestAndResponse(request, response, { caller })
    await deliver(answer, request, response, takeMs)
  }

  const breakOff = (response: ServerResponse, error: unknown) => {
    const requestId = currentRequestId()
    logger.error({ ...requestId, error }, 'a request broke')
    if (response.headersSent) response.destroy()
    else refuse(response, broken(requestId.id))
  }

  return {
    handle: (request, response) =>
      withRequestId(newRequestId(request), () => {
        handle(request, response).catch((error) => breakOff(response, error))
      }),
    fetch: (url, init = {}) => {
      const headers = Object.fromEntries(new Headers(init.headers))
      return withRequestId(newRequestId({ headers }), async () => {
        const { caller, refusal } = await whoAsks({ headers })
        return caller ? graphql.fetch(url, init, { caller }) : refusalResponse(refusal)
      })
    },
    drain: () => {
      draining = true
    },
  }
}
