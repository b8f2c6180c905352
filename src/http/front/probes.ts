import type { IncomingMessage, ServerResponse } from 'node:http'

export interface HealthOptions {
  /** Resolves when the database answers. */
  readonly reach: () => Promise<unknown>
  readonly isDraining: () => boolean
}

/**
 * Answers probes, before and beside everything else: `/health/live` while the process turns,
 * `/health/ready` while requests should be sent here. False: the request is no probe.
 */
export function createHealth({ reach, isDraining }: HealthOptions) {
  const reachable = boundedLook(reach)
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const [path] = (request.url ?? '').split('?', 1)
    if (path !== '/health/live' && path !== '/health/ready') return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, 'method not allowed', { allow: 'GET, HEAD' })
    } else if (path === '/health/live') answer(response, 200, 'live')
    else if (isDraining()) answer(response, 503, 'draining')
    else {
      void reachable().then((reached) =>
        reached ? answer(response, 200, 'ready') : answer(response, 503, 'no database'),
      )
    }
    return true
  }
}

// 2 s: longer than a busy database takes, and shorter than the patience of an ordinary probe.
const boundMs = 2_000

/** One look at a time, however many ask: probes must not fill the database's queue. */
function boundedLook(reach: () => Promise<unknown>): () => Promise<boolean> {
  let looking: Promise<boolean> | undefined
  const look = async () => {
    try {
      await reach()
      return true
    } catch {
      return false
    } finally {
      looking = undefined
    }
  }
  return async () => {
    looking ??= look()
    const { promise: late, resolve } = Promise.withResolvers<boolean>()
    const bound = setTimeout(() => resolve(false), boundMs)
    const reached = await Promise.race([looking, late])
    clearTimeout(bound)
    return reached
  }
}

function answer(
  response: ServerResponse,
  status: number,
  state: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify({ status: state })
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...headers,
    })
    .end(body)
}
