import { once } from 'node:events'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import tls from 'node:tls'
import type { Certificate } from './certificates.ts'

/** A server on loopback, for clients that use `https`. */
export interface TlsServer extends AsyncDisposable {
  /** `https://localhost:PORT` */
  readonly url: string
  readonly port: number
  /** How many connections there were. */
  readonly connections: () => number
  /** Everything that clients sent inside TLS. */
  readonly received: () => string
}

/** Speaks TLS with `certificate`; `use` gets each connection whose handshake is done. */
export async function startTls(
  certificate: Certificate,
  use: (socket: Socket, connection: number) => void = () => undefined,
  options: tls.TlsOptions = {},
): Promise<TlsServer> {
  let received = ''
  let secured = 0
  const server = tls.createServer({ ...options, ...certificate }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (piece) => {
      received += piece.toString()
    })
    secured += 1
    use(socket, secured)
  })
  server.on('tlsClientError', () => undefined)
  return { ...(await listening(server)), received: () => received }
}

/** Does with each connection what `use` does, and knows nothing of TLS. */
export async function startTcp(use: (socket: Socket) => void): Promise<TlsServer> {
  const server = net.createServer(use)
  return { ...(await listening(server)), received: () => '' }
}

async function listening(server: Server) {
  const open = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    open.add(socket)
    socket.on('error', () => undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    port,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await once(server.close(), 'close')
    },
  }
}
