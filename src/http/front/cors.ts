import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'

/**
 * Lets pages of these origins ask, and no others. True: the request was only a browser's question
 * whether it may, and is answered.
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
    let goesOn = false
    allow(request, response, () => {
      goesOn = true
    })
    return !goesOn
  }
}
