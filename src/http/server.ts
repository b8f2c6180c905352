import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { restartSeconds } from '#event-loop/seconds.ts'
import { type Address, bind, urlHost } from './bind.ts'

export interface Listening {
  readonly url: string
  /** Accepts no new connections. Resolves after the last response; closes the rest after `ms`. */
  close(ms: number): Promise<void>
}

export interface ListenOptions extends Address {
  /** How long the head of a request may take to arrive before it gets 408. */
  readonly headMs?: number
  /** How long the whole request may take to arrive before it gets 408. */
  readonly wholeMs?: number
  /** How long a connection may be idle between two requests. */
  readonly keepAliveMs?: number
}

// Load balancers keep connections for 60 s. If the gateway closed one first, the next request on it
// would meet a closed connection: a 502 now and then.
const defaultKeepAliveMs = 75_000

// Connections that arrive during one turn of the event loop: of a thousand at once, some were reset with
// Node's default of 511. `net.core.somaxconn` bounds it too.
const maxUnacceptedConnections = 4_096

/** Starts a server. Rejects with one ConfigError where nobody can listen. */
export async function listen(
  handle: RequestListener,
  {
    host,
    port,
    portName = 'PORT',
    headMs = 10_000,
    wholeMs = 30_000,
    keepAliveMs = defaultKeepAliveMs,
  }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    // Node's default of 30 s would let every request exceed its timeout by as much.
    {
      headersTimeout: headMs,
      requestTimeout: wholeMs,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: keepAliveMs,
    },
    handle,
  )
  // Node's own way sends `100 Continue` at once. The body is asked for when the head was accepted.
  server.on('checkContinue', handle)
  // Both timers then wake the process together. Node sets its own before this listener is called.
  server.on('listening', restartSeconds)
  await bind(server, { host, port, portName }, { backlog: maxUnacceptedConnections })
  const { port: boundPort } = server.address() as AddressInfo
  return { url: `http://${urlHost(host)}:${boundPort}`, close: (ms) => close(server, ms) }
}

async function close(server: Server, ms: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A kept-alive connection becomes idle only after its response, and `close` ran before that.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const force = setTimeout(() => server.closeAllConnections(), ms)
  await closed
  clearInterval(idle)
  clearTimeout(force)
}
