import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendNodeResponse } from '@whatwg-node/server'

/** Sends an answer; resolves when its request is no longer in work. */
export async function deliver(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
  takeMs: number,
): Promise<void> {
  // Yoga says of streams that they may be stored.
  answer.headers.set('cache-control', 'no-store')
  // Not awaited: it never ends when the client hangs up in the middle of a large answer.
  void Promise.resolve(sendNodeResponse(answer, response, request, true)).catch(() =>
    response.destroy(),
  )
  // Subscriptions have bounds of their own; they are in work until they have begun.
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) return
  await taken(response, takeMs)
}

/** Resolves when the client has the answer, or is gone; who takes longer than `ms` is cut off. */
export async function taken(response: ServerResponse, ms: number): Promise<void> {
  if (response.closed) return
  const slow = setTimeout(() => response.destroy(), ms)
  await new Promise((resolve) => response.once('close', resolve))
  clearTimeout(slow)
}
