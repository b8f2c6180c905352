import { type Again, reasonColumn } from '../line.ts'

export interface CsvStyle {
  readonly separator: string
  /** A byte order mark, without which Excel would read other letters. */
  readonly hasMark: boolean
}

/** Writes rows with all columns of a file and the reason, which replaces an earlier one at `reasonAt`. */
export function createCsvWriter(
  headings: readonly string[],
  reasonAt: number,
  { separator, hasMark }: CsvStyle,
): (cells: readonly string[], reason: string) => Again {
  const rowOf = (cells: readonly string[], last: string) => {
    const given = headings.map((_heading, index) => cells[index] ?? '')
    const kept = given.filter((_cell, index) => index !== reasonAt)
    return [...kept, last].map((cell) => cellText(cell, separator)).join(separator)
  }
  const header = `${hasMark ? '\u{feff}' : ''}${rowOf(headings, reasonColumn)}`
  return (cells, reason) => ({ header, row: rowOf(cells, reason) })
}

function cellText(cell: string, separator: string): string {
  const isPlain = !cell.includes(separator) && !/["\n]/.test(cell)
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
}
