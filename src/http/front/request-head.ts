import type { IncomingMessage } from 'node:http'
import { acceptedTypes, answerTypes } from '../protocol/accepted-types.ts'
import type { HttpError } from './error-response.ts'

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct'>

/**
 * Checks the target and the `Host` of a request. Runs before authentication. `setting` is where the
 * hosts are listed.
 */
export function badTarget(
  { method, url, headersDistinct }: Head,
  hosts: ReadonlySet<string>,
  setting: string,
): HttpError | undefined {
  const isOfServer = method === 'OPTIONS' && url === '*'
  if (!isOfServer && (url === undefined || !target.test(url))) {
    return httpError(400, 'BAD_REQUEST', 'The request target must be a path of this gateway.')
  }
  const [host, ...more] = headersDistinct.host ?? []
  const { name, port = '' } = hostname.exec(host ?? '')?.groups ?? {}
  const isKnown = name !== undefined && hosts.has(name.toLowerCase())
  if (!isKnown || Number(port) > maxPort || more.length > 0) {
    const message = `The gateway does not serve this host name. Add it to ${setting}.`
    return httpError(400, 'HOST_NOT_ALLOWED', message)
  }
  return undefined
}

/** What the path of documents allows. */
export const documentMethods = 'POST, OPTIONS'

/** Only `POST /graphql` executes documents. */
export function badRoute(request: Head): HttpError | undefined {
  if (pathOf(request) !== '/graphql') return noSuchPath
  if (request.method !== 'POST') {
    return httpError(405, 'METHOD_NOT_ALLOWED', 'Send documents with POST.', {
      allow: documentMethods,
    })
  }
  return undefined
}

/** Only uncompressed JSON in UTF-8 is read, and only our own formats are sent. */
export function badMediaType({ headers }: Head): HttpError | undefined {
  if (!json.test(headers['content-type'] ?? '')) {
    return httpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json, in UTF-8.', {
      'accept-post': 'application/json',
    })
  }
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')) {
    return httpError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body uncompressed.', {
      'accept-encoding': 'identity',
    })
  }
  // Yoga would check this after the execution.
  if (acceptedTypes(headers.accept).length === 0) {
    return httpError(406, 'NOT_ACCEPTABLE', `Accept one of these types: ${answerTypes.join(', ')}.`)
  }
  return undefined
}

/** Is a browser opening GraphiQL? */
export function isPageRequest(request: Head): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return isRead && pathOf(request) === '/graphql' && acceptsHtml(request)
}

/** Does a browser want something to show? What programs and pages ask for is not HTML. */
export function acceptsHtml({ headers }: Pick<Head, 'headers'>): boolean {
  return /\btext\/html\b/i.test(headers.accept ?? '')
}

export function pathOf({ url = '' }: Pick<Head, 'url'>): string {
  const [path = ''] = url.split('?', 1)
  return path
}

// A path and a query by RFC 3986. With a second slash at its start, the path would name a host.
const target = /^\/(?!\/)(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*$/i
const hostname = /^(?<name>[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::(?<port>\d{1,5}))?$/i
const maxPort = 65_535
const json = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i
function httpError(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): HttpError {
  return { status, code, message, ...(headers === undefined ? {} : { headers }) }
}

export const noSuchPath = httpError(404, 'NOT_FOUND', 'This path does not exist. Use /graphql.')
