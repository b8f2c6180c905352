import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendNodeResponse } from '@whatwg-node/server'

/** Sends a response. Resolves when its request may release its slot. */
export async function sendResponse(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
  maxReadMs: number,
): Promise<void> {
  // Yoga marks streams as cacheable.
  answer.headers.set('cache-control', 'no-store')
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true
  // nginx collects an answer until its end, unless the answer says otherwise.
  if (isStream) answer.headers.set('x-accel-buffering', 'no')
  // Not awaited: it never settles when the client disconnects in the middle of a large response.
  void Promise.resolve(sendNodeResponse(answer, response, request, true)).catch(() =>
    response.destroy(),
  )
  // Subscriptions have their own limits: they occupy a slot only until they have started.
  if (isStream) return
  await whenRead(response, maxReadMs)
}

/** Resolves when the client has read the response or has gone. Disconnects it after `ms`. */
export async function whenRead(response: ServerResponse, ms: number): Promise<void> {
  if (response.closed) return
  const slow = setTimeout(() => response.destroy(), ms)
  await new Promise((resolve) => response.once('close', resolve))
  clearTimeout(slow)
}
