/**
 * Makes an upstream's text fit for logs, rows and clients: no recipient, name or text of the call,
 * no e-mail address, ARN or access key, one line, at most 300 characters.
 *
 * `secrets` is what the call carried. Those under three characters stay, because masking every
 * `a` of a message hides nothing and ruins it.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  let pattern: RegExp | undefined
  return (text) => {
    pattern ??= anyOf(secrets)
    const line = oneLine(text.slice(0, longestRead))
    const masked = shapes.reduce(
      (masked, [shape, word]) => masked.replace(shape, word),
      line.replace(pattern, '[redacted]'),
    )
    return cut(masked.trim())
  }
}

const longestKept = 300
// The longest text of a call has 600 characters and its mask 10: 300 masks need 18,000.
const longestRead = 20_000

// The bounds keep matching linear in a message that is one long word.
const shapes: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>"'(),;:=]{1,64}(?:@|%40)[^\s@<>"'(),;:]{1,255}/giu, '[e-mail]'],
  [/\barn:[\w-]{1,20}:[^\s"',;)]{1,500}/giu, '[arn]'],
  [/\b(?:AKIA|ASIA|AIDA|AROA|AKID)[A-Za-z0-9]{12,64}/gu, '[access key]'],
]

function anyOf(secrets: readonly string[]): RegExp {
  const spellings = secrets.flatMap((secret) => {
    const plain = oneLine(secret).trim()
    return plain.length < 3 ? [] : [plain, encoded(plain)]
  })
  // Longest first: an alternative that is the beginning of another would leave its end readable.
  const alternatives = [...new Set(spellings)].sort((a, b) => b.length - a.length).map(escaped)
  return alternatives.length === 0 ? /(?!)/u : new RegExp(alternatives.join('|'), 'giu')
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')

const oneLine = (text: string) =>
  text.replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\s]+/gu, ' ')

function cut(text: string) {
  const characters = [...text]
  return characters.length <= longestKept
    ? text
    : `${characters.slice(0, longestKept - 1).join('')}…`
}
