import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'
import type { Logger } from '../../logger.ts'
import type { HttpSettings } from '../settings.ts'
import { sendError } from './error-response.ts'
import { currentRequestId } from './request-id.ts'

type CorsSettings = Pick<HttpSettings, 'origins' | 'loopbackOrigins' | 'settingNames'>

/**
 * Allows requests from pages of the configured origins only. Returns true when the request was a CORS
 * preflight and has been answered.
 */
export function createCors(settings: CorsSettings, logger: Logger) {
  const allowed = settings.loopbackOrigins ? [...settings.origins, loopback] : settings.origins
  const allow = cors({
    origin: [...allowed],
    methods: ['POST'],
    // Without a list the headers that are asked for are allowed. Clients and their tracing add their own,
    // such as `apollographql-client-name` and `traceparent`, and the gateway ignores those it does not know.
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  })
  const isAllowed = (origin: string) =>
    allowed.some((one) => (typeof one === 'string' ? one === origin : one.test(origin)))
  const sendRefusal = createRefusal(settings.settingNames.origins, logger)

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { origin } = request.headers
    if (isPreflight(request) && origin !== undefined && !isAllowed(origin)) {
      sendRefusal(response)
      return true
    }
    // The library would take any OPTIONS for a preflight.
    const isOther = request.method === 'OPTIONS' && !isPreflight(request)
    if (allowed.length === 0 || isOther) return false
    let isAnswered = true
    allow(request, response, () => {
      isAnswered = false
    })
    return isAnswered
  }
}

const loopback =
  /^https?:\/\/(?:(?:[a-z0-9-]{1,63}\.){0,4}localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
}

/** A browser shows its user nothing of this answer, so the log says it as well. */
function createRefusal(setting: string, logger: Logger) {
  let reportedAt = Number.NEGATIVE_INFINITY
  return (response: ServerResponse): void => {
    if (performance.now() - reportedAt >= reportEveryMs) {
      reportedAt = performance.now()
      logger.warn({ ...currentRequestId(), setting }, 'a page of another origin was refused')
    }
    const message = `Pages of this origin may not send requests. Add it to ${setting}.`
    sendError(response, { status: 403, code: 'ORIGIN_NOT_ALLOWED', message })
  }
}

// Strangers can cause it as often as they like.
const reportEveryMs = 60_000
