import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'

/**
 * Allows requests from pages of these origins only. Returns true when the request was a CORS
 * preflight and has been answered.
 */
export function createCors(origins: readonly string[]) {
  if (origins.length === 0) return () => false
  const allow = cors({
    origin: [...origins],
    methods: ['POST'],
    // Without a list the headers that are asked for are allowed. Clients and their tracing add their own,
    // such as `apollographql-client-name` and `traceparent`, and the gateway ignores those it does not know.
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  })
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    let isAnswered = true
    allow(request, response, () => {
      isAnswered = false
    })
    return isAnswered
  }
}
