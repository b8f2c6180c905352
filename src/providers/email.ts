import { type BrokenRule, brokenRule } from '#text/broken-rule.ts'
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
  if (value.length > maxAddressBytes || simple.test(value)) return emailKey(value)
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
 * The first rule that an e-mail address breaks, as a sentence without the address and a code. Stricter than the
 * upstreams' patterns, which admit lists (`a@b.c,d@e.f`), display names and characters that cannot
 * be seen, and than any pattern on the domain, which must end in the root zone.
 */
export function emailRule(value: string): BrokenRule | undefined {
  if (value.length > maxAddressBytes || Buffer.byteLength(value) > maxAddressBytes) {
    return {
      code: 'TOO_MANY_BYTES',
      rule: `An e-mail address has at most ${maxAddressBytes} bytes.`,
      limit: maxAddressBytes,
      actual: Buffer.byteLength(value),
    }
  }
  return (simple.test(value) ? undefined : formRule(value)) ?? partsRule(value)
}

// RFC 5321, 4.5.3.1.3, without the angle brackets.
const maxAddressBytes = 254

// Most addresses: no tag, nothing to decode or to leave out, one @, and in the domain no A-label.
const simple = /^(?!.*xn--)[\w.-]+@[a-z\d.-]*[a-z\d-]$/i

/** What is around an address, or in it, that no address has. */
function formRule(value: string): BrokenRule | undefined {
  const mistake = mistakes.find(([pattern]) => pattern.test(value))
  if (mistake !== undefined) return mistake[1]
  const [bad] = forbidden.exec(value.replaceAll(joiner, '')) ?? []
  if (bad !== undefined) {
    const character = codePoint(bad)
    const rule = `The address has the character ${character}, which no plain address has. Remove it.`
    return { code: 'FORBIDDEN_CHARACTER', rule, character }
  }
  return undefined
}

const mistakes: readonly (readonly [RegExp, BrokenRule])[] = [
  [
    /@.*[\s,;|/&]+.*@/su,
    brokenRule(
      'SEVERAL_ADDRESSES',
      'These are two addresses or more. Give each recipient an entry of its own.',
    ),
  ],
  [/^mailto:/iu, brokenRule('MAILTO_PREFIX', 'Give the address alone, without `mailto:`.')],
  [
    /[<>]/u,
    brokenRule(
      'NAME_AROUND_ADDRESS',
      'Give the address alone, without a name and without angle brackets.',
    ),
  ],
  [/[,;]$/u, brokenRule('SEPARATOR_AT_END', 'Leave out the comma or semicolon at the end.')],
  [/\.$/u, brokenRule('DOT_AT_END', 'Leave out the dot at the end.')],
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

function partsRule(address: string): BrokenRule | undefined {
  const [local = '', domain, ...more] = address.split('@')
  if (domain === undefined || more.length > 0) {
    return brokenRule('NOT_ONE_AT_SIGN', 'An e-mail address has exactly one @.')
  }
  return localRule(local) ?? domainRule(domain)
}

function localRule(local: string): BrokenRule | undefined {
  const rule = `The part before the @ must have 1 to ${maxLocalBytes} bytes.`
  if (local === '') return brokenRule('LOCAL_PART_EMPTY', rule)
  const actual = Buffer.byteLength(local)
  if (actual > maxLocalBytes) {
    return { code: 'LOCAL_PART_TOO_LONG', rule, limit: maxLocalBytes, actual }
  }
  return /^\.|\.\.|\.$/u.test(local) ? badDots : undefined
}

// RFC 5321, 4.5.3.1.1.
const maxLocalBytes = 64
const badDots = brokenRule(
  'LOCAL_PART_DOTS',
  'The part before the @ must not begin or end with a dot, or have two dots in a row.',
)
