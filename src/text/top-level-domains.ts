import { domainToUnicode } from 'node:url'
import { rootZone } from './root-zone.ts'

/** Is a label, in lower case, a top-level domain of the root zone? Both spellings of IDNs are. */
export const isTopLevelDomain = (label: string): boolean => delegated.has(label)

/** Could a program take a label, in lower case, for a top-level domain and make a link of it? */
export const looksLikeTopLevelDomain = (label: string): boolean =>
  delegated.has(label) || undelegated.has(label) || label.startsWith('xn--')

const ascii = rootZone.domains.trim().split(/\s+/)
const delegated: ReadonlySet<string> = new Set([
  ...ascii,
  ...ascii.map((name) => domainToUnicode(name)),
])

/** In UTF-16 units. */
export const maxTopLevelDomainLength = Math.max(...[...delegated].map(({ length }) => length))

// Names that the DNS does not delegate, yet programs and private networks know: RFC 2606, RFC 6761,
// RFC 6762, RFC 7686 and ICANN's `.internal`.
const undelegated: ReadonlySet<string> = new Set(
  'example test invalid localhost local onion internal alt home corp lan intranet'.split(' '),
)
