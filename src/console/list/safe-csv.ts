/** Rows as CSV that a spreadsheet opens as text: with a mark for UTF-8, and without formulas. */
export function safeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(withoutFormula(cell))).join(','))
  return `\u{feff}${lines.join('\r\n')}\r\n`
}

/** A cell that a spreadsheet would run gets an apostrophe, which makes it text. */
export function withoutFormula(cell: string): string {
  return startsFormula.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `withoutFormula`. */
export function withFormula(cell: string): string {
  return /^'+[=+\-@\t\r\n|%]/.test(cell) ? cell.slice(1) : cell
}

// An apostrophe before one is doubled too, so that what comes back is what left.
const startsFormula = /^'*[=+\-@\t\r\n|%]/

function quoted(cell: string): string {
  return /[",\n\r;\t]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell
}
