/**
 * Has a text more than `max` characters? Characters are code points, as the upstreams' models count
 * them: an emoji is one. A text of any size is counted no further than it needs to be.
 */
export function isLongerThan(text: string, max: number): boolean {
  if (text.length <= max) return false
  return text.length > 2 * max || charactersIn(text) > max
}

/** The number of code points. Linear. */
export function charactersIn(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
