import { wrongUsage } from '../stop.ts'

/** Decodes UTF-8, without a byte order mark, and makes every end of a line a single `\n`. */
export async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // The end of a chunk may cut a CR LF in two.
  let held = ''
  try {
    for await (const chunk of bytes) {
      const text = held + decoder.decode(chunk, { stream: true })
      held = text.endsWith('\r') ? '\r' : ''
      yield unixLines(held === '' ? text : text.slice(0, -1))
    }
    yield unixLines(held + decoder.decode())
  } catch (error) {
    if (!isDecoding(error)) throw error
    throw wrongUsage('The file is not UTF-8: save it as UTF-8, or some names would be spoilt.')
  }
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function isDecoding(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && `${error.code}`.includes('ENCODING')
}
