import type { ClientRequest, IncomingMessage } from 'node:http'
import { createAnswerMeter, maxAnswerBytes, UnusableAnswer } from './answer-meter.ts'
import { retryAfterListener } from './retry-after.ts'

export interface RequestBounds {
  /** Until the end of the answer. */
  readonly maxMs: number
  /** Called when an answer is cut. The SDKs hide or lose the error. */
  readonly report?: Report | undefined
}

type Report = (error: UnusableAnswer) => void

/**
 * Ends a request when its answer breaks the bounds of `answer-meter.ts`, where the socket is destroyed,
 * and when the socket closes before the answer's end. What arrives before an answer, in its head and in
 * its trailers counts too.
 *
 * No content coding is asked for, and an answer with one is unusable: a small one can unpack to any
 * size.
 */
export function boundRequest(request: ClientRequest, { maxMs, report }: RequestBounds): void {
  bounded.add(request)
  let answer: IncomingMessage | undefined
  let isCut = false
  const hearRetryAfter = retryAfterListener()
  const cutOff = (error: UnusableAnswer) => {
    if (isCut) return
    isCut = true
    report?.(error)
    if (answer === undefined) request.destroy(error)
    // In the next turn: an SDK that is not listening yet would wait for ever.
    else setImmediate((begun) => begun.destroy(error), answer)
  }
  request.setHeader('accept-encoding', 'identity')
  const slow = setTimeout(() => cutOff(new UnusableAnswer('AnswerTooSlow')), maxMs).unref()
  request.once('close', () => clearTimeout(slow))
  request.once('socket', (socket) => {
    let arrived = 0
    const count = (piece: Buffer) => {
      arrived += piece.byteLength
      if (arrived > maxAnswerBytes) cutOff(new UnusableAnswer('AnswerTooLong'))
    }
    socket.on('data', count)
    // Before the agent gives the socket to the next request.
    request.once('close', () => socket.removeListener('data', count))
  })
  // Before the listener that the SDK may have added when it made the request.
  request.prependOnceListener('response', (response) => {
    answer = response
    hearRetryAfter(response.headersDistinct)
    if (isEncoded(response)) cutOff(new UnusableAnswer('AnswerEncoded'))
    watchBody(response, cutOff)
    response.once('close', () => {
      // Some HTTP clients go on waiting. Those that do not have ended by then, and tell the status.
      if (!response.complete) setImmediate(() => cutOff(new UnusableAnswer('AnswerCut')))
    })
  })
}

const isEncoded = ({ headers }: IncomingMessage) =>
  (headers['content-encoding'] ?? 'identity').trim().toLowerCase() !== 'identity'

/** Reads along. A `data` listener would start the body before the SDK is ready for it. */
function watchBody(response: IncomingMessage, cutOff: Report): void {
  const push = response.push.bind(response)
  const findFault = createAnswerMeter()
  let isBroken = isEncoded(response)
  response.push = (piece, encoding) => {
    const fault = !isBroken && piece instanceof Uint8Array ? findFault(piece) : undefined
    if (fault !== undefined) {
      isBroken = true
      cutOff(new UnusableAnswer(fault))
    }
    // No SDK sees the end of a broken body, which it might take for a whole one.
    return isBroken || push(piece, encoding)
  }
}

const bounded = new WeakSet<ClientRequest>()

export const isBounded = (request: ClientRequest): boolean => bounded.has(request)
