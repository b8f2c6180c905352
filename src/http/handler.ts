import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { sendNodeResponse } from '@whatwg-node/server'
import type { GatewayLimits } from '#invites/limits.ts'
import type { Logger } from '../logger.ts'
import { createAdmission } from './admission.ts'
import { withinLimit } from './body-limit.ts'
import { createHealth } from './health.ts'
import { busy, refuse } from './refuse.ts'

export interface HttpOptions {
  readonly graphql: {
    handleNodeRequestAndResponse(
      request: IncomingMessage,
      response: ServerResponse,
    ): Response | Promise<Response>
  }
  readonly limits: GatewayLimits
  readonly logger: Logger
  /** Resolves when the database answers. */
  readonly reach: () => Promise<unknown>
  /** How long a client may take to read its answer; more would hold a place for ever. */
  readonly takeMs?: number
}

export interface Http {
  readonly handle: RequestListener
  /** New requests are refused from now on, and probes told so; those in work go on. */
  drain(): void
}

/** What stands in front of GraphQL, in this order: probes, admission, the body limit. */
export function createHttp(options: HttpOptions): Http {
  const { graphql, limits, logger, reach, takeMs = 60_000 } = options
  let draining = false
  const isProbe = createHealth({ reach, isDraining: () => draining })
  const admission = createAdmission(limits.maxRequestsInWork)

  const work = async (request: IncomingMessage, response: ServerResponse, leave: () => void) => {
    if (!(await withinLimit(request, response, limits.maxBodyBytes))) return
    const closed = new Promise((resolve) => response.once('close', resolve))
    const answer = await graphql.handleNodeRequestAndResponse(request, response)
    // Subscriptions have bounds of their own; here they count until they have begun.
    const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false
    if (isStream) leave()
    // Not awaited: it never ends when the client hangs up in the middle of a large answer.
    void Promise.resolve(sendNodeResponse(answer, response, request, true)).catch(() =>
      response.destroy(),
    )
    const slow = isStream ? undefined : setTimeout(() => response.destroy(), takeMs)
    await closed
    clearTimeout(slow)
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isProbe(request, response)) return
    if (draining) return refuse(response, busy('SHUTTING_DOWN', 'This gateway is stopping.'))
    const place = admission.enter()
    if (place === undefined) {
      return refuse(response, busy('OVERLOADED', 'Too many requests are in work.'))
    }
    try {
      await work(request, response, place.leave)
    } catch (error) {
      logger.error({ error }, 'a request broke')
      response.destroy()
    } finally {
      place.leave()
    }
  }
  return {
    handle: (request, response) => void handle(request, response),
    drain: () => {
      draining = true
    },
  }
}
