import { domainToASCII, domainToUnicode } from 'node:url'
import { type BrokenRule, brokenRule } from './broken-rule.ts'
import { foldedText } from './folded-text.ts'
import { isTopLevelDomain } from './top-level-domains.ts'

/** The first rule of the DNS that a domain, in any script, breaks. A sentence without the domain. */
export function domainRule(domain: string): BrokenRule | undefined {
  const labels = domain.split('.')
  if (domain.length > 253 || labels.length < 2 || !labels.every(isLabel)) return notADomain
  const ascii = isPlainDomain(domain) ? domain.toLowerCase() : domainToASCII(domain)
  if (ascii === '' || ascii.length > 253) return notADomain
  const asciiLabels = ascii.split('.')
  if (!asciiLabels.every((label) => label.length <= 63)) return notADomain
  const last = asciiLabels.at(-1) ?? ''
  return isTopLevelDomain(last) ? undefined : noTopLevelDomain
}

/** A domain in the one form that its spellings share, as A-labels and as U-labels. */
export function foldedDomain(domain: string): string {
  if (isPlainDomain(domain)) return domain.toLowerCase()
  const ascii = domainToASCII(domain)
  return ascii === '' ? foldedText(domain) : foldedText(domainToUnicode(ascii))
}

/**
 * Letters, digits and hyphens of ASCII alone, no A-label, and at the end no number, which could be an IP
 * address: what the rules of IDNA leave as it is, but for capitals.
 */
const isPlainDomain = (domain: string) => /^(?!.*xn--)(?:[a-z\d-]+\.)*[a-z][a-z\d-]*$/i.test(domain)

// Joiners belong to the spelling of some scripts; domainToASCII knows where they may be.
const isLabel = (label: string) =>
  /^(?!-)[\p{L}\p{M}\p{N}\p{Join_Control}-]{1,63}(?<!-)$/u.test(label)

const notADomain = brokenRule(
  'INVALID_DOMAIN',
  'The part after the @ must be a domain: letters, digits and inner hyphens between single dots.',
)
const noTopLevelDomain = brokenRule(
  'UNKNOWN_TOP_LEVEL_DOMAIN',
  'The domain must end in a top-level domain that exists; an IP address or a local name is none.',
)
