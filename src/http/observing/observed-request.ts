import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { currentRequestId } from '../front/request-id.ts'

/** Hears of requests to GraphQL, to count them. Must not throw. */
export interface HttpObserver {
  /** The response has left, or the client is gone. */
  onRequest(request: ObservedRequest): void
  /** A subscription began, or ended. */
  onSubscription(change: 1 | -1): void
  /** Runs its work. */
  run<T>(request: ObservedRequest, headers: IncomingHttpHeaders, work: () => T): T
}

/** What is known of a request when its response is closed. Holds nothing that a client could choose. */
export interface ObservedRequest {
  /** Ours, as in `X-Request-Id`. */
  readonly id: string
  /** `none`: it was refused before its operation was known. */
  operation: 'query' | 'mutation' | 'subscription' | 'none'
  /** The root field; `several` where the document selects more than one. */
  field: string
  /**
   * `refused`: as a whole, by an error or by a member of the result union. `errors`: a part of the data.
   * `failed`: by a fault, or since the gateway is busy or its database away. `abandoned`: the client left.
   */
  result: 'ok' | 'errors' | 'refused' | 'failed' | 'abandoned'
  /** Of all its problems. */
  readonly codes: string[]
  seconds: number
  /** Its response is a stream of events. */
  isStream: boolean
}

/** Follows a request until its response is closed. Pages and preflights are not reported. */
export function observeRequest(response: ServerResponse, observer: HttpObserver): void {
  const began = performance.now()
  const request: ObservedRequest = {
    id: currentRequestId().id,
    operation: 'none',
    field: 'none',
    result: 'ok',
    codes: [],
    seconds: 0,
    isStream: false,
  }
  const observing: Observed = response
  observing[observed] = request
  // It closes once: there is no listener to remove.
  response.on('close', () => {
    observing[observed] = undefined
    if (request.isStream) observer.onSubscription(-1)
    if (request.operation === 'none' && request.codes.length === 0) return
    if (!request.isStream && !response.writableFinished) request.result = 'abandoned'
    request.seconds = (performance.now() - began) / 1_000
    observer.onRequest(request)
  })
}

/** The request that this response is for, where requests are observed. */
export function observedBy(response: Observed): ObservedRequest | undefined {
  return response[observed]
}

/** Its events begin. Nobody is left to follow them if the response is closed meanwhile. */
export function noteStream(
  request: ObservedRequest,
  signal: AbortSignal,
  observer: HttpObserver,
): void {
  if (signal.aborted) return
  request.isStream = true
  observer.onSubscription(1)
}

/** The gateway answers with an error instead of a result of GraphQL. */
export function noteHttpError(response: ServerResponse, status: number, code: string): void {
  const request = observedBy(response)
  if (request === undefined) return
  request.codes.push(code)
  request.result = status >= 500 ? 'failed' : 'refused'
}

/** A root field returned a user error. */
export function noteUserError(request: ObservedRequest, code: string): void {
  request.codes.push(code)
  request.result = 'refused'
}

// A property: each entry of a WeakMap costs something at every collection of garbage.
const observed = Symbol('observed')

type Observed = ServerResponse & { [observed]?: ObservedRequest | undefined }
