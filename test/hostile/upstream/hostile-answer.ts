import type { Socket } from 'node:net'
import type { Random } from '../../truth/day/random.ts'

/** One way of answering that no upstream should have. */
export interface HostileAnswer {
  readonly name: string
  /** Writes to the connection whatever it likes, and may leave it open. */
  answer(delivery: Delivery): void | Promise<void>
}

export interface Delivery {
  readonly socket: Socket
  /** The answer as it should be, after the request was processed. */
  readonly right: RightAnswer
  readonly random: Random
}

export interface RightAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Headers = readonly (readonly [name: string, value: string])[]

/** A status line and headers as they are given, with nothing added. */
export function head(status: number | string, headers: Headers): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} Hostile`, ...lines, '', ''].join('\r\n')
}

/** A whole answer with its length. */
export function whole(
  { socket, right }: Delivery,
  {
    status = right.status,
    body = right.body,
    headers = [],
  }: { status?: number | string; body?: string | Buffer; headers?: Headers },
): void {
  const bytes = Buffer.from(body)
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const usual: Headers = [
    ...Object.entries(right.headers).filter(([name]) => !given.has(name) && !own.has(name)),
    ...(given.has('content-length') ? [] : [['content-length', `${bytes.byteLength}`] as const]),
  ]
  socket.write(head(status, [...usual, ...headers]))
  socket.write(bytes)
}

const own = new Set(['content-length', 'connection', 'transfer-encoding', 'keep-alive'])

/** Writes a piece again and again until the other end has gone. */
export async function pour(socket: Socket, piece: string | Buffer, pauseMs = 0): Promise<void> {
  while (!socket.destroyed) {
    const isTaken = socket.write(piece)
    const { promise, resolve } = Promise.withResolvers<void>()
    if (pauseMs > 0) setTimeout(resolve, pauseMs)
    else if (isTaken) setImmediate(resolve)
    else {
      socket.once('drain', resolve)
      socket.once('close', resolve)
    }
    await promise
  }
}
