import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeRefusal } from './error-response.ts'

/**
 * Keeps bodies over `limit` bytes away from the GraphQL server, whose own limit costs twice the CPU
 * of a small request. A declared length is judged before a byte is read; a body without one is
 * gathered here. Resolves to false when there is nothing left to answer.
 */
export async function withinLimit(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<boolean> {
  const declared = request.headers['content-length']
  if (declared !== undefined) {
    if (Number(declared) <= limit) return true
    return refuse(request, response, limit)
  }
  if (request.headers['transfer-encoding'] === undefined) return true
  const body = await gather(request, limit)
  if (body === 'aborted') return false
  if (body === 'too large') return refuse(request, response, limit)
  // The server reads a body that was read before from here.
  Object.assign(request, { body })
  return true
}

async function gather(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too large' | 'aborted'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Destroying the request would close the connection under the answer.
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

// 2 s: many clients read nothing until they have sent everything, and lose the answer when the
// connection is closed under them. Longer would let anybody hold connections.
const lingerMs = 2_000

function refuse(request: IncomingMessage, response: ServerResponse, limit: number): false {
  const body = writeRefusal(response, {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: `The request body is larger than ${limit} bytes; send it in pieces.`,
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
