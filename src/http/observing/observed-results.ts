import { type DocumentNode, type GraphQLError, getOperationAST } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { type HttpObserver, noteStream, type ObservedRequest } from './observed-request.ts'

interface Observed {
  readonly observed?: ObservedRequest | undefined
}

/** Notes what a request asks for, when it is valid, and the problems that its result has. */
export function useObservedResults(observer: HttpObserver): Plugin<Observed, Observed> {
  const note = (args: { readonly document: DocumentNode; readonly contextValue: unknown }) => {
    const { observed } = args.contextValue as Observed
    const { operationName } = args as { readonly operationName?: string | null }
    if (observed !== undefined) noteOperation(observed, args.document, operationName)
  }
  return {
    onExecute: ({ args }) => note(args),
    onSubscribe: ({ args }) => note(args),
    onResultProcess: ({ result, request, serverContext }) => {
      const { observed } = serverContext
      if (observed === undefined || Array.isArray(result)) return
      if (isAsyncIterable(result)) noteStream(observed, request.signal, observer)
      else noteErrors(observed, result)
    },
  }
}

function noteOperation(
  observed: ObservedRequest,
  document: DocumentNode,
  operationName: string | null | undefined,
): void {
  const operation = getOperationAST(document, operationName)
  if (operation == null) return
  observed.operation = operation.operation
  // A valid document: the names are those of the schema.
  const [first, ...others] = operation.selectionSet.selections
  observed.field = first?.kind === 'Field' && others.length === 0 ? first.name.value : 'several'
}

function noteErrors(
  observed: ObservedRequest,
  { data, errors }: { readonly data?: unknown; readonly errors?: readonly GraphQLError[] },
): void {
  if (errors === undefined || errors.length === 0) return
  const codes = errors.map(({ extensions }) => String(extensions?.code))
  observed.codes.push(...codes)
  if (codes.some((code) => faults.has(code))) observed.result = 'failed'
  else observed.result = data == null ? 'refused' : 'errors'
}

const faults: ReadonlySet<string> = new Set([
  ...['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'OVERLOADED', 'SHUTTING_DOWN'],
])
