/**
 * An upstream's sentence, as it may be shown; empty where it said none. One word alone is no sentence: the
 * error's name says as much, and it may be somebody's name. Scripts without blanks have sentences of
 * one word.
 */
export function reasonOf(text: string, redact: (text: string) => string): string {
  const said = redact(text)
  return isWord.test(said) ? '' : said
}

const isWord = /^[\p{Lu}\p{Ll}\p{M}\p{N}\p{P}]*$/u
