import { isIPv4 } from 'node:net'
import { looksLikeTopLevelDomain, maxTopLevelDomainLength } from '#text/top-level-domains.ts'
import { labelCharacters } from './host.ts'

/** Names in a text that some program may link although there is no `https://` before them. */
export function findBareHosts(text: string): readonly string[] {
  const found = addressesIn(text)
  for (const run of text.matchAll(runs)) {
    const [word] = run
    const behind = text.slice(run.index + word.length, run.index + word.length + 2)
    // The part of an e-mail address before its @; what is behind it is a run of its own.
    if (beforeAt.test(behind)) continue
    // Two dots in a row end a name and begin another: `look…evil.com`.
    for (const chain of word.split(/\.{2,}/u)) {
      const host = hostIn(chain.split('.').filter(Boolean), behind)
      if (host !== undefined) found.push(host)
    }
  }
  return found
}

const runs = new RegExp(`[${labelCharacters}.]+`, 'giv')
const beforeAt = new RegExp(`^@[${labelCharacters}]`, 'iv')

/** The longest host that a name begins with. */
function hostIn(labels: readonly string[], behind: string): string | undefined {
  const [first = '', second = ''] = labels
  if (/^(?:www\d{0,3}|ftp)$/iu.test(first)) {
    return labels.length > 1 ? nameOf(labels) : undefined
  }
  if (labels.length === 2 && degrees.has(`${first}.${second}`) && !/^[/:?#]/u.test(behind)) {
    return undefined
  }
  for (let last = labels.length - 1; last > 0; last--) {
    const domain = topLevelDomainOf(labels[last]?.toLowerCase() ?? '')
    if (domain !== undefined) return nameOf([...labels.slice(0, last), domain])
  }
  return undefined
}

/** IPv4 addresses; version numbers have a letter before them, more parts, or larger ones. */
function addressesIn(text: string): string[] {
  return [...text.matchAll(/(?<![a-z\d.])(?:\d{1,3}\.){3}\d{1,3}(?![a-z\d]|\.\d)/giu)].flatMap(
    ([address]) => (isIPv4(address) ? [address] : []),
  )
}

/** Around a name, hyphens and underscores are punctuation. */
const nameOf = (labels: readonly string[]) => labels.join('.').replace(/^[_-]+(?=.)/u, '')

// Written without a space everywhere, and top-level domains in their last part.
const degrees: ReadonlySet<string> = new Set(['B.Sc', 'M.Sc', 'D.Sc', 'B.Com', 'M.Com', 'Dr.med'])

/** The top-level domain that a label is, or that it begins with where some program would end it. */
function topLevelDomainOf(label: string): string | undefined {
  if (looksLikeTopLevelDomain(label)) return label
  const [ascii = ''] = /^[a-z\d]+(?![\p{sc=Latin}\p{M}\d])/u.exec(label) ?? []
  if (looksLikeTopLevelDomain(ascii)) return ascii
  // Scripts without spaces between words.
  for (let length = Math.min(maxTopLevelDomainLength, label.length - 1); length > 0; length--) {
    const domain = label.slice(0, length)
    if (unspaced.test(label.slice(length)) && looksLikeTopLevelDomain(domain)) return domain
  }
  return undefined
}

const unspaced = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u
