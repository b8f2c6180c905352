import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  readonly url: string
  /** No new connections; resolves when the last answer is out, or after `ms` by force. */
  close(ms: number): Promise<void>
}

export interface ListenOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** How long the head of a request may take to arrive, and all of it; 408 and the end otherwise. */
  readonly headMs?: number
  readonly wholeMs?: number
}

/** Rejects with one sentence when the port cannot be had. */
export async function listen(
  handle: RequestListener,
  { host, port, headMs = 10_000, wholeMs = 30_000 }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    // Looked at every second: the usual 30 s would let everybody be late by as much.
    { headersTimeout: headMs, requestTimeout: wholeMs, connectionsCheckingInterval: 1_000 },
    handle,
  )
  const listening = once(server, 'listening')
  try {
    server.listen(port, host)
    await listening
  } catch (cause) {
    throw new Error(`Cannot listen on ${host}:${port}: free it, or set PORT and HOST.`, { cause })
  }
  const { port: taken } = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${taken}`, close: (ms) => close(server, ms) }
}

async function close(server: Server, ms: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection kept alive is idle only once its answer is out, and nothing else would close it.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const force = setTimeout(() => server.closeAllConnections(), ms)
  await closed
  clearInterval(idle)
  clearTimeout(force)
}
