/**
 * A text without the blanks and invisible characters around it, which come along when people copy
 * from documents, chats and address books. Linear: a pattern for the end of a text would not be.
 */
export function trimInvisible(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isPadding(text.charAt(start))) start++
  while (start < end && isPadding(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** `U+00AD` for a soft hyphen: how a message names a character that cannot be seen. */
export function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Does a text have anything that a reader can see? Marks alone do not count. */
export const isVisible = (text: string): boolean => visible.test(text)

/** For a character class: what shows nothing, whatever its category. U+2800 counts as a symbol. */
export const invisible = String.raw`\p{C}\p{Z}\s\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{16fe4}`

const visible = new RegExp(`[[\\p{L}\\p{N}\\p{P}\\p{S}]--[${invisible}]]`, 'v')

// Not U+202E, which shows the letters behind it in reverse: a value with it was made to deceive. Not
// the variation selectors, which are part of the emoji before them.
const padding = /[[\s\p{Z}\p{Default_Ignorable_Code_Point}\u2800]--[\u202e\p{Variation_Selector}]]/v
const isPadding = (unit: string) => padding.test(unit)
