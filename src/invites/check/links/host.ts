import { domainToASCII } from 'node:url'

/** Is a host, in any script, one of these? `*.example.com` covers all subdomains. */
export function coveredBy(hosts: readonly string[], host: string): boolean {
  const ascii = domainToASCII(host)
  return hosts.some((allowed) =>
    allowed.startsWith('*.') ? ascii.endsWith(allowed.slice(1)) : ascii === allowed,
  )
}

/** For a character class with the flag `v`: what a label of a host can show, in any script. */
export const labelCharacters = String.raw`a-z\d_\-\u00b7\u30fb[\P{ASCII}&&[\p{L}\p{M}\p{N}\p{S}\p{Co}\p{Cn}]]`
