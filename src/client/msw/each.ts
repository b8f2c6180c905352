/** Makes something from each key of a table, in the order of the table. */
export function each<Key extends string, Made>(
  table: Readonly<Record<Key, unknown>>,
  make: (key: Key) => Made,
): Made[] {
  return (Object.keys(table) as Key[]).map(make)
}
