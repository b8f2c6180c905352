import { connect, createServer, type Socket } from 'node:net'

/** A port in front of PostgreSQL that cuts a connection between a commit and its answer. */
export interface CommitCutter extends AsyncDisposable {
  /** Of the database behind it. */
  readonly url: string
  /** How many commits were cut. */
  readonly cut: () => number
}

/** Cuts the first commit of a transaction that has sent `statement`, or that consists of it. */
export async function startCommitCutter(
  databaseUrl: string,
  statement: string,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Promise<CommitCutter> {
  const url = new URL(databaseUrl)
  const { port, hostname } = url
  const sockets = new Set<Socket>()
  let cuts = 0
  const server = createServer((client) => {
    const onward = connect(Number(port), hostname)
    let isWanted = false
    let isCommitting = false
    for (const socket of [client, onward]) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      socket.on('error', () => undefined)
    }
    client.on('data', (data: Buffer) => {
      isWanted ||= data.includes(statement)
      isCommitting = cuts === 0 && isWanted && (isWhole || data.includes('commit\0'))
      onward.write(data)
    })
    onward.on('data', (data: Buffer) => {
      // The server says so only where it is durable.
      const isDurable = isWhole || data.includes('COMMIT\0')
      if (!isCommitting || !isDurable || cuts > 0) return void client.write(data)
      cuts += 1
      client.destroy()
      onward.destroy()
    })
    client.once('close', () => onward.destroy())
    onward.once('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url.port = String(typeof address === 'object' && address !== null ? address.port : 0)
  return {
    url: url.href,
    cut: () => cuts,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
