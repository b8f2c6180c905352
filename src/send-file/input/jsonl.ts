import { wrongUsage } from '../stop.ts'
import { findBody } from './body.ts'
import { type ColumnRules, matchColumns } from './columns.ts'
import { fold } from './headings.ts'
import { type Again, type Line, type Recipient, reasonColumn } from './line.ts'
import type { Reading } from './reading.ts'

/** Reads one JSON object per line. Its members are the columns. */
export async function* readJsonl(
  texts: AsyncIterable<string>,
  reading: Reading,
): AsyncGenerator<Line> {
  const { skipLines, maxLineLength } = reading
  const body = await findBody(texts, skipLines, maxLineLength)
  const match = createMatcher(reading)
  let line = body.linesAbove
  for await (const text of splitLines(body.texts, line, maxLineLength)) {
    line += 1
    if (text.trim() !== '') yield lineOf(text, line, match)
  }
}

/** `node:readline` would also split at U+2028, which a JSON string can contain. */
async function* splitLines(
  texts: AsyncIterable<string>,
  linesAbove: number,
  maxLineLength: number,
): AsyncGenerator<string> {
  let rest = ''
  let line = linesAbove + 1
  for await (const text of texts) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const found of lines) {
      if (found.length > maxLineLength) throw wrongUsage(`Line ${line} is too long.`)
      yield found
      line += 1
    }
    if (rest.length > maxLineLength) throw wrongUsage(`Line ${line} is too long.`)
  }
  yield rest
}

type Member = readonly [name: string, value: unknown]

/** The column of each field among these members. */
type Matcher = (members: readonly Member[], where: string) => readonly (readonly [string, number])[]

/** Lines have the same members as the line before, nearly always. */
function createMatcher(rules: ColumnRules): Matcher {
  const { required, optional } = rules.columns
  let known: string | undefined
  let matched: readonly (readonly [string, number])[] = []
  return (members, where) => {
    const names = members.map(([name]) => name)
    const key = JSON.stringify(names)
    if (key === known) return matched
    const found = matchColumns(names, rules, where)
    matched = [...required, ...optional].flatMap((field) => {
      const index = found.get(field)
      return index === undefined ? [] : [[field, index] as const]
    })
    known = key
    return matched
  }
}

function lineOf(text: string, line: number, match: Matcher): Line {
  const where = `Line ${line}`
  const members = Object.entries(objectOf(text, where)).filter(([, value]) => value !== null)
  const reason = members.find(([name]) => fold(name) === fold(reasonColumn))?.[1]
  return {
    line,
    recipient: recipientOf(members, match, where),
    ...(typeof reason === 'string' ? { failedBefore: reason } : {}),
    again: (why) => again(text, reason === undefined ? undefined : members, why),
  }
}

function recipientOf(members: readonly Member[], match: Matcher, where: string): Recipient {
  return Object.fromEntries(
    match(members, where).map(([field, index]) => [
      field,
      textOf(members[index]?.[1], `${where}: "${field}"`),
    ]),
  )
}

/** Adds the reason to the text itself, because parsing would round large numbers. */
function again(text: string, membersWithReason: readonly Member[] | undefined, why: string): Again {
  const reason = `${JSON.stringify(reasonColumn)}:${JSON.stringify(why)}}`
  const kept = (membersWithReason ?? []).filter(([name]) => fold(name) !== fold(reasonColumn))
  const whole = membersWithReason === undefined ? text : JSON.stringify(Object.fromEntries(kept))
  return { row: `${whole.trimEnd().replace(/\}$/, '')},${reason}` }
}

function objectOf(text: string, where: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's own message quotes the file.
    throw wrongUsage(`${where} is not JSON.`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw wrongUsage(`${where} is not a JSON object.`)
}

function textOf(value: unknown, what: string): string {
  if (typeof value === 'string') return value
  // A larger number was rounded when it was parsed: it would be another person's id.
  if (Number.isSafeInteger(value)) return String(value)
  throw wrongUsage(`${what} must be a string.`)
}
