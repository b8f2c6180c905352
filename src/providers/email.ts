import { codePoint, invisible } from '#text/characters.ts'
import { domainRule, foldedDomain } from '#text/domain-name.ts'
import { decodeWords } from '#text/encoded-words.ts'
import { foldedText } from '#text/folded-text.ts'

/**
 * Two spellings with the same key are the same person: letter case, width, invisible characters and
 * the form of the domain do not count. RFC 5321 lets a server tell `Ada` from `ada`; none does, and a
 * second e-mail is worse than a second mailbox left out.
 */
export function emailKey(value: string): string {
  // Normalizing is quadratic, and upstreams answer with texts of any length.
  if (value.length > maxAddressBytes) return value.toLowerCase()
  const address = foldedText(value)
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + foldedDomain(address.slice(at + 1))
}

/**
 * Two addresses with the same key probably reach the same mailbox: `ada+list@` is `ada@`, and a mail
 * program may decode the encoded words of RFC 2047. Only for limits, since not every server does.
 */
export function mailboxKey(value: string): string {
  if (value.length > maxAddressBytes) return emailKey(value)
  const plain = decodeWords(decodeWords(value.normalize('NFKC')))
  // An encoded @ ends the local part, and what follows its domain is for nobody.
  const [inside = plain] =
    /^[^@]+@[\p{L}\p{M}\p{N}.-]+/u.exec(plain.replaceAll(/[<>"\s]/gu, '')) ?? []
  const [local = '', domain = ''] = emailKey(inside).split('@')
  return `${local.replace(/(?<=.)\+.*$/su, '')}@${domain}`
}

/** One plain address and nothing around it. */
export const isEmailAddress = (value: string): boolean => emailRule(value) === undefined

/**
 * The first rule that an e-mail address breaks, as a sentence without the address. Stricter than the
 * upstreams' patterns, which admit lists (`a@b.c,d@e.f`), display names and characters that cannot
 * be seen, and than any pattern on the domain, which must end in the root zone.
 */
export function emailRule(value: string): string | undefined {
  if (value.length > maxAddressBytes || Buffer.byteLength(value) > maxAddressBytes) {
    return `An e-mail address has at most ${maxAddressBytes} bytes.`
  }
  const mistake = mistakes.find(([pattern]) => pattern.test(value))
  if (mistake !== undefined) return mistake[1]
  const [bad] = forbidden.exec(value.replaceAll(joiner, '')) ?? []
  if (bad !== undefined) {
    return `The address has the character ${codePoint(bad)}, which no plain address has. Remove it.`
  }
  const [local = '', domain, ...more] = value.split('@')
  if (domain === undefined || more.length > 0) return 'An e-mail address has exactly one @.'
  return localRule(local) ?? domainRule(domain)
}

// RFC 5321, 4.5.3.1.3, without the angle brackets.
const maxAddressBytes = 254

const mistakes: readonly (readonly [RegExp, string])[] = [
  [
    /@.*[\s,;|/&]+.*@/su,
    'These are two addresses or more. Give each recipient an entry of its own.',
  ],
  [/^mailto:/iu, 'Give the address alone, without `mailto:`.'],
  [/[<>]/u, 'Give the address alone, without a name and without angle brackets.'],
  [/[,;]$/u, 'Leave out the comma or semicolon at the end.'],
  [/\.$/u, 'Leave out the dot at the end.'],
]

// ＠ and ﹫ fold to a second @; U+FFFD replaces what somebody could not decode.
const forbidden = new RegExp(`[${invisible},;:<>()\\[\\]\\\\"＠﹫\ufffd]`, 'u')

// Where the joiners U+200C and U+200D are part of the spelling, as IDNA's RFC 5892 has it: behind a
// virama, and the non-joiner between Arabic letters.
const viramas =
  '\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0f84\u1039\u17d2'
const joiner = new RegExp(
  `(?<=[${viramas}])[\\u200c\\u200d]|(?<=\\p{sc=Arabic})\\u200c(?=\\p{sc=Arabic})`,
  'gu',
)

function localRule(local: string): string | undefined {
  if (local === '' || Buffer.byteLength(local) > 64) {
    return 'The part before the @ must have 1 to 64 bytes.'
  }
  return /^\.|\.\.|\.$/u.test(local)
    ? 'The part before the @ must not begin or end with a dot, or have two dots in a row.'
    : undefined
}
