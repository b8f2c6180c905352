import { wrongUsage } from '../stop.ts'

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it. Keeps the mark, and turns
 * every line break into `\n`.
 */
export async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  // A chunk can end between CR and LF.
  let carried = ''
  try {
    for await (const chunk of bytes) {
      decoder ??= decoderFor(chunk)
      const text = carried + decoder.decode(chunk, { stream: true })
      if (text.includes('\0')) throw wrongUsage(notText)
      carried = text.endsWith('\r') ? '\r' : ''
      yield unixLines(carried === '' ? text : text.slice(0, -1))
    }
    yield unixLines(carried + (decoder?.decode() ?? ''))
  } catch (error) {
    if (!isDecoding(error)) throw error
    throw wrongUsage(
      'The file is not UTF-8. Save it as UTF-8, otherwise some names would be wrong.',
    )
  }
}

function decoderFor(beginning: Buffer): TextDecoder {
  if (workbooks.includes(beginning.toString('hex', 0, 4))) throw wrongUsage(workbook)
  const mark = beginning.toString('hex', 0, 2)
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
}

// Today's, which is a ZIP file, and the one of Excel 97.
const workbooks = ['504b0304', 'd0cf11e0']
const workbook = 'The file is a workbook. Save the sheet as "CSV UTF-8" and send that.'
const notText =
  'The file is not UTF-8: it has NUL characters, like UTF-16 without its mark. Save it as UTF-8.'

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function isDecoding(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && `${error.code}`.includes('ENCODING')
}
