import { createServer } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** What other programs take for the end of a line, where a stream of events has none. */
export const strangeTexts = [
  'a\u2028b',
  'a\u2029b',
  '\u2028data: {}\u2028',
  'a\u0085b',
  'a\vb\fc',
  'a\rb',
  'a\r\n\r\nb\n\nevent: complete',
  'a😀b',
]

/** A stream of events as they would be without an escape, of which each says one of the texts. */
export const strangeEvents = [
  ':\n\n',
  ...strangeTexts.map((said) => `event: next\ndata: ${JSON.stringify({ data: { said } })}\n\n`),
  'event: complete\ndata:\n\n',
].join('')

/** Serves it, whole or a few bytes at a time, so that letters and ends of lines are cut. */
export async function serveEvents(size: number): Promise<AsyncDisposable & { url: string }> {
  const bytes = Buffer.from(strangeEvents)
  const server = createServer(async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (let at = 0; at < bytes.byteLength; at += size) {
      response.write(bytes.subarray(at, at + size))
      await nextTurn()
    }
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
