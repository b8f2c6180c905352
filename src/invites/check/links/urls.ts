import { isTopLevelDomain, looksLikeTopLevelDomain } from '#text/top-level-domains.ts'
import { coveredBy } from './host.ts'

/**
 * Removes from a text the parts of its URLs that every program takes for one link to an allowed host.
 * What is behind such a part is read as text again. Undefined: a URL may lead elsewhere.
 */
export function withoutUrls(text: string, hosts: readonly string[]): string | undefined {
  const pieces: string[] = []
  let at = 0
  for (let count = 0; count <= maxUrls; count++) {
    url.lastIndex = at
    const found = url.exec(text)
    if (found === null) return [...pieces, text.slice(at)].join(' ')
    const length = safeLength(found[0], hosts)
    if (length === undefined) return undefined
    pieces.push(text.slice(at, found.index))
    at = found.index + length
  }
  return undefined
}

// More than an invitation needs. Each is read to its end, which may be the end of the text.
const maxUrls = 50

// Without slashes too: browsers go to `https:example.com` all the same.
const url = /(?<![a-z\d])https?:[^\s<>"'`]+/giu

/** How much of a URL is one link to an allowed host, for every program. Undefined: it may lead elsewhere. */
function safeLength(whole: string, hosts: readonly string[]): number | undefined {
  if (whole.includes('\\')) return undefined
  const [start = '', authority = ''] = /^[a-z]+:\/*([^/?#]*)/iu.exec(whole) ?? []
  // Before an @, programs disagree on which part is the host.
  if (/[@%]/u.test(authority)) return undefined
  const host = URL.parse(`https://${authority}`)?.hostname.replace(/\.$/u, '') ?? ''
  if (coveredBy(hosts, host)) {
    const [path = ''] = onePath.exec(whole.slice(start.length)) ?? []
    return pathLeadsTo(path, hosts) ? start.length + path.length : undefined
  }
  // A full stop or a bracket that ends the sentence is no part of the host, unless it could be.
  const [cut = ''] = /^[a-z\d.-]+/iu.exec(authority) ?? []
  const bare = cut.replace(/[.-]+$/u, '')
  const isCut = bare !== '' && bare !== authority && !exists(host)
  return isCut && coveredBy(hosts, bare) ? start.length - authority.length + bare.length : undefined
}

// Some programs end a link at a comma, a bracket or a letter that is not ASCII.
const onePath = /^[/?#][^\s<>"'`,;|()[\]{}^*!\u0080-\u{10ffff}]*/u

/** Do the URLs and addresses inside of a path lead to allowed hosts? */
function pathLeadsTo(path: string, hosts: readonly string[]): boolean {
  const inside = [...path.matchAll(/(https?:\/*|@)([^/?#@:&=]*)/giu)]
  return inside.every(([, before, host = '']) => {
    // `/@ada` is a name.
    const isNoHost = before === '@' && !host.includes('.')
    return isNoHost || !exists(host) || coveredBy(hosts, host)
  })
}

/** Could a program find this host? Where there is no dot, or only digits, it tries. */
function exists(host: string): boolean {
  const last = host.split('.').at(-1) ?? ''
  if (last.startsWith('xn--')) return isTopLevelDomain(last)
  return (
    host !== '' && (last === host || /^\d|^\[|\]$/u.test(last) || looksLikeTopLevelDomain(last))
  )
}
