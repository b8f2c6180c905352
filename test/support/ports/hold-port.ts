import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

/** A port of 127.0.0.1 that is ours, whether or not anybody listens there. */
export interface HeldPort extends Disposable {
  readonly port: number
}

/**
 * Takes a port that no process on this machine is given by chance until this is disposed of. Who knows
 * its number may listen there, and again later; in between, connections are refused.
 */
export async function holdPort(): Promise<HeldPort> {
  const peer = createServer((socket) => socket.on('error', () => undefined).unref())
  peer.listen(0, '127.0.0.1').unref()
  await once(peer, 'listening')
  // While a connection comes out of a port, the kernel gives it to those only who name it.
  const { port } = peer.address() as AddressInfo
  const holder = connect({ host: '127.0.0.1', port, localAddress: '127.0.0.1' }).unref()
  await once(holder, 'connect')
  const held = holder.localPort
  if (held === undefined) throw new Error('the connection is gone')
  return {
    port: held,
    [Symbol.dispose]: () => {
      peer.close()
      // Closed in the usual way, the port would stay in TIME_WAIT.
      holder.resetAndDestroy()
    },
  }
}
