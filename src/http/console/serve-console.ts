import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileCache, pageCache, sendFile } from '../files/send-file.ts'
import { plainFile } from '../files/static-file.ts'
import { acceptsHtml, noSuchPath, pathOf } from '../front/request-head.ts'
import { directory as graphiqlFiles } from '../graphiql/graphiql-files.ts'
import { noteHttpError } from '../observing/observed-request.ts'
import type { ConsoleSignIn } from '../settings.ts'
import { consoleFiles } from './console-files.ts'

/**
 * Sends the console's page or one of its files. False: the request is for something else. The page is
 * the same for all of its addresses, and where a browser opens an address that is nothing at all, it says so.
 */
export type SendConsole = (request: IncomingMessage, response: ServerResponse) => boolean

export function createConsole(signIn?: ConsoleSignIn): SendConsole {
  const policy = policyFor(signIn)
  const signInFile = plainFile('sign-in.json', JSON.stringify({ oidc: signIn ?? null }))
  const findFile = (path: string) =>
    path === '/console/sign-in.json'
      ? { file: signInFile, cache: pageCache }
      : { file: consoleFiles().byPath.get(path), cache: fileCache }
  return (request, response) => {
    const { method } = request
    if (method !== 'GET' && method !== 'HEAD') return false
    const path = pathOf(request)
    const { file, cache } = pages.test(path)
      ? { file: consoleFiles().page, cache: pageCache }
      : path.startsWith('/console/')
        ? findFile(path)
        : none
    if (file !== undefined) {
      sendFile(request, response, file, { cache, policy })
      return true
    }
    if (!acceptsHtml(request) || isOfApi(path)) return false
    const { status, code } = noSuchPath
    noteHttpError(response, status, code)
    sendFile(request, response, consoleFiles().page, { cache: pageCache, policy, status })
    return true
  }
}

const none = { file: undefined, cache: pageCache }

const isOfApi = (path: string) => path === '/graphql' || path.startsWith(graphiqlFiles)

// As in `src/console/routes.ts`.
const pages =
  /^\/(?:(?:new|batches(?:\/[\w%=-]{1,200})?|people|providers|statistics)\/?|signed-in)?$/

/** The issuer is the one other origin that the page may ask. */
function policyFor(signIn: ConsoleSignIn | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self'${signIn === undefined ? '' : ` ${new URL(signIn.issuer).origin}`}`,
    "img-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
