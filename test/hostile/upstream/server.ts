import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createChoice } from './answers.ts'
import type { RightAnswer } from './hostile-answer.ts'

/** An emulator behind a front that answers as hostile as it can. */
export interface HostileUpstream {
  readonly url: string
  behave(hostile: boolean): void
  /** By operation: how many hostile answers it gave, and how many different ones. */
  answered(): ReadonlyMap<string, { readonly times: number; readonly kinds: number }>
}

export async function startHostileUpstream(
  name: string,
  emulator: string,
  seed: number,
): Promise<HostileUpstream> {
  const choose = createChoice(seed)
  const ordinals = new Map<string, number>()
  const given = new Map<string, string[]>()
  let isHostile = false

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.socket?.destroy())
  })
  server.keepAliveTimeout = 600_000
  server.on('connection', (socket) => socket.on('error', () => undefined))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request)
    const right = await forward(emulator, request, body)
    const socket: Socket | null = response.socket
    const operation = `${name} ${operationOf(request)}`
    if (!isHostile || socket === null) return reply(response, right)
    const ordinal = ordinals.get(operation) ?? 0
    ordinals.set(operation, ordinal + 1)
    const { answer, random } = choose(operation, ordinal)
    if (answer === undefined) return reply(response, right)
    given.set(operation, [...(given.get(operation) ?? []), answer.name])
    await answer.answer({ socket, right, random })
  }

  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    behave: (hostile) => {
      isHostile = hostile
      // What still drips or waits ends: from now on calls are answered.
      if (!hostile) server.closeAllConnections()
    },
    answered: () =>
      new Map(
        [...given].map(([operation, names]) => [
          operation,
          { times: names.length, kinds: new Set(names).size },
        ]),
      ),
  }
}

function reply(response: ServerResponse, { status, headers, body }: RightAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** The signature covers the headers, `Host` included: they are passed on as they came. */
async function forward(
  emulator: string,
  request: IncomingMessage,
  body: Buffer,
): Promise<RightAnswer> {
  const { method, url, rawHeaders } = request
  const outgoing = send(`${emulator}${url}`, { method, headers: rawHeaders, agent: false })
  outgoing.end(body)
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  const text = (await buffer(response)).toString()
  const { statusCode = 0, headers } = response
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name))
  const flat = kept.map(([name, value]) => [name, String(value)])
  return { status: statusCode, headers: Object.fromEntries(flat), body: text }
}

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length'])

/** `POST /networks/:id/users`, or Tencent's action. */
function operationOf({ method, url = '', headers }: IncomingMessage): string {
  const action = headers['x-tc-action']
  if (typeof action === 'string') return action
  const [path = '', query = ''] = url.split('?')
  const named = path.split('/').map((part) => (/^(?:[a-z-]+)?$/.test(part) ? part : ':id'))
  const operation = new URLSearchParams(query).get('operation')
  return `${method} ${named.join('/')}${operation === null ? '' : ` ${operation}`}`
}
