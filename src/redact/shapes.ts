/** What looks like a secret, and the word that replaces it. */
export type Shapes = readonly (readonly [RegExp, string])[]

// Bounded repetitions, and starts that cannot occur inside a match, keep matching linear in the text.
export const shapes: Shapes = [
  // The credentials in a URL.
  [/:\/\/[^\s/]{1,300}@/gu, '://'],
  [/[^\s@<>"'(),;:=]{1,64}(?:@|%40)[^\s@<>"'(),;:]{1,255}/giu, '[e-mail]'],
  [/\barn:[\w-]{1,20}:[^\s"',;)]{1,500}/giu, '[arn]'],
  [/\b(?:A(?:KIA|SIA|IDA|ROA|GPA|IPA|NPA|BIA|CCA)|[AI]KID)[A-Za-z0-9]{12,64}/gu, '[access key]'],
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

/** Of the inside of an upstream. */
export const places: Shapes = [
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>)]{1,500}/giu, '[url]'],
  [/(?<![\w.-])(?:\/[\w.@-]{1,100}){1,20}(?::\d{1,9}){1,2}/gu, '[file]'],
  [new RegExp(`(?<![\\w.-])(?:${hosts.map(({ source }) => source).join('|')})`, 'gu'), '[host]'],
  // Keys of any kind; request ids are shorter.
  [/(?<![\w+/-])(?=[\w+/-]{0,39}\d)[\w+/-]{40,}={0,2}/gu, '[secret]'],
]

/** Of accounts and people: nothing that an operator needs has so many digits. */
export const numbers: Shapes = [
  [/(?<![\w.-])\+?\p{Nd}{9,}(?![\w-])/gu, '[number]'],
  [/(?<![\w.-])\d{4}-\d{4}-\d{4}(?![\w-])/gu, '[number]'],
  [/(?<![\w.])\+\d[\d ().-]{7,20}\d(?![\w-])/gu, '[number]'],
]

/** Addresses as people and programs write them to hide them. */
export const oddAddresses: Shapes = [
  [/"[^"]{1,64}"\s?@\s?[^\s@<>"'(),;:]{1,255}/gu, '[e-mail]'],
  [/[^\s@<>"'(),;:=]{1,64}\s?@\s?[^\s@<>"'(),;:]{1,255}/gu, '[e-mail]'],
  [
    /(?<!\S)[\w.+-]{1,64}\s?[([{<]\s?at\s?[)\]}>]\s?[\w-]{1,63}(?:(?:\s?[([{<]\s?dot\s?[)\]}>]\s?|\sdot\s|\.)[\w-]{1,63}){0,5}/giu,
    '[e-mail]',
  ],
  [/(?<!\S)[\w.+-]{1,64}\sat\s[\w-]{1,63}(?:\sdot\s[\w-]{1,63}){1,5}/giu, '[e-mail]'],
]

/** Codes and tokens: letters of both cases and digits in one word. Request ids have one case. */
export const tokens: Shapes = [
  [
    /(?<![\w+/.-])(?=[\w+/-]{0,60}[a-z])(?=[\w+/-]{0,60}[A-Z])(?=[\w+/-]{0,60}\d)[\w+/-]{20,}={0,2}/gu,
    '[secret]',
  ],
]

/** Does a word, such as an error's code or a request's id, hold what must not be shown? */
export function looksSecret(word: string): boolean {
  if (uuid.test(word)) return false
  return [...shapes, ...places, ...numbers].some(([shape]) => word.search(shape) >= 0)
}

// As most requests and invitations are called. No shape has hyphens at these places.
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/
