import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { shareEventLoop, yieldEvery } from '#event-loop/event-loop-quota.ts'
import type { Caller } from '#identity/caller.ts'
import type { Identify } from '#identity/identify.ts'
import type { GatewayLimits } from '#invites/check/limits.ts'
import type { Logger } from '../logger.ts'
import { createConsole } from './console/serve-console.ts'
import { createAdmission, type Load, type Visit } from './front/admission.ts'
import { createAuthenticate } from './front/authenticate.ts'
import { createCors } from './front/cors.ts'
import {
  errorResponse,
  type HttpError,
  internalError,
  sendError,
  serviceUnavailable,
} from './front/error-response.ts'
import { graphqlRequest, type RequestMaker } from './front/graphql-request.ts'
import { createProbes } from './front/probes.ts'
import { readBody } from './front/read-body.ts'
import { badMediaType, badRoute, badTarget, noSuchPath } from './front/request-head.ts'
import { currentRequestId, newRequestId, withRequestId } from './front/request-id.ts'
import { setSecurityHeaders } from './front/security-headers.ts'
import { sendResponse } from './front/send-response.ts'
import type { Tabs } from './graphiql/graphiql-files.ts'
import { createGraphiql, isForGraphiql } from './graphiql/serve-graphiql.ts'
import { type HttpObserver, observedBy, observeRequest } from './observing/observed-request.ts'
import { isOptions } from './protocol/options.ts'
import type { RequestContext } from './request-context.ts'
import { logWhenClosed } from './request-log.ts'
import type { HttpSettings } from './settings.ts'

export interface HttpOptions {
  readonly graphql: GraphqlServer
  readonly settings: HttpSettings
  readonly limits: GatewayLimits
  readonly logger: Logger
  readonly identify: Identify
  /** Resolves when the database answers. */
  readonly pingDatabase: () => Promise<unknown>
  /** Of the gateway. */
  readonly version: string
  /** The tabs that GraphiQL opens with. */
  readonly tabs?: Tabs
  /** How long a client may take to read its response. Its slot stays occupied until then. */
  readonly maxReadMs?: number
  /** How long a client may leave a piece of a stream unread. */
  readonly maxUnreadMs?: number
  readonly observer?: HttpObserver
}

interface GraphqlServer extends RequestMaker {
  handleRequest(request: Request, context: RequestContext): Response | Promise<Response>
  fetch(url: URL, init: RequestInit, context: RequestContext): Response | Promise<Response>
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly caller: Caller
  readonly visit: Visit
}

export interface Http {
  readonly handle: RequestListener
  /** Authentication and GraphQL without a socket, and without the checks that protect sockets. */
  fetch(url: URL, init?: RequestInit): Promise<Response>
  /** From now on refuses new requests and fails readiness probes; running requests continue. */
  drain(): void
  load(): Load
}

// To parse 10,000 recipients of 100 bytes each takes some 40 ms.
const bytesPerUnit = 500
const smallBytes = 10_000
// A small request takes some 0.4 ms. Whatever large ones do, so many begin in each turn of the event
// loop, of tenants in turns; a crowd that arrives at once would hold it for as long as it is large.
const smallRequestsPerTurn = 25

/**
 * Everything in front of GraphQL, in this order: probes, target and host, CORS, authentication,
 * admission, route and media type, body size, and a turn to work.
 */
export function createHttp(options: HttpOptions): Http {
  const { graphql, settings, limits, logger, pingDatabase, observer } = options
  const { maxReadMs = 60_000, maxUnreadMs = 20_000 } = options
  let draining = false
  const isProbe = createProbes({
    ...{ pingDatabase, version: options.version },
    isDraining: () => draining,
  })
  const hosts = new Set(settings.hosts)
  const isPreflight = createCors(settings, logger)
  const admission = createAdmission(limits)
  const smallTurn = yieldEvery(smallRequestsPerTurn)
  const authenticate = createAuthenticate(options.identify, logger)
  // With trusted documents only, none of its own would be executed.
  const hasGraphiql = settings.graphiql && settings.documents?.mode !== 'only'
  const sendConsole = settings.console ? createConsole(settings.consoleSignIn) : undefined
  const sendGraphiql = createGraphiql(options.tabs, maxReadMs)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response, currentRequestId().id)
    if (isProbe(request, response)) return
    if (observer !== undefined) observeRequest(response, observer)
    if (settings.logRequests) logWhenClosed(request, response, logger)
    const error = badTarget(request, hosts, settings.settingNames.hosts)
    if (error !== undefined) return sendError(response, error)
    if (isPreflight(request, response) || isOptions(request, response)) return
    if (draining) {
      return sendError(response, serviceUnavailable('SHUTTING_DOWN', 'The gateway is stopping.'))
    }
    // Public, because it holds no data; its requests for data are authenticated as any other.
    if (sendConsole?.(request, response) === true) return
    if (hasGraphiql && isForGraphiql(request)) {
      if (!(await sendGraphiql(request, response))) sendError(response, noSuchPath)
      return
    }
    // Strangers take no place: what they can cause is bounded where tokens are checked.
    const { caller, error: authenticationError } = await authenticate(request)
    if (authenticationError !== undefined) return sendError(response, authenticationError)
    const visit = admission.enter(caller.tenant)
    if (visit === undefined) return sendError(response, overloaded())
    try {
      await serve({ request, response, caller, visit })
    } finally {
      visit.leave()
    }
  }

  const serve = async ({ request, response, caller, visit }: Exchange): Promise<void> => {
    const error = badRoute(request) ?? badMediaType(request)
    if (error !== undefined) return sendError(response, error)
    const body = await readBody(request, response, limits.maxBodyBytes)
    if (body === undefined) return
    if (!(await visit.start())) return sendError(response, overloaded())
    const { byteLength } = body
    const { tenant } = caller
    await (byteLength > smallBytes
      ? shareEventLoop(byteLength / bytesPerUnit, tenant)
      : smallTurn(1, tenant))
    const toExecute = graphqlRequest(graphql, request, response, body)
    const { whileWaiting } = visit
    const observed = observedBy(response)
    const execute = () => graphql.handleRequest(toExecute, { caller, whileWaiting, observed })
    const answer = await (observed && observer
      ? observer.run(observed, request.headers, execute)
      : execute())
    visit.finish()
    await sendResponse(answer, request, response, { tenant, maxReadMs, maxUnreadMs })
  }

  const fail = (response: ServerResponse, error: unknown) => {
    const requestId = currentRequestId()
    logger.error({ ...requestId, error }, 'a request failed outside GraphQL')
    if (response.headersSent) response.destroy()
    else sendError(response, internalError(requestId.id))
  }

  return {
    handle: (request, response) =>
      withRequestId(newRequestId(request), () => {
        handle(request, response).catch((error) => fail(response, error))
      }),
    fetch: (url, init = {}) => {
      const headers = Object.fromEntries(new Headers(init.headers))
      return withRequestId(newRequestId({ headers }), async () => {
        const { caller, error } = await authenticate({ headers })
        return caller
          ? graphql.fetch(url, init, { caller, whileWaiting: (wait) => wait() })
          : errorResponse(error)
      })
    },
    drain: () => {
      draining = true
    },
    load: admission.load,
  }
}

function overloaded(): HttpError {
  return serviceUnavailable('OVERLOADED', 'The gateway is overloaded.')
}
