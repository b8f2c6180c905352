import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { wrongUsage } from '../stop.ts'
import { type Columns, checkColumns } from './columns.ts'
import type { Line, Recipient } from './line.ts'

/** Reads CSV with a header. The header decides whether commas, semicolons or tabs separate cells. */
export async function* readCsv(
  texts: AsyncIterable<string>,
  columns: Columns,
  maxLineLength: number,
): AsyncGenerator<Line> {
  const source = texts[Symbol.asyncIterator]()
  const { value: first = '' } = await source.next()
  const parser = parse({
    delimiter: delimiterOf(first),
    record_delimiter: '\n',
    info: true,
    trim: true,
    skip_empty_lines: true,
    // Spreadsheets leave rows behind that contain only separators.
    skip_records_with_empty_values: true,
    // An unclosed quotation mark would swallow the rest of the file.
    max_record_size: maxLineLength,
  })
  const all = Readable.from(
    (async function* () {
      yield first
      yield* { [Symbol.asyncIterator]: () => source }
    })(),
  )
  // An error of the source destroys the parser, and the loop below throws it.
  const records: AsyncIterable<Parsed> = pipeline(all, parser, () => undefined)
  let header: readonly string[] | undefined
  try {
    for await (const parsed of records) {
      const { record } = parsed
      if (header === undefined) {
        checkColumns(record, columns, `The header (line ${lineOf(parsed)})`)
        header = record
      } else {
        yield { line: lineOf(parsed), recipient: recipientOf(header, record, columns) }
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw wrongUsage(sentence(error))
    throw error
  }
}

interface Parsed {
  readonly info: Info
  readonly record: readonly string[]
}

/** No column name contains any of these characters. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split('\n', 1)
  return /[,;\t]/.exec(header)?.[0] ?? ','
}

/** The line at which a record begins. The parser knows the last one, and cells can contain line breaks. */
function lineOf({ info, record }: Parsed): number {
  const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
  return info.lines - breaks
}

function recipientOf(
  header: readonly string[],
  cells: readonly string[],
  { required, optional }: Columns,
): Recipient {
  const given = new Map(header.map((name, index) => [name, cells[index] ?? '']))
  // In the provider's order, so that reordered columns make the same request. An empty optional cell
  // is left out; an empty required one fails alone at the gateway.
  return Object.fromEntries([
    ...required.map((name) => [name, given.get(name) ?? ''] as const),
    ...optional.flatMap((name) => {
      const cell = given.get(name) ?? ''
      return cell === '' ? [] : [[name, cell] as const]
    }),
  ])
}

/** The parser's own messages quote the file. */
function sentence(error: CsvError): string {
  const line = `Line ${'lines' in error ? error.lines : '?'}`
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return `${line} has more or fewer cells than the header.`
    case 'CSV_MAX_RECORD_SIZE':
      return `${line} is too long. Is an earlier quotation mark not closed?`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${line}: the file ends inside quotation marks.`
    default:
      return `${line} is not CSV: a quotation mark is in the wrong place (${error.code}).`
  }
}
