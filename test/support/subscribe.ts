import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import type { FollowProgress } from './documents/progress.ts'
import { eventsIn } from './requests/events-in.ts'

type Data = ResultOf<typeof FollowProgress>
export type ProgressEvent = Data['inviteBatchProgress']

interface Message {
  readonly data?: Data | null
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[]
}

/** Asks for a subscription over SSE, as a browser would, wherever `ask` takes it. */
export async function subscribe<Variables>(
  post: (init: RequestInit) => Promise<Response>,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<AsyncGenerator<Message, void>> {
  const response = await post({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: print(document), variables }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (response.body === null) throw new Error('no stream')
  return messages(response.body)
}

/** Ends at `complete`; throws when the stream is cut before. */
async function* messages(body: ReadableStream<Uint8Array>): AsyncGenerator<Message, void> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    const events = eventsIn(text)
    text = text.split('\n\n').at(-1) ?? ''
    for (const { event, data } of events) {
      if (event === 'complete') return
      yield JSON.parse(data)
    }
  }
  throw new Error('the stream was cut')
}

/** The events of a subscription to its end; throws what the gateway refuses. */
export async function* eventsOf(
  stream: AsyncGenerator<Message, void>,
): AsyncGenerator<ProgressEvent, void> {
  for await (const { data, errors } of stream) {
    if (data == null) throw new Error(JSON.stringify(errors))
    yield data.inviteBatchProgress
  }
}
