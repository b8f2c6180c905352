/** Finds every one of `secrets`, as it is or encoded. Those shorter than three characters are kept. */
export function anyOf(secrets: readonly string[]): RegExp {
  const spellings = secrets.flatMap((secret) => {
    const plain = oneLine(secret).trim()
    return plain.length < 3 ? [] : [plain, encoded(plain)]
  })
  // Longest first: a shorter secret that starts a longer one would leave the rest readable.
  const alternatives = [...new Set(spellings)].sort((a, b) => b.length - a.length).map(matching)
  return alternatives.length === 0 ? /(?!)/u : new RegExp(alternatives.join('|'), 'giu')
}

/** Without line ends, controls and what is invisible. */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\s]+/gu, ' ')

export function cut(text: string, maxLength: number): string {
  const characters = [...text]
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join('')}…`
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
