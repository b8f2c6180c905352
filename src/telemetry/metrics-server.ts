import type { RequestListener } from 'node:http'
import { type Listening, listen } from '#http/server.ts'

/** Serves `text` at `/metrics`, and nothing else. */
export function serveMetrics(
  text: () => Promise<string>,
  address: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const handle: RequestListener = (request, response) => {
    const [path] = (request.url ?? '').split('?', 1)
    if (path !== '/metrics') return response.writeHead(404).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return response.writeHead(405, { allow: 'GET, HEAD' }).end()
    }
    text().then(
      (body) => response.writeHead(200, { 'content-type': textFormat }).end(body),
      () => response.writeHead(500).end(),
    )
    return undefined
  }
  return listen(handle, { ...address, portName: 'METRICS_PORT' })
}

const textFormat = 'text/plain; version=0.0.4; charset=utf-8'
