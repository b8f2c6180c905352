import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { wrongUsage } from '../../stop.ts'
import { findBody } from '../body.ts'
import type { Line } from '../line.ts'
import type { Reading } from '../reading.ts'
import { createLineReader, type LineReader } from './csv-line.ts'
import { separatorOf } from './separator.ts'

/** Reads CSV with a header. The header decides whether commas, semicolons or tabs separate cells. */
export async function* readCsv(
  texts: AsyncIterable<string>,
  reading: Reading,
): AsyncGenerator<Line> {
  const { skipLines, maxLineLength } = reading
  const body = await findBody(texts, skipLines, maxLineLength)
  const source = body.texts[Symbol.asyncIterator]()
  const { value: first = '' } = await source.next()
  const separator = body.separator ?? separatorOf(first)
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    info: true,
    trim: true,
    skip_empty_lines: true,
    // Spreadsheets leave rows behind that contain only separators.
    skip_records_with_empty_values: true,
    // Spreadsheets also leave out empty cells at the end of a row.
    relax_column_count: true,
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
  let lineOf: LineReader | undefined
  try {
    for await (const { info, record } of records) {
      // The parser knows the last line of a record, and cells can contain line breaks.
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      const number = body.linesAbove + info.lines - breaks
      if (lineOf === undefined) {
        lineOf = createLineReader(record, reading, { number, separator, hasMark: body.hasMark })
      } else {
        const line = lineOf(record, number)
        if (line !== undefined) yield line
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw wrongUsage(sentence(error, body.linesAbove))
    throw error
  }
}

interface Parsed {
  readonly info: Info
  readonly record: readonly string[]
}

/** The parser's own messages quote the file. */
function sentence(error: CsvError, linesAbove: number): string {
  const line = `Line ${'lines' in error ? linesAbove + Number(error.lines) : '?'}`
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return `${line} is too long. Is an earlier quotation mark not closed?`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `${line}: the file ends inside quotation marks.`
    default:
      return `${line} is not CSV: a quotation mark is in the wrong place (${error.code}).`
  }
}
