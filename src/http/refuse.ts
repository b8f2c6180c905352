import type { ServerResponse } from 'node:http'

/** Why a request is answered before GraphQL sees it, in the form of a GraphQL answer. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Ends the response with a refusal; its body is left to `node:http`, which reads past it. */
export function refuse(response: ServerResponse, refusal: Refusal): void {
  response.end(writeRefusal(response, refusal))
}

/** Writes the head, and gives the body that belongs to it. */
export function writeRefusal(response: ServerResponse, refusal: Refusal): string {
  const { status, code, message, extensions, headers } = refusal
  const body = JSON.stringify({ errors: [{ message, extensions: { code, ...extensions } }] })
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  return body
}

/** Come again: nothing of the request happened. */
export function busy(code: 'OVERLOADED' | 'SHUTTING_DOWN', message: string): Refusal {
  // A spread of seconds keeps those who were refused together from coming back together.
  const retryAfterSeconds = 1 + Math.floor(Math.random() * 5)
  return {
    status: 503,
    code,
    message: `${message} Come back in ${retryAfterSeconds} s.`,
    extensions: { retryAfterSeconds },
    headers: { 'retry-after': String(retryAfterSeconds) },
  }
}
