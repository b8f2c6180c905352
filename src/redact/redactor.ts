import { maskNamed, namesIn } from './named.ts'
import { plain } from './plain.ts'
import { anyOf, cut, oneLine } from './secrets.ts'
import { numbers, oddAddresses, places, type Shapes, shapes, tokens } from './shapes.ts'

/**
 * Makes an upstream's text safe for logs, rows and clients: masks everything in `secrets` (the
 * recipients, names and texts of the call), everything that looks like a secret, an address or a
 * host, URL or file of the upstream, and whatever is quoted or called a name, wherever it stands in
 * the text. Returns one line of at most 300 characters. A secret that is one word is masked as a word:
 * a member called Member does not mask the middle of `MemberNameUsed`.
 *
 * Secrets shorter than three characters are kept: masking every `a` makes a message unreadable.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  let known: RegExp | undefined
  return (text) => {
    known ??= anyOf(secrets)
    // Encoded texts are up to nine times as long as what they stand for.
    const line = oneLine(plain(withoutInvisible(text.slice(0, maxCharactersRead))))
    const names = namesIn(line)
    const pattern = names.length === 0 ? known : anyOf([...secrets, ...names])
    const masked = mask(line.replace(pattern, '[redacted]'), all)
    return cut(maskNamed(masked).trim(), 300)
  }
}

/** The same for our own messages: known secrets and shapes only. It keeps hosts, paths and names. */
export function secretMasker(secrets: readonly string[]): (text: string) => string {
  let known: RegExp | undefined
  return (text) => {
    known ??= anyOf(secrets)
    const line = oneLine(text.slice(0, maxCharactersRead)).replace(known, '[redacted]')
    return cut(mask(line, shapes).trim(), 2_000)
  }
}

// 300 characters hold 30 masks, and each can replace a text of 600 characters: 18,000 in all.
const maxCharactersRead = 20_000

const all: Shapes = [...shapes, ...places, ...oddAddresses, ...tokens, ...numbers]

const mask = (text: string, shapes: Shapes) =>
  shapes.reduce((text, [shape, word]) => text.replace(shape, word), text)

/** Otherwise they would part an address in two, of which one half stays. */
const withoutInvisible = (text: string) => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
