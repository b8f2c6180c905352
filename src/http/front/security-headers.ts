import type { ServerResponse } from 'node:http'

/** Headers of every response, for browsers and caches. A page may relax the content policy. */
export function setSecurityHeaders(response: ServerResponse, requestId: string): void {
  for (const [name, value] of securityHeaders) response.setHeader(name, value)
  response.setHeader('x-request-id', requestId)
}

const securityHeaders = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  // For browsers without support for frame-ancestors.
  ['x-frame-options', 'DENY'],
] as const
