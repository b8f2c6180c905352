import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Keeps bodies over `limit` bytes away from the GraphQL server, whose own limit costs twice the CPU
 * of a small request. A declared length is judged before a byte is read; a body without one is
 * gathered here. Resolves to false when the request was answered already.
 */
export async function withinLimit(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<boolean> {
  const declared = request.headers['content-length']
  if (declared !== undefined) {
    if (Number(declared) <= limit) return true
    return refuse(response, limit)
  }
  if (request.headers['transfer-encoding'] === undefined) return true
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > limit) return refuse(response, limit)
    chunks.push(chunk)
  }
  // The server reads a body that was read before from here.
  Object.assign(request, { body: Buffer.concat(chunks) })
  return true
}

function refuse(response: ServerResponse, limit: number): false {
  const message = `The request body is larger than ${limit} bytes; send it in pieces.`
  const extensions = { code: 'PAYLOAD_TOO_LARGE' }
  response.writeHead(413, { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify({ errors: [{ message, extensions }] }))
  return false
}
