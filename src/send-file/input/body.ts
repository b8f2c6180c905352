import { wrongUsage } from '../stop.ts'

/** The text of a file from its header on. */
export interface Body {
  /** The lines above. */
  readonly linesAbove: number
  /** The first text has a whole line. */
  readonly texts: AsyncIterable<string>
  /** What separates cells, if the file says so in a line of its own: `sep=;`. */
  readonly separator: string | undefined
  readonly hasMark: boolean
}

/** Skips lines above the header: as many as the command says, and those that programs write there. */
export async function findBody(
  texts: AsyncIterable<string>,
  skipLines: number,
  maxLineLength: number,
): Promise<Body> {
  const source = texts[Symbol.asyncIterator]()
  let hasMark: boolean | undefined
  let rest = ''
  let linesAbove = 0
  let separator: string | undefined
  for (;;) {
    const end = rest.indexOf('\n')
    if (end === -1) {
      // Of a line that is skipped, only its end matters.
      if (linesAbove < skipLines) rest = ''
      if (rest.length > maxLineLength) throw wrongUsage(`Line ${linesAbove + 1} is too long.`)
      const { value = '', done } = await source.next()
      if (done) break
      rest += hasMark === undefined ? value.replace(/^\u{feff}/u, '') : value
      hasMark ??= value.startsWith('\u{feff}')
      continue
    }
    const line = rest.slice(0, end).trim()
    separator ??= separatorIn(line)
    const isAbove = linesAbove < skipLines || line === '' || isProgramLine(line)
    if (!isAbove) break
    linesAbove += 1
    rest = rest.slice(end + 1)
  }
  return { linesAbove, separator, hasMark: hasMark === true, texts: withFirst(rest, source) }
}

/**
 * Excel's hint for itself, the version of Entra's templates, which may keep its empty cells, and the type
 * of objects that PowerShell writes.
 */
function isProgramLine(line: string): boolean {
  return separatorIn(line) !== undefined || programLine.test(line)
}

const programLine = /^(?:"?version:v[\d.]+"?[\s,;]*|"?#TYPE [\w.`+[\]]+"?)$/i

function separatorIn(line: string): string | undefined {
  return /^"?sep=([,;|]|\t)?"?$/i.exec(line) === null
    ? undefined
    : (/[,;|]/.exec(line)?.[0] ?? '\t')
}

async function* withFirst(first: string, source: AsyncIterator<string>): AsyncGenerator<string> {
  yield first
  yield* { [Symbol.asyncIterator]: () => source }
}
