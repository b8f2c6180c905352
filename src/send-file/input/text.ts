import { wrongUsage } from '../stop.ts'

/** Decodes UTF-8, drops a byte order mark, and turns every line break into `\n`. */
export async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // A chunk can end between CR and LF.
  let carried = ''
  try {
    for await (const chunk of bytes) {
      const text = carried + decoder.decode(chunk, { stream: true })
      carried = text.endsWith('\r') ? '\r' : ''
      yield unixLines(carried === '' ? text : text.slice(0, -1))
    }
    yield unixLines(carried + decoder.decode())
  } catch (error) {
    if (!isDecoding(error)) throw error
    throw wrongUsage(
      'The file is not UTF-8. Save it as UTF-8, otherwise some names would be wrong.',
    )
  }
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function isDecoding(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && `${error.code}`.includes('ENCODING')
}
