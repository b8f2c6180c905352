import type { Columns } from '../destination.ts'
import { wrongUsage } from '../stop.ts'

/**
 * Throws one sentence about the first name that does not fit. `where` begins it: `Line 1`. A file
 * without a header begins with a person, so a name is only repeated where it stands among known ones.
 */
export function checkColumns(names: readonly string[], columns: Columns, where: string): void {
  const known = [...columns.required, ...columns.optional]
  const takes = `${columns.required.join(', ')}${optional(columns)}`
  if (!names.some((name) => known.includes(name))) {
    throw wrongUsage(`${where} names none of the columns that this provider takes: ${takes}.`)
  }
  const seen = new Set<string>()
  for (const name of names) {
    if (!known.includes(name)) {
      throw wrongUsage(
        `${where} has the column "${name}", which this provider does not take: ${takes}.`,
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
