/** Two spellings with the same key are the same mailbox. Only the domain ignores case. */
export function emailKey(value: string): string {
  const address = value.trim().normalize('NFC')
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase()
}

/**
 * One plain address and nothing around it. Stricter than the upstreams' patterns, which admit
 * lists (`a@b.c,d@e.f`), display names and characters that nobody can see.
 */
export function isEmailAddress(value: string): boolean {
  if (Buffer.byteLength(value) > 254 || forbidden.test(value)) return false
  const [local = '', domain, ...more] = value.split('@')
  if (domain === undefined || more.length > 0) return false
  return local !== '' && Buffer.byteLength(local) <= 64 && isDomain(domain)
}

// \p{C}: controls, bidi and other formats, lone surrogates, unassigned. ＠ and ﹫ fold to a second @.
const forbidden = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\s,;:<>()[\]\\"＠﹫]/u

function isDomain(domain: string) {
  const labels = domain.split('.')
  return labels.length > 1 && labels.every((label) => /^[\p{L}\p{M}\p{N}-]{1,63}$/u.test(label))
}
