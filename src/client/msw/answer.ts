import {
  buildClientSchema,
  type DocumentNode,
  type ExecutionResult,
  graphql as executeSource,
  type GraphQLSchema,
} from 'graphql'
import { delay, graphql, type RequestHandler } from 'msw'
import { introspection } from '../generated/introspection.ts'
import type { TypedDocumentNode } from '../typed-document.ts'

/**
 * Answers a query or mutation of the kit with data, or with a function that makes data from the
 * variables. Several answers are given one after the other; the last one is repeated.
 */
export function answer<Data extends object, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  ...data: readonly [Answer<NoInfer<Data>, Variables>, ...Answer<NoInfer<Data>, Variables>[]]
): RequestHandler {
  let given = 0
  return graphql.operation(async ({ operationName, query, variables }) => {
    if (operationName !== nameOf(document)) return
    const one = data[Math.min(given++, data.length - 1)]
    const rootValue = typeof one === 'function' ? one(variables as Variables) : one
    return Response.json(await execute(query, variables, rootValue))
  })
}

/** Answers a subscription of the kit with these events over SSE, as the gateway would, and completes. */
export function follow<Data extends object, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  events: readonly NoInfer<Data>[],
  { pauseMs = 0 }: { readonly pauseMs?: number } = {},
): RequestHandler {
  return graphql.operation(async ({ operationName, query, variables }) => {
    if (operationName !== nameOf(document)) return
    const results = await Promise.all(events.map((event) => execute(query, variables, event)))
    const written = [
      ...results.map((result) => `event: next\ndata: ${JSON.stringify(result)}\n\n`),
      'event: complete\ndata:\n\n',
    ]
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = written.shift()
        if (next === undefined) return controller.close()
        await delay(pauseMs)
        controller.enqueue(encoder.encode(next))
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
}

let schema: GraphQLSchema | undefined

/**
 * Executes the document that the client sent: caches add `__typename`, and some clients rename fields.
 * Whatever the schema does not allow is reported in `errors`.
 */
function execute(
  source: string,
  variableValues: Record<string, unknown>,
  rootValue: unknown,
): Promise<ExecutionResult> {
  schema ??= buildClientSchema(introspection)
  return executeSource({ schema, source, rootValue, variableValues })
}

type Answer<Data, Variables> = Data | ((variables: Variables) => Data)

function nameOf({ definitions }: DocumentNode): string | undefined {
  for (const one of definitions) {
    if (one.kind === 'OperationDefinition') return one.name?.value
  }
  return undefined
}
