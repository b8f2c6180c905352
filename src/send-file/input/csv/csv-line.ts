import { wrongUsage } from '../../stop.ts'
import { isNameless, matchColumns } from '../columns.ts'
import { fold } from '../headings.ts'
import { type Line, type Recipient, reasonColumn } from '../line.ts'
import type { Reading } from '../reading.ts'
import { createCsvWriter } from './csv-row.ts'

/** Undefined: the line is no recipient. */
export type LineReader = (cells: readonly string[], number: number) => Line | undefined

/** Where the header is, and how it is written. */
export interface Header {
  readonly number: number
  readonly separator: string
  readonly hasMark: boolean
}

/** Reads the rows below a header. Throws one sentence about columns or rows that do not fit. */
export function createLineReader(
  headings: readonly string[],
  reading: Reading,
  { number: headerNumber, separator, hasMark }: Header,
): LineReader {
  const { required } = reading.columns
  const found = matchColumns(headings, reading, `The header (line ${headerNumber})`)
  const checkShape = createShapeCheck(headings, required, found, reading)
  const reasonAt = headings.findIndex((heading) => fold(heading) === fold(reasonColumn))
  const write = createCsvWriter(headings, reasonAt, { separator, hasMark })
  let isFirst = true
  return (cells, number) => {
    checkShape(cells, number)
    const mayBeExample = isFirst
    isFirst = false
    if (mayBeExample && required.some((field) => isExample(cells[found.get(field) ?? -1]))) {
      reading.onNote(`Line ${number} is an example, and is left out.`)
      return undefined
    }
    const failedBefore = cells[reasonAt] ?? ''
    return {
      line: number,
      recipient: recipientOf(cells, found, reading),
      ...(failedBefore === '' ? {} : { failedBefore }),
      again: (reason) => write(cells, reason),
    }
  }
}

/** The first row of Entra's templates, in the language of who fetched it: `Example: chris@contoso.com`. */
function isExample(cell = ''): boolean {
  return /^(?:example|beispiel|exemple|ejemplo|esempio|exemplo|voorbeeld|例|示例)\s*[:：]/iu.test(
    cell,
  )
}

/** Throws one sentence about a row that does not fit under the header. */
function createShapeCheck(
  headings: readonly string[],
  required: readonly string[],
  found: ReadonlyMap<string, number>,
  { ignoreOthers }: Reading,
): (cells: readonly string[], number: number) => void {
  const rightmost = Math.max(...required.map((field) => found.get(field) ?? 0))
  const nameless = ignoreOthers
    ? []
    : headings.flatMap((heading, index) => (isNameless(heading) ? [index] : []))
  return (cells, number) => {
    if (cells.slice(headings.length).some((cell) => cell !== '')) {
      throw wrongUsage(`Line ${number} has more cells than the header.`)
    }
    if (cells.length <= rightmost) {
      throw wrongUsage(`Line ${number} has fewer cells than the header.`)
    }
    const filled = nameless.find((index) => (cells[index] ?? '') !== '')
    if (filled === undefined) return
    throw wrongUsage(
      `Line ${number} has a cell in column ${filled + 1}, which has no name in the header. Name it, or add --ignore-other-columns.`,
    )
  }
}

function recipientOf(
  cells: readonly string[],
  found: ReadonlyMap<string, number>,
  { columns: { required, optional } }: Reading,
): Recipient {
  const cellOf = (field: string) => cells[found.get(field) ?? -1] ?? ''
  // In the provider's order, so that reordered columns make the same request. An empty optional cell
  // is left out; an empty required one fails alone at the gateway.
  return Object.fromEntries([
    ...required.map((field) => [field, cellOf(field)] as const),
    ...optional.flatMap((field) => {
      const cell = cellOf(field)
      return cell === '' ? [] : [[field, cell] as const]
    }),
  ])
}
