import { type BrokenRule, brokenRule } from './broken-rule.ts'
import { codePoint, isVisible } from './characters.ts'
import { charactersIn, isLongerThan } from './length.ts'

/** What a text that a mail system sends may be. */
export interface TextShape {
  /** What the text is called in a sentence: `title`. */
  readonly name: string
  /** In characters. With 0 the text may be empty. */
  readonly min: 0 | 1
  readonly max: number
  /** Line breaks and tabs are allowed. */
  readonly lines?: true
}

/** The first rule that a text breaks, as a sentence without the text and a code. Its length comes first. */
export function textRule(
  text: string,
  { name, min, max, lines }: TextShape,
): BrokenRule | undefined {
  if (text.length < min || isLongerThan(text, max)) {
    const rule = `The ${name} must have ${min} to ${max} characters.`
    if (text === '') return brokenRule('EMPTY', rule)
    return { code: 'TOO_LONG', rule, limit: max, actual: charactersIn(text) }
  }
  if (text === '') return undefined
  const [bad] = (lines ? notInLines : notInLine).exec(text) ?? unbalancedIsolate(text)
  if (bad !== undefined) {
    const kind = lines ? 'text' : 'one line of text'
    const character = codePoint(bad)
    const rule = `The ${name} must be ${kind}, well-formed, without control characters such as NUL, and without characters that turn the direction of writing around; it has ${character}.`
    return { code: 'FORBIDDEN_CHARACTER', rule, character }
  }
  if (isVisible(text)) return undefined
  return brokenRule('NOTHING_VISIBLE', `The ${name} must have a character that can be seen.`)
}

// Controls, lone surrogates, noncharacters, and embeddings and overrides of the writing direction,
// which can show another text than the one that was checked. The marks U+200E, U+200F and U+061C are
// part of ordinary text in right-to-left scripts.
const never = String.raw`\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e`
const notInLine = new RegExp(`[\\p{Cc}\\p{Zl}\\p{Zp}${never}]`, 'u')
const notInLines = new RegExp(`(?!\\r\\n|[\\n\\t])[\\p{Cc}${never}]`, 'u')

/** An isolate that does not end, or an end without one, would affect the text around it. */
function unbalancedIsolate(text: string): readonly string[] {
  let open = 0
  for (const [mark] of text.matchAll(/[\u2066-\u2069\n]/g)) {
    if (mark === '\n' ? open > 0 : mark === '\u2069' && open === 0) return ['\u2069']
    if (mark !== '\n') open += mark === '\u2069' ? -1 : 1
  }
  return open > 0 ? ['\u2066'] : []
}
