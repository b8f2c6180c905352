import { fold, rankOf } from '#send-file/input/headings.ts'
import { reasonColumn } from '#send-file/input/line.ts'
import type { List } from './read-list.ts'

/** Does the first row name the columns? */
export function hasHeadings({ rows, memberNames }: List, fields: readonly string[]): boolean {
  if (memberNames !== undefined) return false
  const [first] = rows
  return (
    first?.cells.some(
      (cell) => isReason(cell) || fields.some((field) => rankOf(cell, field) !== undefined),
    ) === true
  )
}

/** The column of each field that a heading names, or that the content suggests. */
export function suggestColumns(
  headings: readonly string[] | undefined,
  sample: readonly (readonly string[])[],
  fields: readonly { readonly name: string; readonly required: boolean }[],
): Readonly<Record<string, number | undefined>> {
  const columns = Array.from(
    { length: Math.max(0, ...sample.map(({ length }) => length)) },
    (_, index) => index,
  )
  const used = new Set<number>()
  const found: Record<string, number | undefined> = {}
  for (const { name } of fields) {
    const ranked = (headings ?? []).flatMap((heading, column) => {
      const rank = used.has(column) ? undefined : rankOf(heading, name)
      return rank === undefined ? [] : [{ column, rank }]
    })
    const [best] = ranked.sort((one, other) => one.rank - other.rank)
    found[name] = best?.column
    if (best !== undefined) used.add(best.column)
  }
  for (const { name, required } of fields) {
    const fits = contents[name]
    if (!required || fits === undefined || found[name] !== undefined) continue
    const share = (column: number) =>
      sample.filter((cells) => fits.test(cells[column] ?? '')).length
    const [best] = columns
      .filter((column) => !used.has(column) && share(column) > sample.length / 2)
      .sort((one, other) => share(other) - share(one))
    found[name] = best ?? (columns.length === 1 ? 0 : undefined)
    if (found[name] !== undefined) used.add(found[name])
  }
  return found
}

export function isReason(heading: string): boolean {
  return fold(heading) === fold(reasonColumn)
}

// What a column of a list without headings mostly holds.
const contents: Readonly<Record<string, RegExp>> = {
  email: /@/,
  username: /@/,
  uin: /^\d{6,}$/,
  accessorId: /^(?=.*\d)[\da-z-]{8,}$/i,
}
