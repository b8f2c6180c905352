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
  const { status, headers } = refusal
  const body = bodyOf(refusal)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  return body
}

/** The same where there is no socket. */
export function refusalResponse(refusal: Refusal): Response {
  const { status, headers = {} } = refusal
  return new Response(bodyOf(refusal), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** A fault of ours, which the log has under this id. */
export function broken(id: string): Refusal {
  const message = `Something went wrong here. Quote ${id} when you report it.`
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message, extensions: { id } }
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

function bodyOf({ code, message, extensions }: Refusal): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, ...extensions } }] })
}
