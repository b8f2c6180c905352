import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Manner } from './plan.ts'

/** What came back, or how the connection ended. */
export type Answer =
  | { readonly kind: 'answered'; readonly response: HttpResponse }
  /** The tenant itself went away. */
  | { readonly kind: 'left' }
  | { readonly kind: 'cut'; readonly reason: string }
  | { readonly kind: 'silent' }

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface Sending {
  readonly url: string
  readonly authorization: string
  readonly body: Buffer
  readonly manner: Manner
  readonly accept: string
  /** Streams go on for long: the tenant leaves after this. */
  readonly leaveAfterMs: number
}

/** After this an unanswered request counts as forgotten: `maxWaitSeconds`, and time to spare. */
const silentAfterMs = 90_000

export function createTenant(): Disposable & { send(sending: Sending): Promise<Answer> } {
  // A connection that is used again may be closed by the other end just then, which is nobody's fault.
  const agent = new Agent({ keepAlive: false, maxSockets: 100 })
  return {
    send: (sending) => send(sending, agent),
    [Symbol.dispose]: () => agent.destroy(),
  }
}

function send(sending: Sending, agent: Agent): Promise<Answer> {
  const { url, authorization, body, manner, accept, leaveAfterMs } = sending
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const isWhole = manner !== 'in-pieces'
  const outgoing = request(`${url}/graphql`, {
    method: 'POST',
    agent,
    headers: {
      'content-type': 'application/json',
      authorization,
      accept,
      ...(isWhole ? { 'content-length': body.byteLength } : {}),
    },
  })
  const leave = () => {
    resolve({ kind: 'left' })
    outgoing.destroy()
  }
  const timer = setTimeout(() => {
    resolve({ kind: 'silent' })
    outgoing.destroy()
  }, silentAfterMs)
  const leaving = setTimeout(leave, leaveAfterMs)
  outgoing.on('error', (error) => resolve({ kind: 'cut', reason: error.message }))
  outgoing.on('response', (response) => {
    if (manner === 'reads-nothing') setTimeout(leave, 1_000)
    else void read(response).then(resolve)
  })
  void write(outgoing, { body, manner, leave })
  return promise.finally(() => {
    clearTimeout(timer)
    clearTimeout(leaving)
  })
}

async function write(
  outgoing: ReturnType<typeof request>,
  { body, manner, leave }: { body: Buffer; manner: Manner; leave: () => void },
): Promise<void> {
  switch (manner) {
    case 'plain':
    case 'inline':
    case 'reads-nothing':
    case 'as-events':
      outgoing.end(body)
      return
    case 'hang-up':
      outgoing.end(body, leave)
      return
    case 'half-a-body':
      outgoing.write(body.subarray(0, Math.ceil(body.byteLength / 2)), () => setTimeout(leave, 50))
      return
    case 'in-pieces': {
      const size = Math.max(1, Math.ceil(body.byteLength / 5))
      for (let at = 0; at < body.byteLength && outgoing.writable; at += size) {
        outgoing.write(body.subarray(at, at + size))
        await sleep(10)
      }
      outgoing.end()
    }
  }
}

async function read(response: IncomingMessage): Promise<Answer> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of response) pieces.push(piece)
  } catch (error) {
    return { kind: 'cut', reason: error instanceof Error ? error.message : 'unknown' }
  }
  const { statusCode = 0, headers } = response
  return {
    kind: 'answered',
    response: { status: statusCode, headers, body: Buffer.concat(pieces) },
  }
}
