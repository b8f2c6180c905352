import { ListProblem } from './list-problem.ts'

/** What a list is read from: a file, or text that was pasted. */
export type ListSource = Blob | string

/**
 * The text of a source in pieces. Files are UTF-8, or UTF-16 with a byte order mark, as spreadsheets
 * write it. Throws a ListProblem for anything else.
 */
export async function* decode(source: ListSource): AsyncGenerator<string> {
  if (typeof source === 'string') {
    yield* inPieces(source)
    return
  }
  let decoder: TextDecoder | undefined
  const reader = source.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      decoder ??= decoderFor(value)
      const text = decoder.decode(value, { stream: true })
      if (text.includes('\0')) throw new ListProblem('NOT_TEXT')
      yield* inPieces(text)
    }
    yield decoder?.decode() ?? ''
  } catch (error) {
    if (error instanceof TypeError) throw new ListProblem('NOT_TEXT')
    throw error
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}

/** A browser reads a file in chunks of up to 2 MB, which take a tenth of a second each. */
async function* inPieces(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += pieceUnits) {
    yield text.slice(start, start + pieceUnits)
    await nextTask()
  }
}

const pieceUnits = 65_536

/** Lets the page paint and take input between two slices of work. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

function decoderFor([first, second, third, fourth]: Uint8Array): TextDecoder {
  // The first bytes of a ZIP file, which a workbook is.
  const isZip = first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04
  if (isZip) throw new ListProblem('WORKBOOK')
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding, { fatal: true })
}
