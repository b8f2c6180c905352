import type { IncomingMessage, ServerResponse } from 'node:http'
import { documentMethods, pathOf } from '../front/request-head.ts'

/**
 * Says what is allowed, to an OPTIONS that is no preflight. Returns false for other requests, and for
 * paths without documents.
 */
export function isOptions(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'OPTIONS') return false
  const path = pathOf(request)
  if (path !== '/graphql' && path !== '*') return false
  response.writeHead(204, { allow: documentMethods }).end()
  return true
}
