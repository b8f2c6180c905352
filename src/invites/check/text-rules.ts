import type { BrokenRule } from '#text/broken-rule.ts'
import { codePoint } from '#text/characters.ts'
import { charactersIn, isLongerThan } from '#text/length.ts'

/** The rule of a number that is out of its bounds, which are included. */
export function rangeRule(value: number, min: number, max: number): BrokenRule | undefined {
  if (value >= min && value <= max) return undefined
  const isSmall = value < min
  const rule =
    max === Number.POSITIVE_INFINITY
      ? `Must be at least ${min}.`
      : `Must be between ${min} and ${max}.`
  return {
    code: isSmall ? 'TOO_SMALL' : 'TOO_LARGE',
    rule,
    limit: isSmall ? min : max,
    actual: value,
  }
}

/** The rule of a text with more than `max` characters. */
export function lengthRule(
  text: string,
  max: number,
  rule = `Must have at most ${max} characters.`,
): BrokenRule | undefined {
  if (!isLongerThan(text, max)) return undefined
  return { code: 'TOO_LONG', rule, limit: max, actual: charactersIn(text) }
}

/** The rule of a text with control characters or halves of surrogate pairs. */
export function controlRule(
  text: string,
  rule = 'Must not contain control characters.',
): BrokenRule | undefined {
  return characterRule(text, controls, rule)
}

/** The rule of a text with characters that the database cannot store. */
export function storableRule(text: string): BrokenRule | undefined {
  return characterRule(text, unstorable, 'Must be well-formed text without NUL characters.')
}

function characterRule(text: string, forbidden: RegExp, rule: string): BrokenRule | undefined {
  const [bad] = forbidden.exec(text) ?? []
  return bad === undefined
    ? undefined
    : { code: 'FORBIDDEN_CHARACTER', rule, character: codePoint(bad) }
}

const controls = /[\p{Cc}\p{Cs}]/u
const unstorable = /[\0\p{Cs}]/u

/**
 * In characters: the longest text of a message or of a recipient that a rule sees whole. Rules may
 * normalize and match, which is not linear.
 */
export const maxMessageTextLength = 5_000
export const maxDetailLength = 255

/**
 * In characters. At four bytes each, a destination and a recipient together fit into the 2,704 bytes
 * that an index row of PostgreSQL can have.
 */
export const maxDestinationLength = 255
export const maxRecipientLength = 320
