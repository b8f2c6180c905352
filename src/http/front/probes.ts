import type { IncomingMessage, ServerResponse } from 'node:http'

export interface ProbeOptions {
  /** Resolves when the database answers. */
  readonly pingDatabase: () => Promise<unknown>
  readonly isDraining: () => boolean
  /** Of the gateway. */
  readonly version: string
}

/**
 * Answers probes, independently of everything else: `/health/live` while the process responds,
 * `/health/ready` while it should receive requests, and `/version`. Returns false for other requests.
 */
export function createProbes({ pingDatabase, isDraining, version }: ProbeOptions) {
  const isReachable = withTimeout(pingDatabase)
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const [path] = (request.url ?? '').split('?', 1)
    if (path === undefined || !paths.has(path)) return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, { status: 'method not allowed' }, { allow: 'GET, HEAD' })
    } else if (path === '/version') answer(response, 200, { version })
    else if (path === '/health/live') answer(response, 200, { status: 'live' })
    else if (isDraining()) answer(response, 503, { status: 'draining' })
    else {
      void isReachable().then((reachable) =>
        reachable
          ? answer(response, 200, { status: 'ready' })
          : answer(response, 503, { status: 'no database' }),
      )
    }
    return true
  }
}

const paths: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/version'])

// Longer than a busy database takes, and shorter than the timeout of an ordinary probe.
const pingTimeoutMs = 2_000

/** Pings once at a time, however many probes arrive, so that they cannot fill the database's queue. */
function withTimeout(pingDatabase: () => Promise<unknown>): () => Promise<boolean> {
  let running: Promise<boolean> | undefined
  const ping = async () => {
    try {
      await pingDatabase()
      return true
    } catch {
      return false
    } finally {
      running = undefined
    }
  }
  return async () => {
    running ??= ping()
    const { promise: timedOut, resolve } = Promise.withResolvers<boolean>()
    const timeout = setTimeout(() => resolve(false), pingTimeoutMs)
    const reachable = await Promise.race([running, timedOut])
    clearTimeout(timeout)
    return reachable
  }
}

function answer(
  response: ServerResponse,
  status: number,
  content: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify(content)
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...headers,
    })
    .end(body)
}
