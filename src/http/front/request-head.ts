import type { IncomingMessage } from 'node:http'
import type { Refusal } from './error-response.ts'

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct'>

/** What is wrong with where a request wants to go; judged before anybody asks who it is. */
export function wrongDirection({ url, headersDistinct }: Head, hosts: ReadonlySet<string>) {
  if (url === undefined || !target.test(url)) {
    return refusal(400, 'BAD_REQUEST', 'The request target is not a path of this gateway.')
  }
  const [host, ...more] = headersDistinct.host ?? []
  const name = host === undefined ? undefined : hostname.exec(host)?.groups?.name
  if (name === undefined || more.length > 0 || !hosts.has(name.toLowerCase())) {
    return refusal(400, 'HOST_NOT_ALLOWED', 'The gateway does not answer to this host name.')
  }
  return undefined
}

/** Why GraphQL cannot take a request. Only JSON in a POST is executed, and only in plain coding. */
export function wrongForm(request: Head): Refusal | undefined {
  const { method, headers } = request
  if (pathOf(request) !== '/graphql') return refusal(404, 'NOT_FOUND', 'There is nothing here.')
  if (method !== 'POST') {
    return refusal(405, 'METHOD_NOT_ALLOWED', 'Send documents with POST.', { allow: 'POST' })
  }
  if (!json.test(headers['content-type'] ?? '')) {
    return refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json, in UTF-8.')
  }
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')) {
    return refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body without content coding.')
  }
  // Judged now: GraphQL would find out after it has executed.
  if (!(headers.accept ?? '*/*').split(',').some(isAcceptable)) {
    return refusal(406, 'NOT_ACCEPTABLE', `Accept one of ${answers.join(', ')}.`)
  }
  return undefined
}

/** Does a browser ask for the page? */
export function isPageRequest(request: Head): boolean {
  const { method, headers } = request
  const asksForPage = /\btext\/html\b/i.test(headers.accept ?? '')
  return method === 'GET' && pathOf(request) === '/graphql' && asksForPage
}

export function pathOf({ url = '' }: Pick<Head, 'url'>): string {
  const [path = ''] = url.split('?', 1)
  return path
}

// RFC 3986, of a path with a query; no second slash, which would make a host of what follows.
const target = /^\/(?!\/)(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*$/i
const hostname = /^(?<name>[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i
const json = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i
const answers = ['application/graphql-response+json', 'application/json', 'text/event-stream']
const acceptable = new Set([...answers, 'multipart/mixed', 'application/*', '*/*'])

function isAcceptable(range: string): boolean {
  const [type = '', ...parameters] = range.toLowerCase().replaceAll(/\s/g, '').split(';')
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  return acceptable.has(type) && (charset === undefined || charset === 'charset=utf-8')
}

function refusal(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Refusal {
  return { status, code, message, ...(headers === undefined ? {} : { headers }) }
}
