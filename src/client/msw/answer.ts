import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { DocumentNode } from 'graphql'
import { delay, graphql, type RequestHandler } from 'msw'
import { asAsked } from './as-asked.ts'

/**
 * Answers a query or mutation of the kit with this: data, or what makes it of the variables. Several
 * are given one after the other, the last one again and again.
 */
export function answer<Data extends object, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  ...data: readonly [Answer<NoInfer<Data>, Variables>, ...Answer<NoInfer<Data>, Variables>[]]
): RequestHandler {
  let given = 0
  return graphql.operation(async ({ operationName, query, variables }) => {
    if (operationName !== nameOf(document)) return
    const one = data[Math.min(given++, data.length - 1)]
    const told = typeof one === 'function' ? one(variables as Variables) : one
    return Response.json(await asAsked(query, variables, told))
  })
}

/** Answers a subscription of the kit with these events, as the gateway would by SSE, and completes. */
export function follow<Data extends object, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  events: readonly NoInfer<Data>[],
  { pauseMs = 0 }: { readonly pauseMs?: number } = {},
): RequestHandler {
  return graphql.operation(async ({ operationName, query, variables }) => {
    if (operationName !== nameOf(document)) return
    const results = await Promise.all(events.map((event) => asAsked(query, variables, event)))
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

type Answer<Data, Variables> = Data | ((variables: Variables) => Data)

function nameOf({ definitions }: DocumentNode): string | undefined {
  for (const one of definitions) {
    if (one.kind === 'OperationDefinition') return one.name?.value
  }
  return undefined
}
