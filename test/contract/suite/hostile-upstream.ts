import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** Answers every request with what `write` writes, and measures what that costs this process. */
export async function startHostile(write: (socket: Socket) => void) {
  const sockets: Socket[] = []
  const closed: Promise<void>[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    closed.push(new Promise((resolve) => socket.once('close', () => resolve())))
    socket.on('error', () => undefined)
    // The whole request is there: none has a body that needs a second piece.
    socket.once('data', () => write(socket))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  let stall = 0
  let before = process.threadCpuUsage()
  const watch = setInterval(() => {
    const now = process.threadCpuUsage()
    stall = Math.max(stall, (now.user + now.system - before.user - before.system) / 1_000)
    before = now
  }, 10)
  return {
    url: `http://127.0.0.1:${port}`,
    maxStall: () => stall,
    maxWritten: () => Math.max(...sockets.map(({ bytesWritten }) => bytesWritten)),
    closed: () => Promise.all(closed),
    [Symbol.asyncDispose]: async () => {
      clearInterval(watch)
      for (const socket of sockets) socket.destroy()
      await once(server.close(), 'close')
    },
  }
}
