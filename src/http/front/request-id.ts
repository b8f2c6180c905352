import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Our id of a request, and the client's `X-Request-Id` if it is harmless. For responses and logs. */
export interface RequestId {
  readonly id: string
  readonly clientId?: string
}

const running = new AsyncLocalStorage<RequestId>()

/** Makes the id available as `currentRequestId()` to everything that `work` calls. */
export function withRequestId<T>(requestId: RequestId, work: () => T): T {
  return running.run(requestId, work)
}

/** The id of the request being served; a new one outside of a request. */
export function currentRequestId(): RequestId {
  return running.getStore() ?? { id: randomUUID() }
}

/** A client's `X-Request-Id` never becomes ours: it is only logged next to it. */
export function newRequestId({ headers }: Pick<IncomingMessage, 'headers'>): RequestId {
  const { 'x-request-id': clientId } = headers
  const id = randomUUID()
  return typeof clientId === 'string' && harmless.test(clientId) ? { id, clientId } : { id }
}

// Excludes addresses, line breaks and markup.
const harmless = /^[A-Za-z0-9_-]{8,64}$/
