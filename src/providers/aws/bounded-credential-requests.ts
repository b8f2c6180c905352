import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { ClientRequest } from 'node:http'
import { boundRequest, isBounded } from '../connections/bounded-request.ts'

/**
 * Bounds the requests that the SDK makes for credentials while `run` runs: at the metadata service of
 * an instance and at the endpoint of a container. The SDK takes no agent for them. It collects answers
 * of any length, waits for ever for one that drips, and for one that was cut, it never stops waiting.
 */
export function boundCredentialRequests<Result>(
  run: () => Promise<Result>,
  maxMs = maxCredentialRequestMs,
): Promise<Result> {
  return bounds.run(maxMs, run)
}

// The endpoints are on the same machine and answer in milliseconds. The SDK may ask a container's four
// times, and all of that fits into an attempt.
const maxCredentialRequestMs = 5_000

const bounds = new AsyncLocalStorage<number>()

// Node publishes every request of the process here, before it leaves.
subscribe('http.client.request.created', (message) => {
  const maxMs = bounds.getStore()
  const request = requestOf(message)
  if (maxMs === undefined || request === undefined || isBounded(request)) return
  // Where the answer has begun, Node tells only the answer, to which the SDK does not always listen.
  boundRequest(request, { maxMs, report: (error) => request.emit('error', error) })
  // Node may tell the request as well, after the SDK's listener has gone.
  request.on('error', () => undefined)
})

function requestOf(message: unknown): ClientRequest | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined
  return message.request instanceof ClientRequest ? message.request : undefined
}
