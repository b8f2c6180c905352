/** How many values a JSON value consists of. More than `max` are not counted any further. */
export function sizeOf(value: unknown, max: number): number {
  if (typeof value !== 'object' || value === null) return 1
  let size = 1
  for (const member of Object.values(value)) {
    if (size > max) break
    size += sizeOf(member, max - size)
  }
  return size
}
