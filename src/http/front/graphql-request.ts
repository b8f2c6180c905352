import type { IncomingMessage, ServerResponse } from 'node:http'
import { acceptedTypes } from '../protocol/accepted-types.ts'

/** The class of the requests that the GraphQL server reads fastest. */
export interface RequestMaker {
  readonly fetchAPI: { readonly Request: typeof Request }
}

/**
 * A request for the GraphQL server, whose body has been read. Its signal aborts when the client
 * disconnects before the response is complete.
 */
export function graphqlRequest(
  { fetchAPI }: RequestMaker,
  { headers, url }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Request {
  const disconnected = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) disconnected.abort()
  })
  // The client's `Host` was checked, and is not needed any more.
  return new fetchAPI.Request(`http://gateway${url}`, {
    method: 'POST',
    // The GraphQL server compares the type with this exact spelling.
    headers: {
      'content-type': 'application/json',
      // In order: Yoga takes the first that fits, and knows neither weights nor what is not supported here.
      accept: acceptedTypes(headers.accept).join(),
    },
    body: withoutMark(body) as BodyInit,
    signal: disconnected.signal,
  })
}

/** JSON has no byte order mark. Some programs write one, and parsers may ignore it (RFC 8259, 8.1). */
function withoutMark(body: Buffer): Buffer {
  return byteOrderMark.every((byte, at) => body[at] === byte) ? body.subarray(3) : body
}

const byteOrderMark = [0xef, 0xbb, 0xbf]
