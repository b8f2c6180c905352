/**
 * Makes an upstream's text safe for logs, rows and clients: masks everything in `secrets` (the
 * recipients, names and texts of the call) and everything that looks like a secret, an address or a
 * host, URL or file of the upstream. Returns one line of at most 300 characters. A secret that is one
 * word is masked as a word: a member called Member does not mask the middle of `MemberNameUsed`.
 *
 * Secrets shorter than three characters are kept: masking every `a` makes a message unreadable.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  return masker(secrets, [...shapes, ...places], 300)
}

/** The same for our own messages. It keeps hosts and paths, which operators need. */
export function secretMasker(secrets: readonly string[]): (text: string) => string {
  return masker(secrets, shapes, 2_000)
}

function masker(secrets: readonly string[], masked: typeof shapes, maxLength: number) {
  let pattern: RegExp | undefined
  return (text: string): string => {
    pattern ??= anyOf(secrets)
    const line = oneLine(text.slice(0, maxCharactersRead)).replace(pattern, '[redacted]')
    return cut(
      masked.reduce((text, [shape, word]) => text.replace(shape, word), line).trim(),
      maxLength,
    )
  }
}

// 300 characters hold 30 masks, and each can replace a text of 600 characters: 18,000 in all.
const maxCharactersRead = 20_000

// Bounded repetitions, and starts that cannot occur inside a match, keep matching linear in the text.
const shapes: readonly (readonly [RegExp, string])[] = [
  // The credentials in a URL.
  [/:\/\/[^\s/]{1,300}@/gu, '://'],
  [/[^\s@<>"'(),;:=]{1,64}(?:@|%40)[^\s@<>"'(),;:]{1,255}/giu, '[e-mail]'],
  [/\barn:[\w-]{1,20}:[^\s"',;)]{1,500}/giu, '[arn]'],
  [/\b(?:AKIA|ASIA|AIDA|AROA|AKID)[A-Za-z0-9]{12,64}/gu, '[access key]'],
  [/\b(?:igw_|eyJ)[\w.-]{8,}/gu, '[key]'],
  [/\b[0-9a-f]{64}\b/gu, '[hash]'],
  // JSON.parse quotes its input.
  [/(?:\.{3})?".{0,100}"(?:\.{3})? is not valid JSON/gu, 'this is not valid JSON'],
]

// Matched by known endings and ports: error codes (`LimitExceeded.Members`) and field names
// (`users.1.member.name`) contain dots too, and times contain colons.
const hosts = [
  /(?:[a-z0-9_-]{1,63}\.){1,10}(?:com|net|org|cn|io|cloud|aws|internal|local)(?::\d{1,5})?(?![\w-]|\.\w)/,
  /(?:localhost|(?:[a-z0-9_-]{1,63}\.){1,10}[a-z0-9-]{1,63}):\d{2,5}\b/,
  /\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/,
  /\[?(?:(?:[0-9a-f]{1,4}:){1,7}:|::|(?:[0-9a-f]{1,4}:){4,7})[0-9a-f:.]{1,40}\]?(?::\d{1,5})?/,
]
const places: typeof shapes = [
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>)]{1,500}/giu, '[url]'],
  [/(?<![\w.-])(?:\/[\w.@-]{1,100}){1,20}(?::\d{1,9}){1,2}/gu, '[file]'],
  [new RegExp(`(?<![\\w.-])(?:${hosts.map(({ source }) => source).join('|')})`, 'gu'), '[host]'],
  // Keys of any kind; request ids are shorter.
  [/(?<![\w+/-])(?=[\w+/-]{0,39}\d)[\w+/-]{40,}={0,2}/gu, '[secret]'],
]

function anyOf(secrets: readonly string[]): RegExp {
  const spellings = secrets.flatMap((secret) => {
    const plain = oneLine(secret).trim()
    return plain.length < 3 ? [] : [plain, encoded(plain)]
  })
  // Longest first: a shorter secret that starts a longer one would leave the rest readable.
  const alternatives = [...new Set(spellings)].sort((a, b) => b.length - a.length).map(matching)
  return alternatives.length === 0 ? /(?!)/u : new RegExp(alternatives.join('|'), 'giu')
}

// Scripts that put something between words. Others do not, so their words are masked anywhere.
const spaced = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}`
const isWord = new RegExp(`^[${spaced}\\p{M}]+$`, 'u')

function matching(secret: string): string {
  return isWord.test(secret)
    ? `(?<![${spaced}\\p{M}\\p{N}_])${secret}(?![${spaced}\\p{M}\\p{N}_])`
    : escaped(secret)
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')

const oneLine = (text: string) =>
  text.replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\s]+/gu, ' ')

function cut(text: string, maxLength: number) {
  const characters = [...text]
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join('')}…`
}
