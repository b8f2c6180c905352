import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Our name for a request, and the client's where it has a harmless one. For answers and logs. */
export interface RequestId {
  readonly id: string
  readonly clientId?: string
}

const running = new AsyncLocalStorage<RequestId>()

/** Everything in `work` finds the id again, for the log. */
export function withRequestId<T>(requestId: RequestId, work: () => T): T {
  return running.run(requestId, work)
}

export function currentRequestId(): RequestId {
  return running.getStore() ?? { id: randomUUID() }
}

/** A client's `X-Request-Id` never becomes ours: it is only logged beside it, if it is harmless. */
export function newRequestId({ headers }: Pick<IncomingMessage, 'headers'>): RequestId {
  const { 'x-request-id': clientId } = headers
  const id = randomUUID()
  return typeof clientId === 'string' && harmless.test(clientId) ? { id, clientId } : { id }
}

// No room for addresses, line breaks or markup.
const harmless = /^[A-Za-z0-9_-]{8,64}$/
