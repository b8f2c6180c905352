import './production.ts'
import { GraphQLError } from 'graphql'
import { createLRUCache, createYoga } from 'graphql-yoga'
import type { Caller } from '#identity/caller.ts'
import type { Invites } from '#invites/invites.ts'
import { createContext } from '#schema/context.ts'
import { schema } from '#schema/schema.ts'
import type { Logger } from '../logger.ts'
import { useTidyErrors } from './documents/client-errors.ts'
import { useCost } from './documents/cost.ts'
import { useDocumentLimits } from './documents/document-limits.ts'
import { useSchemaReaders } from './documents/introspection.ts'
import { useKnownDocuments } from './documents/trusted-documents.ts'
import { useBearableVariables } from './documents/variable-limits.ts'
import { broken } from './front/error-response.ts'
import { currentRequestId } from './front/request-id.ts'
import type { HttpSettings } from './settings.ts'

export interface GraphqlOptions {
  readonly invites: Invites
  readonly logger: Logger
  readonly settings: Pick<HttpSettings, 'documents' | 'documentLimits'>
}

/** Executes documents against the schema, for a caller who is known. */
export function createGraphql({ invites, logger, settings }: GraphqlOptions) {
  return createYoga<{ caller: Caller }>({
    schema,
    context: ({ request, caller }) => createContext(invites, caller, request.signal),
    // All of these are dealt with in front of Yoga: see handler.ts.
    graphiql: false,
    landingPage: false,
    cors: false,
    maxRequestBodySize: false,
    multipart: false,
    maskedErrors: { maskError: (error) => mask(error, logger) },
    // Every fault passes `mask`, which logs it with its id; Yoga would log it again without.
    logging: false,
    parserAndValidationCache: {
      documentCache: createLRUCache({ max: documentsRemembered }),
      errorCache: forgetful,
    },
    extraParamNames: ['documentId'],
    plugins: [
      useKnownDocuments(settings.documents, schema),
      useBearableVariables(),
      useDocumentLimits(settings.documentLimits),
      useSchemaReaders(),
      useCost(invites.limits.maxOperationCost),
      useTidyErrors(),
    ].flat(),
  })
}

// As large as documents may be, they fill less than 100 MB.
const documentsRemembered = 128

// Remembering what could not be read would keep a megabyte for every bad request.
const forgetful = { get: () => undefined, set: () => undefined }

/** Problems with a document pass; everything else is logged whole, and the client gets an id. */
function mask(error: unknown, logger: Logger): GraphQLError {
  const original = error instanceof GraphQLError ? error.originalError : error
  const isOurs = original === undefined || original === null || original instanceof GraphQLError
  if (error instanceof GraphQLError && isOurs) return error
  const requestId = currentRequestId()
  logger.error({ ...requestId, error: original }, 'a request met a fault')
  const { message, code, status, extensions } = broken(requestId.id)
  const path = error instanceof GraphQLError ? error.path : undefined
  // A fault at a path leaves the rest of the answer as it is.
  const more = path === undefined ? { http: { status } } : {}
  return new GraphQLError(message, {
    path: path ?? null,
    extensions: { code, ...extensions, ...more },
  })
}
