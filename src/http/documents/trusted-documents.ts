import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import { GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { HttpSettings } from '../settings.ts'

/**
 * Executes trusted documents by their id, sent as `documentId` or as Apollo's
 * `extensions.persistedQuery`. With mode `only`, no other documents are executed. The console's own
 * are always known. Throws one sentence when a trusted document does not fit the schema.
 */
export function useTrustedDocuments(
  documents: HttpSettings['documents'],
  schema: GraphQLSchema,
  consoleDocuments: ReadonlyMap<string, string>,
): Plugin[] {
  if (documents === undefined) return [useDocumentIds(consoleDocuments)]
  const { mode, byId: given } = documents
  for (const [id, document] of given) assertUsable(id, document, schema)
  const byId = new Map([...consoleDocuments, ...given])
  return [
    usePersistedOperations({
      allowArbitraryOperations: mode === 'optional',
      getPersistedOperation: (id) => byId.get(id) ?? byId.get(id.replace(/^sha256:/, '')) ?? null,
      extractPersistedOperationId: (params) => idIn(params) ?? null,
      customErrors: {
        persistedQueryOnly: httpBadRequest(
          'DOCUMENT_NOT_ALLOWED',
          'Only trusted documents are executed.',
        ),
        keyNotFound: httpBadRequest(
          'DOCUMENT_MISSING',
          'Send a document, or the id of a trusted one.',
        ),
        // Where any document is executed, Apollo's clients send it again, and whole, when told so.
        notFound: ({ params }) =>
          mode === 'optional' && hashIn(params) !== undefined
            ? persistedQueryNotSupported()
            : documentUnknown(),
      },
    }),
  ]
}

/** Executes these documents by their id. Apollo's clients send any other again, and whole, when told so. */
function useDocumentIds(byId: ReadonlyMap<string, string>): Plugin {
  return {
    onParams: ({ params, setParams }) => {
      const query = params.query ? undefined : byId.get(idIn(params) ?? '')
      if (query !== undefined) setParams({ ...params, query })
      else if (!params.query && hashIn(params) !== undefined) throw persistedQueryNotSupported()
    },
  }
}

function assertUsable(id: string, document: string, schema: GraphQLSchema): void {
  const problem = firstProblem(document, schema)
  if (problem === undefined) return
  throw new Error(`Correct or remove the trusted document ${id}: ${problem.message}`)
}

function firstProblem(document: string, schema: GraphQLSchema): GraphQLError | undefined {
  try {
    return validate(schema, parse(document))[0]
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

function idIn(params: object): string | undefined {
  const { documentId } = params as { documentId?: unknown }
  return typeof documentId === 'string' ? documentId : hashIn(params)
}

function hashIn(params: object): string | undefined {
  const { extensions } = params as { extensions?: unknown }
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: unknown }
  const { sha256Hash } = (persistedQuery ?? {}) as { sha256Hash?: unknown }
  return typeof sha256Hash === 'string' ? sha256Hash : undefined
}

/** Apollo's own message, code and status: its clients know them, and some read no body of another one. */
function persistedQueryNotSupported(): GraphQLError {
  return new GraphQLError('PersistedQueryNotSupported', {
    extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED', http: { status: 200 } },
  })
}

const documentUnknown = () => {
  const { message, extensions } = httpBadRequest(
    'DOCUMENT_UNKNOWN',
    'No trusted document has this id.',
  )
  return new GraphQLError(message, { extensions })
}

function httpBadRequest(code: string, message: string) {
  return { message, extensions: { code, http: { status: 400, spec: true } } }
}
