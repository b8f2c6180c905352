import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { holdPort } from '../../support/ports/hold-port.ts'

/** A port of its own in front of an upstream, or a database, that can refuse connections or fall silent. */
export interface Switch extends AsyncDisposable {
  readonly url: string
  /** Connections are refused from now on; open ones end. */
  off(): Promise<void>
  /** Nothing gets through from now on: connections are accepted, stay open and say nothing. */
  silence(): void
  /** What was sent meanwhile arrives late, as far as its connection is still there. */
  on(): Promise<void>
}

/** Connects through to `upstream`, a URL. It is on at first. */
export async function startSwitch(upstream: string): Promise<Switch> {
  const target = new URL(upstream)
  const sockets = new Set<Socket>()
  let isSilent = false
  const server = createServer((client) => {
    const onward = connect(Number(target.port), target.hostname)
    for (const socket of [client, onward]) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      socket.on('error', () => undefined)
    }
    client.pipe(onward).pipe(client)
    client.once('close', () => onward.destroySoon())
    onward.once('close', () => client.destroySoon())
    if (isSilent) for (const socket of [client, onward]) socket.pause()
  })
  const held = await holdPort()
  const { port } = held
  const listen = async () => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen()
  const off = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return {
    url: `http://127.0.0.1:${port}`,
    off,
    silence: () => {
      isSilent = true
      for (const socket of sockets) socket.pause()
    },
    on: async () => {
      isSilent = false
      for (const socket of sockets) socket.resume()
      if (!server.listening) await listen()
    },
    [Symbol.asyncDispose]: async () => {
      await off()
      held[Symbol.dispose]()
    },
  }
}
