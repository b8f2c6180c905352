/**
 * Do all links in a text lead to these hosts? Mail programs turn bare names into links too, so
 * everything that looks like a host counts. `*.example.com` covers all subdomains. Pure.
 */
export function linksOnlyTo(text: string, hosts: readonly string[]): boolean {
  // Characters that a mail program may read as a letter or a dot are read as one here.
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('\u3002', '.')
  const found: string[] = []
  const rest = plain.replaceAll(/\bhttps?:\/\/[^\s<>"'`]*/giu, (url) => {
    found.push(hostOf(url))
    return ' '
  })
  if (/\/\/|&(?:#|period;)/iu.test(rest)) return false
  for (const [name] of rest.matchAll(hostLike)) found.push(name.toLowerCase())
  return found.every((host) => hosts.some((allowed) => covers(allowed, host)))
}

// `evil.example` and `192.0.2.1` are like hosts, `e.g.` and `1.5` are not.
const hostLike =
  /(?<![\p{L}\p{N}_.-])(?:(?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+|(?:\d+\.){3}\d+)/gu

function hostOf(url: string): string {
  // Around `@` or `\`, programs disagree on which part is the host.
  return /[@\\]/.test(url) ? '' : (URL.parse(url)?.hostname ?? '')
}

function covers(allowed: string, host: string): boolean {
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed
}
