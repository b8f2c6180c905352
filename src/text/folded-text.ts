import { invisible } from './characters.ts'

/**
 * What two spellings of one name or address have in common: no letter case, no width, nothing that
 * cannot be seen. Quadratic in the number of marks in a row, so give it a short text.
 */
export function foldedText(text: string): string {
  if (printable.test(text)) return text.toLowerCase()
  const seen = text.normalize('NFKC').replaceAll(unseen, '')
  // The small letter of \u03a3 depends on the letters around it.
  return seen.toLowerCase().replaceAll('\u03c2', '\u03c3').normalize('NFKC')
}

// What of ASCII can be seen: each character has one width, and a small letter wherever it stands.
const printable = /^[!-~]*$/
const unseen = new RegExp(`[${invisible}]`, 'gu')
