import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileCache, pageCache, sendFile } from '../files/send-file.ts'
import { isPageRequest, pathOf } from '../front/request-head.ts'
import { whenRead } from '../front/send-response.ts'
import { directory, type GraphiqlFiles, makeGraphiqlFiles, type Tabs } from './graphiql-files.ts'

/**
 * Sends the GraphiQL page or one of its files. Resolves to false if there is no such file. The page is
 * public, because it holds no data; it loads nothing from anywhere else.
 */
export function createGraphiql(tabs: Tabs | undefined, maxReadMs: number) {
  let made: Promise<GraphiqlFiles> | undefined
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    made ??= makeGraphiqlFiles(tabs)
    // The next request tries again.
    made.catch(() => {
      made = undefined
    })
    const { page, byPath } = await made
    const isPage = isPageRequest(request)
    const file = isPage ? page : byPath.get(pathOf(request))
    if (file === undefined) return false
    sendFile(request, response, file, { cache: isPage ? pageCache : fileCache, policy })
    await whenRead(response, maxReadMs)
    return true
  }
}

/** Is it for the page, or for what is beside it? */
export function isForGraphiql(request: IncomingMessage): boolean {
  const { method } = request
  const isRead = method === 'GET' || method === 'HEAD'
  return isPageRequest(request) || (isRead && pathOf(request).startsWith(directory))
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor adds styles at run time and starts its workers from blobs.
  "style-src 'self' 'unsafe-inline'",
  'worker-src blob:',
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
