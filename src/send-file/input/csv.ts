import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import type { Columns, Recipient } from '../destination.ts'
import { wrongUsage } from '../stop.ts'
import { checkColumns } from './columns.ts'
import type { Line } from './lines.ts'

/** Reads CSV with a header. The header decides whether commas, semicolons or tabs separate cells. */
export async function* readCsv(
  texts: AsyncIterable<string>,
  columns: Columns,
  longest: number,
): AsyncGenerator<Line> {
  const source = texts[Symbol.asyncIterator]()
  const { value: first = '' } = await source.next()
  const parser = parse({
    delimiter: delimiterOf(first),
    record_delimiter: '\n',
    info: true,
    trim: true,
    skip_empty_lines: true,
    // A row of nothing but separators, as spreadsheets leave them behind.
    skip_records_with_empty_values: true,
    // An unclosed quotation mark would swallow the rest of the file.
    max_record_size: longest,
  })
  const all = Readable.from(
    (async function* () {
      yield first
      yield* { [Symbol.asyncIterator]: () => source }
    })(),
  )
  // The parser is destroyed with the error of its source, and the loop below throws it.
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

/** No name of a column contains any of them. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split('\n', 1)
  return /[,;\t]/.exec(header)?.[0] ?? ','
}

/** Where a record begins. The parser tells where it ends, and quoted cells may break lines. */
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
  // In the order of the provider's columns, so that the order in the file makes no other request.
  // An empty cell leaves out what is optional; what is required fails alone at the gateway.
  return Object.fromEntries([
    ...required.map((name) => [name, given.get(name) ?? ''] as const),
    ...optional.flatMap((name) => {
      const cell = given.get(name) ?? ''
      return cell === '' ? [] : [[name, cell] as const]
    }),
  ])
}

/** The parser's own messages repeat what stands in the file. */
function sentence(error: CsvError): string {
  const line = `Line ${'lines' in error ? error.lines : '?'}`
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return `${line} has more or fewer cells than the header.`
    case 'CSV_MAX_RECORD_SIZE':
      return `${line} is too long: is a quotation mark before it not closed?`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${line}: the file ends inside quotation marks.`
    default:
      return `${line} is no CSV: a quotation mark is in the wrong place (${error.code}).`
  }
}
