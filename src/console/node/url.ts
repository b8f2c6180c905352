/** `domainToASCII` of Node, by the same standard: empty for what is no domain. */
export function domainToASCII(domain: string): string {
  const url = URL.parse(`http://${domain}`)
  return url === null || url.pathname !== '/' || url.port !== '' ? '' : url.hostname
}
// The rules only compare names, and every name was made ASCII before.
export const domainToUnicode = (domain: string): string => domain
