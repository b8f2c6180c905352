import type { ServerResponse } from 'node:http'
import { noteHttpError } from '../observing/observed-request.ts'

/** An error that is sent before GraphQL runs, in the format of a GraphQL response. */
export interface HttpError {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Ends the response with an error. `node:http` discards the rest of the request's body. */
export function sendError(response: ServerResponse, error: HttpError): void {
  response.end(writeError(response, error))
}

/** Writes the head of the response and returns the body that belongs to it. */
export function writeError(response: ServerResponse, error: HttpError): string {
  const { status, headers } = error
  const body = bodyOf(error)
  noteHttpError(response, status, error.code)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  return body
}

/** The same as a `Response`, for requests without a socket. */
export function errorResponse(error: HttpError): Response {
  const { status, headers = {} } = error
  return new Response(bodyOf(error), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** A fault of the gateway, which is logged under this request id. */
export function internalError(id: string): HttpError {
  const message = `Something went wrong in the gateway. Quote ${id} when you report it.`
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message, extensions: { id } }
}

/**
 * Asks the client to come back in 1 to 5 seconds. Nothing of the request has been executed, except
 * perhaps if it is `UNAVAILABLE`: a repetition with the same idempotency key is safe.
 */
export function serviceUnavailable(
  code: 'OVERLOADED' | 'SHUTTING_DOWN' | 'UNAVAILABLE',
  message: string,
): HttpError {
  // Random, so that clients refused together do not come back together.
  const retryAfterSeconds = 1 + Math.floor(Math.random() * 5)
  return {
    status: 503,
    code,
    message: `${message} Try again in ${retryAfterSeconds} s.`,
    extensions: { retryAfterSeconds },
    headers: { 'retry-after': String(retryAfterSeconds) },
  }
}

function bodyOf({ code, message, extensions }: HttpError): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, ...extensions } }] })
}
