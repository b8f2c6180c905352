import { AsyncLocalStorage } from 'node:async_hooks'
import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { UnusableAnswer } from './answer-meter.ts'
import {
  type ConnectionFailure,
  connectionFailure,
  isRefusedForNoCertificate,
  NeverSent,
} from './never-sent.ts'

/**
 * Runs one attempt that makes its requests through bounded agents. Rejects with the `UnusableAnswer`
 * of the first request that gets one; with `NeverSent` where none of the requests was on a connection
 * that could carry it; else with what `run` rejects with. The SDKs hide or lose these facts.
 *
 * Once it has rejected, no request of the attempt is sent any more.
 */
export async function observeRequests<Result>(run: () => Promise<Result>): Promise<Result> {
  const unusable = Promise.withResolvers<never>()
  const { watch, end } = watchRequests(unusable.reject)
  try {
    return await Promise.race([watching.run(watch, run), unusable.promise])
  } catch (error) {
    const { mayHaveLeft, failure } = end()
    throw mayHaveLeft ? error : new NeverSent(error, failure)
  }
}

/** What watches the requests of the attempt that this code runs in. */
export const requestWatch = (): RequestWatch | undefined => watching.getStore()

/** Runs what is no part of an attempt, though it happens during one: requests for credentials. */
export const unobserved = <Result>(run: () => Result): Result => watching.run(undefined, run)

export interface RequestWatch {
  /** To be called with every request before an agent looks for its connection. */
  readonly follow: (request: ClientRequest) => void
  readonly report: (error: UnusableAnswer) => void
}

const watching = new AsyncLocalStorage<RequestWatch | undefined>()

function watchRequests(report: RequestWatch['report']) {
  const unconnected = new Set<ClientRequest>()
  let hasEnded = false
  const left = new Set<ClientRequest>()
  let failure: ConnectionFailure | undefined

  const follow = (request: ClientRequest) => {
    if (hasEnded) {
      request.destroy()
      return
    }
    unconnected.add(request)
    request.once('socket', (socket) =>
      onceConnected(socket, () => {
        unconnected.delete(request)
        left.add(request)
      }),
    )
    request.once('error', (error) => {
      if (isRefusedForNoCertificate(error)) left.delete(request)
      failure ??= connectionFailure(error, request.socket)
    })
  }
  const end = () => {
    hasEnded = true
    for (const request of unconnected) request.destroy()
    return { mayHaveLeft: left.size > 0, failure }
  }
  return { watch: { follow, report }, end }
}

/**
 * Until a connection is made, and until TLS has accepted the certificate of the server, Node keeps
 * what is written. At once for a connection that an earlier request has used.
 */
function onceConnected(socket: Socket, connected: () => void): void {
  const isTls = socket instanceof TLSSocket
  // `secureConnecting` is not in the types of Node 24. It is false from the end of the handshake.
  const isConnecting = isTls
    ? 'secureConnecting' in socket && socket.secureConnecting === true
    : socket.connecting
  if (isConnecting) socket.once(isTls ? 'secureConnect' : 'connect', connected)
  else connected()
}
