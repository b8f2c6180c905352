import { wrongUsage } from '../stop.ts'

/** The columns of a file, named like the fields of the provider's recipient input. */
export interface Columns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/**
 * Throws one sentence about the first column that does not fit. `where` begins it: `Line 1`. In a
 * file without a header the first line is personal data, so an unknown name is repeated only if some
 * other name is a column.
 */
export function checkColumns(names: readonly string[], columns: Columns, where: string): void {
  const known = [...columns.required, ...columns.optional]
  const takes = `${columns.required.join(', ')}${optional(columns)}`
  if (!names.some((name) => known.includes(name))) {
    throw wrongUsage(`${where} names none of this provider's columns: ${takes}.`)
  }
  const seen = new Set<string>()
  for (const name of names) {
    if (!known.includes(name)) {
      throw wrongUsage(
        `${where} has the column "${name}", which this provider does not have: ${takes}.`,
      )
    }
    if (seen.has(name)) throw wrongUsage(`${where} has the column "${name}" twice.`)
    seen.add(name)
  }
  const missing = columns.required.find((name) => !seen.has(name))
  if (missing !== undefined) {
    throw wrongUsage(`${where} lacks the column "${missing}", which this provider needs.`)
  }
}

function optional({ optional: names }: Columns): string {
  return names.map((name) => `, ${name} (optional)`).join('')
}
