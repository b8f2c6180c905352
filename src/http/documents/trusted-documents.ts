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
        notFound: httpBadRequest('DOCUMENT_UNKNOWN', 'No trusted document has this id.'),
      },
    }),
  ]
}

/** Executes these documents by their id, and leaves every other request as it is. */
function useDocumentIds(byId: ReadonlyMap<string, string>): Plugin {
  return {
    onParams: ({ params, setParams }) => {
      const query = params.query ? undefined : byId.get(idIn(params) ?? '')
      if (query !== undefined) setParams({ ...params, query })
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
  const { documentId, extensions } = params as { documentId?: unknown; extensions?: unknown }
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: unknown }
  const { sha256Hash } = (persistedQuery ?? {}) as { sha256Hash?: unknown }
  return [documentId, sha256Hash].find((id) => typeof id === 'string')
}

function httpBadRequest(code: string, message: string) {
  return { message, extensions: { code, http: { status: 400, spec: true } } }
}
