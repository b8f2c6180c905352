import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Captured {
  readonly method: string | undefined
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Notes what arrives, word for word, and answers `reply`. Knows nothing of any upstream. */
export async function startCaptureServer(reply: Reply = { status: 200 }) {
  const requests: Captured[] = []
  const server = createServer(async (request, response) => {
    const { method, headers, url = '' } = request
    const [path = '', search] = url.split('?')
    const query = Object.fromEntries(new URLSearchParams(search))
    requests.push({ method, path, query, headers, body: await text(request) })
    response.writeHead(reply.status, { 'x-amzn-requestid': 'request-1', ...reply.headers })
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.')

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
