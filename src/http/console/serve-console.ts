import type { IncomingMessage, ServerResponse } from 'node:http'
import { pathOf } from '../front/request-head.ts'
import { type ConsoleFile, consoleFiles } from './console-files.ts'

/**
 * Sends the console's page or one of its files. False: the request is for something else. The page is
 * the same for all of its addresses.
 */
export function serveConsole(request: IncomingMessage, response: ServerResponse): boolean {
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD') return false
  const path = pathOf(request)
  const isPage = pages.test(path)
  const file = isPage ? consoleFiles().page : findFile(path)
  if (file === undefined) return false
  const encoding = acceptedEncoding(request.headers['accept-encoding'])
  const content = encoding === undefined ? file.identity() : file[encoding]
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': content.byteLength,
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    vary: 'accept-encoding',
    // Names have a hash of the content. The page names the files, so it is asked for each time.
    'cache-control': isPage ? 'no-cache' : 'public, max-age=31536000, immutable',
    'content-security-policy': policy,
  })
  response.end(method === 'HEAD' ? undefined : content)
  return true
}

// As in `src/console/routes.ts`.
const pages = /^\/(?:new|batches(?:\/[\w%=-]{1,200})?|people|providers)?$/

function findFile(path: string): ConsoleFile | undefined {
  return path.startsWith('/console/') ? consoleFiles().byPath.get(path) : undefined
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

function acceptedEncoding(header: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const accepted = `${header ?? ''}`
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => !/;\s*q=0(?:\.0*)?$/.test(one))
    .map((one) => one.split(';', 1)[0])
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding))
}
