import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** What a proxy does to streams. Everything else passes. */
export type StreamFault =
  /** They pass. */
  | 'none'
  /** Ends each after its first event. */
  | 'cut'
  /** Forwards nothing of them, as proxies do that wait for the end. */
  | 'drop'
  /** Answers 502 itself. */
  | 'refuse'

/** A proxy in front of a gateway, on a port of its own. */
export interface StreamProxy extends AsyncDisposable {
  readonly url: string
  /** Where it forwards to. Undefined: to nobody. */
  target: string | undefined
  streams: StreamFault
  /** The bodies of the requests so far. */
  readonly asked: readonly { readonly query: string; readonly variables: Record<string, unknown> }[]
  /** How many streams are open. */
  open(): number
}

export async function startStreamProxy(target: string): Promise<StreamProxy> {
  const asked: StreamProxy['asked'][number][] = []
  const open = new Set<ServerResponse>()
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming)
    asked.push(JSON.parse(body))
    const isStream = incoming.headers.accept === 'text/event-stream'
    if (isStream) {
      open.add(outgoing)
      outgoing.once('close', () => open.delete(outgoing))
    }
    if (proxy.target === undefined || (isStream && proxy.streams === 'refuse')) {
      outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
      return
    }
    forward(proxy.target, { incoming, outgoing, body }, isStream ? proxy.streams : 'none')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const proxy: StreamProxy = {
    url: `http://127.0.0.1:${port}/graphql`,
    target,
    streams: 'none',
    asked,
    open: () => open.size,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}

interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly body: string
}

function forward(target: string, { incoming, outgoing, body }: Exchange, fault: StreamFault): void {
  const { accept, authorization } = incoming.headers
  const upstream = request(
    `${target}/graphql`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept,
        ...(authorization && { authorization }),
      },
    },
    (answer) => {
      if (fault === 'drop') return void answer.resume()
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.on('data', (chunk: Buffer) => {
        const isEvent = fault === 'cut' && chunk.includes('data: {')
        outgoing.write(chunk, () => isEvent && outgoing.destroy())
      })
      answer.on('end', () => outgoing.end())
      answer.on('error', () => outgoing.destroy())
    },
  )
  upstream.on('error', () => outgoing.destroy())
  outgoing.once('close', () => upstream.destroy())
  upstream.end(body)
}
