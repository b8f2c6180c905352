import { Readable } from 'node:stream'
import type { ExecutionResult } from 'graphql'
import { type FetchAPI, isAsyncIterable, type Plugin, processRegularResult } from 'graphql-yoga'

/** The result of an event that many subscriptions share. Its text is encoded once. */
export interface EncodedResult extends ExecutionResult {
  /** The event as it is sent. */
  readonly encoded: Uint8Array
}

/**
 * Writes the events of subscriptions. Yoga encodes every event for every subscription and copies it
 * once more: 500 who follow a batch of 10,000 made 4 GB of buffers, which collecting garbage took longer
 * than all other work.
 */
export function useEventStreams(): Plugin {
  return {
    onResultProcess: ({ result, resultProcessor, setResultProcessor }) => {
      // No other result is iterable, and no other media type is accepted for one.
      if (resultProcessor === undefined || !isAsyncIterable(result)) return
      const events = result as AsyncIterable<ExecutionResult>
      setResultProcessor((_result, fetchAPI) => eventStream(events, fetchAPI), mediaType)
    },
  }
}

/** The text of an event with this JSON, encoded. */
export function encodeEvent(json: string): Uint8Array {
  const data = json.replaceAll(lineEnds, (end) => lineEndsEscaped[end] ?? end)
  return Buffer.from(`event: next\ndata: ${data}\n\n`)
}

// JSON may hold them in texts. Readers that cut a stream into lines by other rules would break an event.
const lineEnds = /[\u0085\u2028\u2029]/g
const lineEndsEscaped: Readonly<Record<string, string>> = {
  '\u0085': '\\u0085',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

const mediaType = 'text/event-stream'
const complete = Buffer.from('event: complete\ndata:\n\n')
// Also the first piece: some browsers do not see the head of a response that has no body yet.
const ping = Buffer.from(':\n\n')
// Less than proxies wait for a byte.
const pingMs = 12_000

function eventStream(events: AsyncIterable<ExecutionResult>, fetchAPI: FetchAPI): Response {
  const iterator = events[Symbol.asyncIterator]()
  let pulling = false
  const pull = async () => {
    const { done, value } = await iterator.next()
    const piece = done ? complete : await encodedOf(value, fetchAPI)
    pulling = false
    stream.push(piece)
    if (done) stream.push(null)
  }
  const stream = new Readable({
    // A piece at a time, as it is. Of bytes, Node would copy pieces together.
    objectMode: true,
    highWaterMark: 1,
    read: () => {
      // A ping makes Node ask again while an event is awaited.
      if (pulling) return
      pulling = true
      pull().catch((error) => stream.destroy(error))
    },
    destroy: (error, done) => {
      clearInterval(pings)
      Promise.resolve(iterator.return?.()).then(() => done(error), done)
    },
  })
  const pings = setInterval(() => {
    if (stream.readableLength === 0 && !stream.readableEnded) stream.push(ping)
  }, pingMs)
  stream.once('end', () => clearInterval(pings))
  stream.push(ping)
  const headers = {
    'content-type': mediaType,
    connection: 'keep-alive',
    'content-encoding': 'none',
  }
  // Yoga's own response takes a stream of Node as it is.
  return new fetchAPI.Response(stream as unknown as BodyInit, { status: 200, headers })
}

async function encodedOf(result: ExecutionResult, fetchAPI: FetchAPI): Promise<Uint8Array> {
  if (isEncoded(result)) return result.encoded
  // Yoga leaves details out of errors while it writes them.
  return encodeEvent(await processRegularResult(result, fetchAPI, 'application/json').text())
}

const isEncoded = (result: ExecutionResult): result is EncodedResult => 'encoded' in result
