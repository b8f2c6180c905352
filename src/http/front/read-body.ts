import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendError, writeError } from './error-response.ts'

/**
 * Reads the body of a request, at most `limit` bytes of UTF-8. A declared length is checked before
 * the client is asked for the body. Resolves to undefined when the response has been sent or the client has
 * disconnected.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Buffer | undefined> {
  const { 'content-length': declared = '0', expect } = request.headers
  if (Number(declared) > limit) return sendTooLarge(request, response, limit)
  // Any other expectation was answered with 417, and HTTP/1.0 knows none.
  if (expect !== undefined && request.httpVersion === '1.1') response.writeContinue()
  const body = await collect(request, limit)
  if (body === 'too large') return sendTooLarge(request, response, limit)
  if (body === 'aborted') return undefined
  // Decoded all the same, other bytes would be invited and sent as U+FFFD.
  if (isUtf8(body)) return body
  sendError(response, notUtf8)
  return undefined
}

const notUtf8 = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The request body is not valid UTF-8.',
}

function collect(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too large' | 'aborted'> {
  const { promise, resolve } = Promise.withResolvers<Buffer | 'too large' | 'aborted'>()
  if (request.destroyed) resolve('aborted')
  const chunks: Buffer[] = []
  let size = 0
  const onData = (chunk: Buffer) => {
    size += chunk.byteLength
    chunks.push(chunk)
    if (size <= limit) return
    chunks.length = 0
    request.off('data', onData)
    resolve('too large')
  }
  request
    .on('data', onData)
    .once('end', () => resolve(Buffer.concat(chunks)))
    .once('close', () => resolve('aborted'))
  return promise
}

// Many clients read nothing until they have sent everything, and lose the response when the
// connection closes before that. Lingering longer would let clients hold connections open.
const lingerMs = 2_000

function sendTooLarge(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): undefined {
  const body = writeError(response, {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: `The request body is larger than ${limit} bytes. Split the request.`,
    headers: { connection: 'close' },
  })
  response.write(body)
  const linger = setTimeout(() => response.end(), lingerMs)
  request.resume().once('close', () => {
    clearTimeout(linger)
    response.end()
  })
}
