import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { DocumentNode } from 'graphql'
import { delay, graphql, type RequestHandler } from 'msw'

/**
 * Answers a query or mutation of the kit with this: data, or what makes it of the variables. Several
 * are given one after the other, the last one again and again.
 */
export function answer<Data extends object, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  ...data: readonly [Answer<NoInfer<Data>, Variables>, ...Answer<NoInfer<Data>, Variables>[]]
): RequestHandler {
  let given = 0
  return graphql.operation(({ operationName, variables }) => {
    if (operationName !== nameOf(document)) return
    const one = data[Math.min(given++, data.length - 1)]
    return Response.json({
      data: typeof one === 'function' ? one(variables as Variables) : one,
    })
  })
}

/** Answers a subscription of the kit with these events, as the gateway would by SSE, and completes. */
export function follow<Data extends object, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  events: readonly NoInfer<Data>[],
  { pauseMs = 0 }: { readonly pauseMs?: number } = {},
): RequestHandler {
  return graphql.operation(({ operationName }) => {
    if (operationName !== nameOf(document)) return
    const written = [
      ...events.map((data) => `event: next\ndata: ${JSON.stringify({ data })}\n\n`),
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
