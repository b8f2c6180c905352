import type { ServerResponse } from 'node:http'

/** What every answer says to browsers and caches. A page may widen the content policy for itself. */
export function setSafeHeaders(response: ServerResponse, requestId: string): void {
  for (const [name, value] of safe) response.setHeader(name, value)
  response.setHeader('x-request-id', requestId)
}

const safe = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  // For browsers that do not know frame-ancestors.
  ['x-frame-options', 'DENY'],
] as const
