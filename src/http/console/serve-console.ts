import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileCache, pageCache, sendFile } from '../files/send-file.ts'
import type { StaticFile } from '../files/static-file.ts'
import { pathOf } from '../front/request-head.ts'
import { consoleFiles } from './console-files.ts'

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
  sendFile(request, response, file, { cache: isPage ? pageCache : fileCache, policy })
  return true
}

// As in `src/console/routes.ts`.
const pages = /^\/(?:new|batches(?:\/[\w%=-]{1,200})?|people|providers)?$/

function findFile(path: string): StaticFile | undefined {
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
