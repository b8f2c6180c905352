import type { Columns } from '../input/columns.ts'
import { fold } from '../input/headings.ts'
import { wrongUsage } from '../stop.ts'

/** Reads each `--column FIELD="HEADING"`. Throws one sentence. */
export function namedColumns(
  given: unknown,
  { required, optional }: Columns,
): ReadonlyMap<string, string> {
  const fields = [...required, ...optional]
  const named = new Map<string, string>()
  for (const pair of Array.isArray(given) ? given.map(String) : []) {
    const at = pair.indexOf('=')
    const heading = pair.slice(at + 1).trim()
    const field = fields.find((name) => fold(name) === fold(pair.slice(0, Math.max(0, at))))
    if (field === undefined || heading === '') {
      throw wrongUsage(
        `Give --column as ${fields[0]}="HEADING", with one of the columns ${fields.join(', ')}.`,
      )
    }
    if (named.has(field)) throw wrongUsage(`Give --column ${field}="…" only once.`)
    named.set(field, heading)
  }
  return named
}
