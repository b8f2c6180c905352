import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '../logger.ts'
import { currentRequestId } from './front/request-id.ts'

/** Logs a request when its response has ended, or when its client has hung up. */
export function logWhenClosed(
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
  logger: Logger,
): void {
  const began = performance.now()
  const requestId = currentRequestId()
  const [path] = url.split('?', 1)
  response.once('close', () => {
    const { statusCode: status, writableFinished } = response
    const fields = {
      ...requestId,
      // Anything may be in a path or a method that we do not know.
      ...{ method: knownMethods.has(method) ? method : 'other' },
      ...{ path: path === '/graphql' ? path : 'other' },
      ...{ status, ms: Math.round(performance.now() - began) },
      ...(writableFinished ? {} : { hungUp: true }),
    }
    logger.info(fields, 'a request')
  })
}

const knownMethods: ReadonlySet<string | undefined> = new Set(['GET', 'POST', 'HEAD', 'OPTIONS'])
