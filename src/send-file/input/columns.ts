import { wrongUsage } from '../stop.ts'
import { fold, rankOf } from './headings.ts'
import { reasonColumn } from './line.ts'

/** The columns of a file, named like the fields of the provider's recipient input. */
export interface Columns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** How the columns of a file are matched with the provider's. */
export interface ColumnRules {
  readonly columns: Columns
  /** The heading of a field, where `--column` names one. */
  readonly named: ReadonlyMap<string, string>
  /** Columns that the provider does not have are left out instead of refused. */
  readonly ignoreOthers: boolean
}

/**
 * The index of each field's column. Throws one sentence about columns that do not fit. `where` begins
 * it: `Line 1`. In a file without a header the first line is personal data, so unknown names are
 * repeated only if some other name is a column.
 */
export function matchColumns(
  headings: readonly string[],
  rules: ColumnRules,
  where: string,
): ReadonlyMap<string, number> {
  const { columns, named, ignoreOthers } = rules
  const found = new Map<string, number>()
  for (const field of [...columns.required, ...columns.optional]) {
    const heading = named.get(field)
    const fitting = heading === undefined ? bestFor(field, headings) : equalTo(heading, headings)
    const [index, ...more] = fitting
    if (more.length > 0) throw wrongUsage(`${where} ${tooMany(field, fitting, headings)}`)
    if (index !== undefined) found.set(field, index)
  }
  const takes = [...columns.required, ...columns.optional.map((name) => `${name} (optional)`)]
  const provider = `this provider's columns: ${takes.join(', ')}`
  if (found.size === 0) throw wrongUsage(`${where} names none of ${provider}. ${wayOut(columns)}`)
  const used = new Set(found.values())
  const others = headings.filter((name, index) => !used.has(index) && isOther(name))
  if (others.length > 0 && !ignoreOthers) {
    throw wrongUsage(
      `${where} has the column${others.length > 1 ? 's' : ''} ${listed(others)}, not among ${provider}. ${foundSo(found, headings)} ${wayOut(columns)}`,
    )
  }
  const missing = columns.required.find((field) => !found.has(field))
  if (missing === undefined) return found
  const name = named.get(missing) ?? missing
  throw wrongUsage(
    `${where} lacks the column "${name}", which this provider needs. ${foundSo(found, headings, others)} ${wayOut(columns)}`,
  )
}

/** Spreadsheets write empty headings for columns that are not there. */
export function isNameless(heading: string): boolean {
  return /^[\p{C}\p{Z}\s]*$/u.test(heading)
}

function isOther(heading: string): boolean {
  return !isNameless(heading) && fold(heading) !== fold(reasonColumn)
}

function bestFor(field: string, headings: readonly string[]): readonly number[] {
  const ranks = headings.map((heading) => rankOf(heading, field) ?? Number.POSITIVE_INFINITY)
  const best = Math.min(...ranks)
  return best === Number.POSITIVE_INFINITY ? [] : indexesOf(ranks, (rank) => rank === best)
}

/** As it is written, or else in another case. */
function equalTo(name: string, headings: readonly string[]): readonly number[] {
  const exactly = indexesOf(headings, (heading) => heading.trim() === name.trim())
  const folded = fold(name)
  return exactly.length > 0 || folded === ''
    ? exactly
    : indexesOf(headings, (heading) => fold(heading) === folded)
}

function indexesOf<T>(items: readonly T[], fits: (item: T) => boolean): readonly number[] {
  return items.flatMap((item, index) => (fits(item) ? [index] : []))
}

function tooMany(field: string, indexes: readonly number[], headings: readonly string[]): string {
  const names = [...new Set(indexes.map((index) => headings[index] ?? ''))]
  return names.length === 1
    ? `has the column ${listed(names)} twice.`
    : `has more than one column for ${field}: ${listed(names)}. Choose one with --column ${field}="…".`
}

function foundSo(
  found: ReadonlyMap<string, number>,
  headings: readonly string[],
  others: readonly string[] = [],
): string {
  const used = [...found].map(([field, index]) => `${shown(headings[index] ?? '')} for ${field}`)
  return `Found: ${[...used, ...others.slice(0, maxListed).map(shown)].join(', ')}.`
}

function wayOut({ required }: Columns): string {
  return `Name a column with --column ${required[0]}="…", leave others out with --ignore-other-columns, or skip lines above the header with --skip-lines N.`
}

// Exports have dozens of columns.
const maxListed = 12

function listed(names: readonly string[]): string {
  const more = names.length - maxListed
  const few = names.slice(0, maxListed).map(shown).join(', ')
  return more > 0 ? `${few} and ${more} more` : few
}

/** Without characters that would control the terminal. */
function shown(heading: string): string {
  const plain = heading.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`
}
