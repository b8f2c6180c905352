import { wrongUsage } from '../stop.ts'
import { type Columns, checkColumns } from './columns.ts'
import type { Line, Recipient } from './line.ts'

/** Reads one JSON object per line. Its members are the columns. */
export async function* readJsonl(
  texts: AsyncIterable<string>,
  columns: Columns,
  maxLineLength: number,
): AsyncGenerator<Line> {
  let line = 0
  for await (const text of splitLines(texts, maxLineLength)) {
    line += 1
    if (text.trim() !== '') yield { line, recipient: recipientOf(text, columns, `Line ${line}`) }
  }
}

/** `node:readline` would also split at U+2028, which a JSON string can contain. */
async function* splitLines(
  texts: AsyncIterable<string>,
  maxLineLength: number,
): AsyncGenerator<string> {
  let rest = ''
  let line = 1
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

function recipientOf(text: string, columns: Columns, where: string): Recipient {
  const members = Object.entries(objectOf(text, where)).filter(([, value]) => value !== null)
  checkColumns(
    members.map(([name]) => name),
    columns,
    where,
  )
  const given = new Map(members)
  return Object.fromEntries(
    [...columns.required, ...columns.optional].flatMap((name) =>
      given.has(name) ? [[name, textOf(given.get(name), `${where}: "${name}"`)]] : [],
    ),
  )
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
