/** The most of these moments, in milliseconds, that lie within any 1,000 ms. */
export function mostInASecond(arrivals: readonly number[]): number {
  return Math.max(
    ...arrivals.map((at) => arrivals.filter((other) => other >= at && other < at + 1000).length),
  )
}
