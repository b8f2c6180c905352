import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { listen } from '#http/server.ts'
import type { TestGateway } from '../../support/gateway.ts'

/** What becomes of a request between the sender and the gateway. */
export type Fate =
  | { readonly kind: 'pass' }
  /** Answered by something in front; `processed` by the gateway all the same. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
      readonly processed?: boolean
    }
  /** The connection is closed without an answer. */
  | { readonly kind: 'closed'; readonly processed: boolean }
  /** Half of the gateway's answer, then nothing. */
  | { readonly kind: 'cut' }

export interface Front extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly { readonly authorization: string | undefined }[]
  /** Requests that were open at the same time. */
  maxAtOnce(): number
  /** Decides about each request by its number, from 1; the first asks for limits. */
  decide(fate: (number: number) => Fate | Promise<Fate>): void
  /** Called when the answer to a passed request has been sent. */
  onAnswered(callback: (number: number) => void): void
}

/** A gateway behind a real HTTP server in which things can go wrong. */
export async function startFront(gateway: TestGateway): Promise<Front> {
  const requests: { authorization: string | undefined }[] = []
  let decide: (number: number) => Fate | Promise<Fate> = () => ({ kind: 'pass' })
  let open = 0
  let max = 0
  let answered: (number: number) => void = () => undefined

  const process = async (request: IncomingMessage): Promise<string> => {
    const response = await gateway.gateway.fetch(new URL('http://gateway/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: await buffer(request),
    })
    return response.text()
  }
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const number = requests.push({ authorization: request.headers.authorization })
    open += 1
    max = Math.max(max, open)
    response.once('close', () => {
      open -= 1
    })
    const fate = await decide(number)
    if (fate.kind === 'pass') {
      response.once('finish', () => answered(number))
      return gateway.gateway.handle(request, response)
    }
    if (fate.kind === 'cut') {
      const body = await process(request)
      response.writeHead(200, { 'content-length': Buffer.byteLength(body) })
      response.write(body.slice(0, body.length / 2), () => response.destroy())
      return
    }
    if (fate.processed === true) await process(request)
    else request.resume()
    if (fate.kind === 'closed') response.destroy()
    else response.writeHead(fate.status, fate.headers).end(fate.body)
  }
  const server = await listen(
    (request, response) => void handle(request, response).catch(() => response.destroy()),
    { host: '127.0.0.1', port: 0 },
  )
  return {
    url: `${server.url}/graphql`,
    requests,
    maxAtOnce: () => max,
    decide: (fate) => {
      requests.length = 0
      decide = fate
    },
    onAnswered: (callback) => {
      answered = callback
    },
    [Symbol.asyncDispose]: () => server.close(0),
  }
}
