import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendNodeResponse } from '@whatwg-node/server'
import { yieldEvery } from '#event-loop/event-loop-quota.ts'

/** Who reads a response, and how long that may take. */
export interface Reading {
  /** Tenants take turns where much is sent at once. */
  readonly tenant: string
  /** To read its whole response, in milliseconds. */
  readonly maxReadMs: number
  /** To read any byte of a stream that has something for it, in milliseconds. */
  readonly maxUnreadMs: number
}

/** Sends a response. Resolves when its request may release its slot. */
export async function sendResponse(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
  reading: Reading,
): Promise<void> {
  // Yoga marks streams as cacheable.
  answer.headers.set('cache-control', 'no-store')
  const destroy = () => response.destroy()
  // Subscriptions have their own limits: they occupy a slot only until they have started.
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    // nginx collects an answer until its end, unless the answer says otherwise.
    answer.headers.set('x-accel-buffering', 'no')
    void sendStream(answer, response, reading).catch(destroy)
    return
  }
  const isLarge = Number(answer.headers.get('content-length')) > pieceSize
  // Not awaited: it never settles when the client disconnects in the middle of a large response.
  void (
    isLarge
      ? writePieces(answer, response, reading.tenant)
      : Promise.resolve(sendNodeResponse(answer, response, request, true))
  ).catch(destroy)
  await whenRead(response, reading.maxReadMs)
}

// Larger answers are written in pieces.
const pieceSize = 256 * 1024

/** Writes one piece after the other has left the process, until the client is gone. */
async function writePieces(
  answer: Response,
  response: ServerResponse,
  tenant: string,
): Promise<void> {
  const { body } = answer
  // The client left before there was an answer: `close` does not come again.
  if (response.closed) return body?.cancel()
  const reader = body?.getReader()
  const closed = once(response, 'close')
  // Not by the reader, which would wait for the next piece.
  void closed.then(() => body?.cancel()).catch(() => undefined)
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  for (;;) {
    const next = await reader?.read()
    if (next === undefined || next.done) break
    await turnToWrite(next.value.byteLength, tenant)
    if (response.closed) break
    if (!response.write(next.value)) await Promise.race([once(response, 'drain'), closed])
  }
  response.end()
}

// Bytes that a turn of the event loop hands to the kernel, some 5 ms: it copies them meanwhile, and on the
// same machine it delivers them. 500 followers of one batch took 100 MB of an event in one turn.
const turnToWrite = yieldEvery(1_000_000)

/**
 * Sends a stream. Disconnects a client that takes nothing for `maxUnreadMs` while a piece waits for it, and
 * forgets the stream as soon as the client is gone.
 */
async function sendStream(
  answer: Response,
  response: ServerResponse,
  { tenant, maxUnreadMs }: Reading,
): Promise<void> {
  // The socket's own timer: it starts again whenever the kernel takes a byte. That shows how a slow
  // client reads only in steps, of up to a megabyte where the kernel's buffers are large.
  response.setTimeout(maxUnreadMs, () => void disconnectUnread(response))
  await writePieces(answer, response, tenant)
}

/** The timers of a crowd end together, and closing a socket with megabytes in it takes a while. */
async function disconnectUnread(response: ServerResponse): Promise<void> {
  if (!hasUnread(response)) return
  await turnToDisconnect()
  if (hasUnread(response)) response.destroy()
}

const hasUnread = ({ writableLength, socket }: ServerResponse) =>
  writableLength > 0 || (socket?.writableLength ?? 0) > 0

// So that a turn closes a few, however many are in the crowd.
const turnToDisconnect = yieldEvery(10)

/** Resolves when the client has read the response or has gone. Disconnects it after `ms`. */
export async function whenRead(response: ServerResponse, ms: number): Promise<void> {
  if (response.closed) return
  const slow = setTimeout(() => response.destroy(), ms)
  await new Promise((resolve) => response.once('close', resolve))
  clearTimeout(slow)
}
