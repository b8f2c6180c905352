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
    allowedHeaders: ['authorization', 'content-type', 'x-request-id'],
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
