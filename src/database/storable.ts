/**
 * The nearest text that PostgreSQL can store: a NUL and half of a surrogate pair, which JSON can carry,
 * become U+FFFD.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}

/** JSON that PostgreSQL can store, whatever a client or an upstream wrote into its strings. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? storable(member) : member,
  )
}
