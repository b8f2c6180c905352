import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { holdPort } from './hold-port.ts'

// A program for a network of its own with few ports: takes them all, and prints which it was given.

using held = await holdPort()
const given: (number | undefined)[] = []
const failed: string[] = []

await takeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  given.push((server.address() as AddressInfo).port)
  return () => server.close()
})
const target = createServer((socket) => socket.on('error', () => undefined).resume())
target.listen(20_000, '127.0.0.1')
await once(target, 'listening')
await takeAll(async () => {
  const socket = connect(20_000, '127.0.0.1')
  await once(socket, 'connect')
  given.push(socket.localPort)
  return () => socket.resetAndDestroy()
})
target.close()

console.log(JSON.stringify({ held: held.port, given, failed }))

/** Until there is none left. */
async function takeAll(takeOne: () => Promise<() => void>): Promise<void> {
  const release: (() => void)[] = []
  try {
    for (;;) release.push(await takeOne())
  } catch (error) {
    failed.push((error as NodeJS.ErrnoException).code ?? '')
  }
  for (const each of release) each()
}
