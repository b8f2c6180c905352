import './production.ts'
import { GraphQLError } from 'graphql'
import { createYoga } from 'graphql-yoga'
import type { Invites } from '#invites/invites.ts'
import { createContext, type SandboxFacts } from '#schema/context.ts'
import { schema } from '#schema/schema.ts'
import type { Logger } from '../logger.ts'
import { consoleDocuments } from './console/console-files.ts'
import { useClientErrors } from './documents/client-errors.ts'
import { useCost } from './documents/cost.ts'
import { useDocumentLimits } from './documents/document-limits.ts'
import { useIntrospectionAccess } from './documents/introspection.ts'
import { useOptionalOperationName } from './documents/operation-name.ts'
import { createDocumentCache } from './documents/parsing/document-cache.ts'
import { useParseInTurns } from './documents/parsing/parse-in-turns.ts'
import { useTrustedDocuments } from './documents/trusted-documents.ts'
import { useVariableLimits } from './documents/variables/variable-limits.ts'
import { useEventStreams } from './event-stream.ts'
import { type HttpError, internalError, serviceUnavailable } from './front/error-response.ts'
import { currentRequestId } from './front/request-id.ts'
import { useLargeResults } from './large-results.ts'
import { type HttpObserver, noteUserError } from './observing/observed-request.ts'
import { useObservedResults } from './observing/observed-results.ts'
import { badRequest } from './protocol/bad-request.ts'
import { useStreamType } from './protocol/stream-type.ts'
import type { RequestContext } from './request-context.ts'
import type { HttpSettings } from './settings.ts'
import { useSharedEvents } from './shared-events.ts'

export interface GraphqlOptions {
  readonly invites: Invites
  readonly logger: Logger
  readonly settings: Pick<HttpSettings, 'documents' | 'documentLimits' | 'console'>
  /** Set in the sandbox only. */
  readonly sandbox?: SandboxFacts
  /** Is the error about a database that is away, and not a fault of the gateway? */
  readonly isUnavailable: (error: unknown) => boolean
  readonly observer?: HttpObserver
}

/** Executes documents against the schema for an authenticated caller. */
export function createGraphql(options: GraphqlOptions) {
  const { invites, settings, observer } = options
  const documentCache = createDocumentCache()
  return createYoga<RequestContext>({
    schema,
    context: ({ request, caller, whileWaiting, observed }) => {
      const onRefused = observed && ((code: string) => noteUserError(observed, code))
      const requester = { caller, signal: request.signal, whileWaiting, onRefused }
      return createContext(invites, requester, options.sandbox)
    },
    // handler.ts does all of this before Yoga is called.
    graphiql: false,
    landingPage: false,
    cors: false,
    maxRequestBodySize: false,
    multipart: false,
    maskedErrors: { maskError: (error) => mask(error, options) },
    // `mask` logs every fault with its request id; Yoga would log it again without.
    logging: false,
    parserAndValidationCache: {
      documentCache,
      errorCache: noCache,
    },
    extraParamNames: ['documentId'],
    plugins: [
      useTrustedDocuments(
        settings.documents,
        schema,
        settings.console ? consoleDocuments() : noDocuments,
      ),
      useOptionalOperationName(),
      useParseInTurns(documentCache),
      useVariableLimits(),
      useDocumentLimits(settings.documentLimits),
      useIntrospectionAccess(),
      useStreamType(),
      useCost(invites.limits),
      useClientErrors(),
      useSharedEvents(),
      useEventStreams(),
      useLargeResults(),
      observer === undefined ? [] : useObservedResults(observer),
    ].flat(),
  })
}

const noDocuments: ReadonlyMap<string, string> = new Map()

// Caching syntax errors would keep a megabyte for every bad request.
const noCache = { get: () => undefined, set: () => undefined }

/** Passes errors about a document on; logs every other error and gives the client its id. */
function mask(error: unknown, { logger, isUnavailable }: GraphqlOptions): GraphQLError {
  const original = error instanceof GraphQLError ? error.originalError : error
  const isOurs = original === undefined || original === null || original instanceof GraphQLError
  if (error instanceof GraphQLError && isOurs) return badRequest(error)
  const requestId = currentRequestId()
  logger.error({ ...requestId, error: original }, 'a request failed')
  const path = error instanceof GraphQLError ? (error.path ?? null) : null
  return isUnavailable(original)
    ? graphqlError(serviceUnavailable('UNAVAILABLE', 'The database is not available.'), path, true)
    : // A fault at a path affects that field only, so the HTTP status stays 200.
      graphqlError(internalError(requestId.id), path, path === null)
}

function graphqlError(
  { message, code, extensions, status, headers }: HttpError,
  path: readonly (string | number)[] | null,
  setsStatus: boolean,
): GraphQLError {
  const http = setsStatus ? { http: { status, headers: { ...headers } } } : {}
  return new GraphQLError(message, { path, extensions: { code, ...extensions, ...http } })
}
