import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bytes } from './row.ts'

export interface Reply {
  /** Undefined: the connection ended without an answer. */
  readonly status: number | undefined
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Sends bytes over a socket of their own and reads one answer, or the end. */
export async function attack(url: string, send: Bytes): Promise<Reply> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  const arrived: Buffer[] = []
  const answered = Promise.withResolvers<void>()
  const isWhole = endOfAnswer()
  socket.on('data', (piece) => {
    arrived.push(piece)
    if (isWhole(piece)) answered.resolve()
  })
  // A reset after an answer is a way to end it; without one it shows as no answer.
  socket.on('error', () => answered.resolve())
  socket.on('close', () => answered.resolve())
  await once(socket, 'connect')

  for (const piece of send) {
    if (typeof piece === 'number') await Promise.race([sleep(piece), answered.promise])
    else if (socket.writable) socket.write(piece)
  }
  const patience = setTimeout(() => answered.resolve(), giveUpAfterMs)
  await answered.promise
  clearTimeout(patience)
  socket.destroy()
  return parse(Buffer.concat(arrived))
}

const giveUpAfterMs = 10_000

/** Looks at each piece once: an answer can be a page of megabytes. */
function endOfAnswer(): (piece: Buffer) => boolean {
  let beginning = Buffer.alloc(0)
  let arrived = 0
  let whole: number | undefined
  return (piece) => {
    arrived += piece.byteLength
    if (whole !== undefined) return arrived >= whole
    beginning = Buffer.concat([beginning, piece])
    const { headers, rest } = split(beginning)
    const length = headers?.get('content-length')
    if (length !== undefined) whole = beginning.byteLength - rest.byteLength + Number(length)
    const isLastPiece = rest.toString('latin1').endsWith('0\r\n\r\n')
    return whole === undefined
      ? (headers?.has('transfer-encoding') ?? false) && isLastPiece
      : arrived >= whole
  }
}

function parse(bytes: Buffer): Reply {
  const { status, headers = new Map(), rest } = split(bytes)
  const length = Number(headers.get('content-length') ?? rest.byteLength)
  const body = headers.has('transfer-encoding') ? unchunked(rest) : rest.subarray(0, length)
  return { status, headers, body: body.toString() }
}

function split(bytes: Buffer) {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return { status: undefined, headers: undefined, rest: bytes }
  const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = new Map(
    lines.map((one) => {
      const colon = one.indexOf(':')
      return [one.slice(0, colon).toLowerCase(), one.slice(colon + 1).trim()] as const
    }),
  )
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1])
  return { status, headers, rest: bytes.subarray(end + 4) }
}

function unchunked(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, end).toString(), 16)
    if (end === -1 || !(size > 0)) return Buffer.concat(pieces)
    pieces.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}
