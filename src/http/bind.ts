import { once } from 'node:events'
import { createServer, type ListenOptions, type Server } from 'node:net'
import { ConfigError } from '../config-error.ts'

/** Where to listen. Port 0 chooses any free one. */
export interface Address {
  readonly host: string
  readonly port: number
  /** The variable that sets the port, for the operator. */
  readonly portName?: string
}

/** Rejects with one ConfigError where nobody can listen now. Nothing listens afterwards. */
export async function proveFree(address: Address): Promise<void> {
  if (address.port === 0) return
  const server = createServer((socket) => socket.destroy())
  await bind(server, address)
  server.close()
  await once(server, 'close')
}

/** Resolves when the server listens. Rejects with one ConfigError where it cannot. */
export async function bind(
  server: Server,
  { host, port, portName = 'PORT' }: Address,
  options: ListenOptions = {},
): Promise<void> {
  const listening = once(server, 'listening')
  try {
    server.listen({ ...options, port, host })
    await listening
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const advice = advices[code] ?? `it was refused (${code}); set HOST and PORT`
    throw new ConfigError(
      `Cannot listen on ${urlHost(host)}:${port}: ${advice.replace(/\bPORT\b/, portName)}.`,
      { cause },
    )
  }
}

/** As URLs write it. */
export const urlHost = (host: string) => (host.includes(':') ? `[${host}]` : host)

const noAddress = 'HOST is a name without an address; set it to an address of this machine'

const advices: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program does; stop it, or set PORT',
  EADDRNOTAVAIL:
    'HOST is no address of this machine; set it to one of its own, or to 0.0.0.0 for all',
  EACCES: 'this user may not use that port; set PORT to 1024 or more',
  ENOTFOUND: noAddress,
  EAI_AGAIN: noAddress,
}
