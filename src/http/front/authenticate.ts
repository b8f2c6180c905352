import type { IncomingHttpHeaders } from 'node:http'
import type { Caller } from '#identity/caller.ts'
import type { Identify } from '#identity/identify.ts'
import { KeysUnavailable } from '#identity/tokens/keys-unavailable.ts'
import type { Logger } from '../../logger.ts'
import type { HttpError } from './error-response.ts'
import { currentRequestId } from './request-id.ts'

interface HasHeaders {
  readonly headers: IncomingHttpHeaders
  readonly headersDistinct?: NodeJS.Dict<string[]>
}

type Authenticated =
  | { readonly caller: Caller; readonly error?: never }
  | { readonly error: HttpError; readonly caller?: never }

/** Finds the caller of a request, or the error to send when there is none: 401, or 503. */
export function createAuthenticate(identify: Identify, logger: Logger) {
  let reportedAt = Number.NEGATIVE_INFINITY
  const report = (error: unknown) => {
    if (performance.now() - reportedAt < reportEveryMs) return
    reportedAt = performance.now()
    logger.error({ ...currentRequestId(), error }, 'a caller could not be authenticated')
  }
  return async (request: HasHeaders): Promise<Authenticated> => {
    try {
      const caller = await identify(authorizationOf(request))
      return caller === undefined ? { error: unauthenticated } : { caller }
    } catch (error) {
      if (!(error instanceof KeysUnavailable)) report(error)
      return { error: unavailable }
    }
  }
}

// Strangers can cause it as often as they like.
const reportEveryMs = 60_000

/** Node keeps the first of several headers; a proxy in front of us may have checked the last. */
function authorizationOf({ headers, headersDistinct }: HasHeaders): string | undefined {
  return headersDistinct?.authorization?.join(', ') ?? headers.authorization
}

const unauthenticated: HttpError = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Authenticate with `Authorization: Bearer`, followed by an API key or a token.',
  headers: { 'www-authenticate': 'Bearer' },
}

const unavailable: HttpError = {
  status: 503,
  code: 'UNAVAILABLE',
  message: 'Your credentials cannot be verified at the moment. Try again later.',
}

/** Allows introspection, and suggestions such as "Did you mean …?" in error messages. */
export function mayReadSchema({ scopes }: Caller): boolean {
  return scopes.has('schema:read')
}
