/** What replaces a word that was erased. */
export const erasedWord = '[erased]'

/**
 * Erases words from texts, in any letter case, and as they are written in URLs and in JSON. `values`
 * (addresses and ids) go wherever they occur, also in the middle of a longer one: rather too much goes
 * than too little. `words` (names and keys) go as whole words, because short ones occur in others. What
 * has less than three characters stays: without every `a` a text is nothing. Pure.
 */
export function wordEraser(
  values: readonly string[],
  words: readonly string[] = [],
): (text: string) => string {
  const anywhere = alternatives(values)
  const whole = alternatives(words)
  const patterns = [
    ...anywhere,
    ...(whole.length === 0
      ? []
      : [`(?<![\\p{L}\\p{M}\\p{N}])(?:${whole.join('|')})(?![\\p{L}\\p{M}\\p{N}])`]),
  ]
  return eraser(patterns)
}

/**
 * Erases addresses and ids only where they stand for themselves, for what somebody else entered about
 * another person: `jim.bob@example.com` is not `bob@example.com`. Pure.
 */
export function quotationEraser(values: readonly string[]): (text: string) => string {
  const quoted = alternatives(values)
  const pattern = `(?<![\\p{L}\\p{M}\\p{N}.+_-])(?:${quoted.join('|')})(?![\\p{L}\\p{M}\\p{N}_-]|\\.[\\p{L}\\p{N}])`
  return eraser(quoted.length === 0 ? [] : [pattern])
}

function eraser(patterns: readonly string[]): (text: string) => string {
  if (patterns.length === 0) return (text) => text
  const pattern = new RegExp(patterns.join('|'), 'giu')
  return (text) => text.replace(pattern, erasedWord)
}

const minCharacters = 3

/** Longest first: a shorter one that starts a longer one would leave the rest readable. */
function alternatives(words: readonly string[]): string[] {
  const spellings = words
    .map((word) => word.trim())
    .filter(({ length }) => length >= minCharacters)
    .flatMap((word) => [
      ...[word, word.normalize('NFC'), word.normalize('NFD'), word.toLowerCase()],
      ...[encodeURIComponent(word.toWellFormed()), JSON.stringify(word).slice(1, -1)],
    ])
  return [...new Set(spellings)]
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
}
