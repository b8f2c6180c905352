/** PostgreSQL stores neither a NUL nor half of a surrogate pair, and JSON can carry both. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** The nearest text that can be stored: other characters become U+FFFD. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}

/** JSON that PostgreSQL can store, whatever a client or an upstream wrote into its strings. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? storable(member) : member,
  )
}
