import { separatorOf } from '#send-file/input/csv/separator.ts'
import { withoutEndMark } from '#send-file/input/end-mark.ts'
import { createCsvReader, type ListRow } from './csv-records.ts'
import { decode, type ListSource } from './decode.ts'
import { ListProblem } from './list-problem.ts'

/** A list as it was pasted or dropped. Nothing of it is kept outside the memory of the page. */
export interface List {
  /** The name of the file; undefined: it was pasted. */
  readonly fileName: string | undefined
  /** What was typed or pasted, if a text field can show so much. */
  readonly text?: string
  /** All rows, a heading included if there is one. */
  readonly rows: readonly ListRow[]
  /** The names of the columns, where the format has them: members of JSON objects. */
  readonly memberNames: readonly string[] | undefined
  /** The most cells that a row has. */
  readonly width: number
  /** Equal for the same text, so that a file can be recognized. */
  readonly checksum: string
}

export const maxRows = 100_000

/** Reads CSV, TSV, JSON lines or a plain list of addresses. Throws a ListProblem. */
export async function readList(
  source: ListSource,
  fileName: string | undefined,
  signal: AbortSignal,
): Promise<List> {
  const checksum = createChecksum()
  const pieces = withChecksum(withoutEndMark(decode(source)), checksum, signal)
  const first = await firstText(pieces)
  const isJson = /\.(?:jsonl|ndjson)$/i.test(fileName ?? '') || /^\s*\{/.test(first)
  const { rows, memberNames } = isJson
    ? await readJson(first, pieces)
    : { rows: await readCsv(first, pieces), memberNames: undefined }
  if (rows.length === 0) throw new ListProblem('EMPTY')
  let width = 0
  for (const { cells } of rows) width = Math.max(width, cells.length)
  return { fileName, rows, memberNames, width, checksum: checksum.value() }
}

async function readCsv(first: string, pieces: AsyncGenerator<string>): Promise<ListRow[]> {
  // Excel's hint for itself.
  const [hint, given] = /^"?sep=([,;|\t])"?\r?\n/i.exec(first) ?? []
  const text = hint === undefined ? first : `\n${first.slice(hint.length)}`
  const reader = createCsvReader(given ?? separatorOf(text.trimStart()))
  const rows: ListRow[] = []
  addRows(rows, reader.push(text))
  for await (const piece of pieces) addRows(rows, reader.push(piece))
  addRows(rows, reader.end())
  return asColumn(rows)
}

/** Addresses beside each other, as mail programs copy them, are a list of one column. */
function asColumn(rows: ListRow[]): ListRow[] {
  const isWide = rows.some(({ cells }) => cells.length > 1)
  const isAddresses = (cells: readonly string[]) =>
    cells.every((cell) => cell === '' || /^[^\s@]+@[^\s@]+$/.test(cell))
  if (!isWide || !rows.every(({ cells }) => isAddresses(cells))) return rows
  return rows.flatMap(({ line, cells }) =>
    cells.filter((cell) => cell !== '').map((cell) => ({ line, cells: [cell] })),
  )
}

async function readJson(first: string, pieces: AsyncGenerator<string>) {
  const names = new Map<string, number>()
  const rows: ListRow[] = []
  let line = 0
  let rest = first
  const takeLines = (isEnd: boolean) => {
    const lines = rest.split('\n')
    rest = isEnd ? '' : (lines.pop() ?? '')
    addRows(
      rows,
      lines.flatMap((text) => {
        line += 1
        return text.trim() === '' ? [] : [{ line, cells: cellsOf(text, line, names) }]
      }),
    )
  }
  takeLines(false)
  for await (const piece of pieces) {
    rest += piece
    takeLines(false)
  }
  takeLines(true)
  return { rows, memberNames: [...names.keys()] }
}

function cellsOf(text: string, line: number, names: Map<string, number>): readonly string[] {
  const cells: string[] = []
  for (const [name, value] of Object.entries(parseObject(text, line))) {
    const index = names.get(name) ?? names.size
    names.set(name, index)
    if (value !== null) cells[index] = typeof value === 'string' ? value : JSON.stringify(value)
  }
  return Array.from(cells, (cell) => cell ?? '')
}

function parseObject(text: string, line: number): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // The parser's own message quotes the file.
  }
  throw new ListProblem('NOT_JSON', line)
}

function addRows(rows: ListRow[], more: readonly ListRow[]): void {
  for (const row of more) rows.push(row)
  if (rows.length > maxRows + 1) throw new ListProblem('TOO_MANY_ROWS')
}

async function firstText(pieces: AsyncGenerator<string>): Promise<string> {
  let text = ''
  while (!/\S/.test(text)) {
    const { value, done } = await pieces.next()
    if (done) break
    text += value
  }
  return text
}

async function* withChecksum(
  pieces: AsyncGenerator<string>,
  checksum: ReturnType<typeof createChecksum>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  for await (const piece of pieces) {
    signal.throwIfAborted()
    checksum.add(piece)
    yield piece
  }
}

/** FNV-1a. It recognizes a file again, and protects nothing. */
function createChecksum() {
  let hash = 0x811c9dc5
  let length = 0
  return {
    add: (text: string) => {
      length += text.length
      for (let index = 0; index < text.length; index += 1) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
      }
    },
    value: () => `${length}-${(hash >>> 0).toString(16)}`,
  }
}
