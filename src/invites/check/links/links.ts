import { isIPv6 } from 'node:net'
import { brokenRule } from '#text/broken-rule.ts'
import { findBareHosts } from './bare-hosts.ts'
import { coveredBy } from './host.ts'
import { spellingsOf } from './spellings.ts'
import { withoutUrls } from './urls.ts'

/**
 * Do all links in a text lead to these hosts? Mail programs make links of bare names too, and no two
 * of them agree, so everything that one of them may link counts. `*.example.com` covers all
 * subdomains. A text longer than any that is sent counts as leading elsewhere. Pure.
 */
export function linksOnlyTo(text: string, hosts: readonly string[]): boolean {
  if (text.length > maxTextUnits) return false
  if (plainWords.test(text)) return true
  return spellingsOf(text).every((spelling) => leadsOnlyTo(spelling, hosts))
}

/** The rule that `linksOnlyTo` applies. */
export const foreignLink = brokenRule(
  'LINK_NOT_ALLOWED',
  'Must have no link, or text like a link, except to the hosts in `limits { allowedLinkHosts }`.',
)

// Twice the longest text that an invitation may have, and far from where normalizing takes time.
const maxTextUnits = 10_000

// Nothing here is, or normalizes to, a dot, a slash, a colon, an @ or markup.
const plainWords = /^[\p{L}\p{M}0-9\s,!?'’\p{Join_Control}\u200e\u200f-]*$/u

function leadsOnlyTo(spelling: string, hosts: readonly string[]): boolean {
  const rest = withoutUrls(spelling, hosts)
  if (rest === undefined || suspicious.some((pattern) => pattern.test(rest)) || hasIpv6(rest)) {
    return false
  }
  return findBareHosts(rest).every((host) => coveredBy(hosts, host))
}

// Known to some program, with or without slashes. `mailto:` counts for the address behind it.
const schemes = [
  ...['bitcoin', 'blob', 'callto', 'data', 'ethereum', 'facetime', 'facetime-audio', 'file'],
  ...['filesystem', 'ftp', 'ftps', 'gopher', 'imap', 'irc', 'ircs', 'itms', 'itms-apps', 'jar'],
  ...['javascript', 'ldap', 'ldaps', 'livescript', 'magnet', 'mms', 'ms-[a-z-]{1,40}', 'msteams'],
  ...['news', 'nfs', 'nntp', 'onenote', 'outlook', 'rtsp', 'search-ms', 'sftp', 'sip', 'sips'],
  ...['skype', 'smb', 'sms', 'smsto', 'snews', 'ssh', 'steam', 'svn', 'tel', 'telnet', 'tg'],
  ...['vbscript', 'viber', 'view-source', 'wais', 'webcal', 'webcals', 'whatsapp', 'ws', 'wss'],
  ...['xmpp', 'zoommtg', 'zoomus'],
]

const suspicious: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}_+-])(?:${schemes.join('|')}):(?=\\S)`, 'iu'),
  /(?<![\p{L}\p{N}_+-])mailto:(?![^\s@]{1,64}@)/iu,
  // `//host`, `\\host\share`, and the mixtures that browsers read as either.
  /[/\\]{2}(?=[^\s/\\])/u,
  // Markup, and character references, behind which anything can hide.
  /<(?:[a-z!?]|\/[a-z])/iu,
  /&(?:#|[a-z][a-z\d]{1,31};|lt|LT|gt|GT|quot|shy|nbsp)/u,
  /&[A-Z][A-Za-z\d]{1,31};/u,
]

const hasIpv6 = (text: string) =>
  [...text.matchAll(/\[([\da-f:.]{2,45})(?:%[^\s\]]{1,40})?\]/giu)].some(([, inner = '']) =>
    isIPv6(inner),
  )
