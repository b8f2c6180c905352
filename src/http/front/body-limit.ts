import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeError } from './error-response.ts'

/**
 * Keeps bodies over `limit` bytes away from the GraphQL server, whose own limit doubles the CPU of a
 * small request. A declared length is checked before a byte is read; a body without one is read
 * here. Resolves to false when the response has been sent or the client has gone.
 */
export async function withinLimit(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<boolean> {
  const declared = request.headers['content-length']
  if (declared !== undefined) {
    if (Number(declared) <= limit) return true
    return sendTooLarge(request, response, limit)
  }
  if (request.headers['transfer-encoding'] === undefined) return true
  const body = await readBody(request, limit)
  if (body === 'aborted') return false
  if (body === 'too large') return sendTooLarge(request, response, limit)
  // Where the server looks for a body that has been read already.
  Object.assign(request, { body })
  return true
}

async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too large' | 'aborted'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Destroying the request would close the connection before the response is out.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.byteLength
      if (size > limit) return 'too large'
      chunks.push(chunk)
    }
  } catch {
    return 'aborted'
  }
  return Buffer.concat(chunks)
}

// Many clients read nothing until they have sent everything, and lose the response when the
// connection closes before that. Lingering longer would let clients hold connections open.
const lingerMs = 2_000

function sendTooLarge(request: IncomingMessage, response: ServerResponse, limit: number): false {
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
  return false
}
