import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { createAnswerMeter, maxAnswerBytes, UnusableAnswer } from './answer-meter.ts'
import { type RequestWatch, requestWatch } from './observe-requests.ts'
import { retryAfterListener } from './retry-after.ts'

/**
 * Makes an agent whose requests end when an answer breaks the bounds of `answer-meter.ts`, where the
 * socket is destroyed, and when the socket closes before the answer's end. What arrives before an
 * answer, in its head and in its trailers counts too.
 *
 * No content coding is asked for, and an answer with one is unusable: a small one can unpack to any
 * size.
 */
export function boundedAgent(
  protocol: 'http:' | 'https:',
  options: http.AgentOptions,
  { onRequest, connectTo }: RequestOptions = {},
): http.Agent {
  const agent = protocol === 'http:' ? new http.Agent(options) : new https.Agent(options)
  const addRequest = agent.addRequest.bind(agent)
  // The SDKs give no access to their requests. This is where every agent receives them.
  agent.addRequest = (request, options) => {
    const watch = requestWatch()
    onRequest?.(request)
    bound(request, watch?.report)
    watch?.follow(request)
    addRequest(request, connectTo === undefined ? options : { ...options, host: connectTo })
  }
  return agent
}

interface RequestOptions {
  /** Called with every request before it leaves. */
  readonly onRequest?: (request: ClientRequest) => void
  /** The host of all connections, whatever host the requests name in their head and for TLS. */
  readonly connectTo?: string | undefined
}

declare module 'http' {
  interface Agent {
    /** Not in Node's documentation; agent-base and all proxy agents rely on it. */
    addRequest(request: ClientRequest, options: object): void
  }
}

type Report = RequestWatch['report']

function bound(request: ClientRequest, report: Report | undefined): void {
  let answer: IncomingMessage | undefined
  let isCut = false
  const hearRetryAfter = retryAfterListener()
  const cutOff = (error: UnusableAnswer) => {
    if (isCut) return
    isCut = true
    report?.(error)
    if (answer === undefined) request.destroy(error)
    else answer.destroy(error)
  }
  request.setHeader('accept-encoding', 'identity')
  const slow = setTimeout(() => cutOff(new UnusableAnswer('AnswerTooSlow')), maxRequestMs).unref()
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
    hearRetryAfter(response.headers)
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

// Twice as long as an attempt, which ends its own requests. The SDK's requests for credentials know no
// attempt: all later calls would wait for one that never ends.
const maxRequestMs = 120_000
