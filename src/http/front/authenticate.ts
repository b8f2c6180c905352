import type { IncomingHttpHeaders } from 'node:http'
import type { Caller } from '#identity/caller.ts'
import type { Identify } from '#identity/identify.ts'
import type { Logger } from '../../logger.ts'
import type { Refusal } from './error-response.ts'
import { currentRequestId } from './request-id.ts'

interface HasHeaders {
  readonly headers: IncomingHttpHeaders
  readonly headersDistinct?: NodeJS.Dict<string[]>
}

type Asking =
  | { readonly caller: Caller; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly caller?: never }

/** The caller of a request, or what to answer where there is none. */
export function createWhoAsks(identify: Identify, logger: Logger) {
  return async (request: HasHeaders): Promise<Asking> => {
    try {
      const caller = await identify(authorizationOf(request))
      return caller === undefined ? { refusal: unauthenticated } : { caller }
    } catch (error) {
      logger.error({ ...currentRequestId(), error }, 'nobody can tell who asks')
      return { refusal: unidentifiable }
    }
  }
}

/** Of several headers Node takes the first; what stands in front of us may have judged the last. */
function authorizationOf({ headers, headersDistinct }: HasHeaders): string | undefined {
  return headersDistinct?.authorization?.join(', ') ?? headers.authorization
}

const unauthenticated: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Say who you are: `Authorization: Bearer`, and an API key or a token.',
  headers: { 'www-authenticate': 'Bearer' },
}

const unidentifiable: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: 'Who you are cannot be found out now; try again later.',
}

/** Introspection, GraphiQL, and names that somebody may have meant. */
export function mayReadSchema({ scopes }: Caller): boolean {
  return scopes.has('schema:read')
}
