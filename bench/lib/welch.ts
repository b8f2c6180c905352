import { quantile } from './ratio.ts'

export interface Moments {
  readonly count: number
  readonly mean: number
  readonly variance: number
}

/** Welch's t of two sets of times: how far apart their means are, in standard errors. */
export function welch(a: Moments, b: Moments): number {
  return (a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count)
}

/**
 * Of each set what is no more than the 90th percentile of all sets together, as dudect does it:
 * interrupts and collected garbage take long, and hit whomever they hit.
 */
export function cropped(sets: readonly (readonly number[])[]): Moments[] {
  const most = quantile(sets.flat(), 0.9)
  return sets.map((set) => momentsOf(set.filter((value) => value <= most)))
}

function momentsOf(values: readonly number[]): Moments {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { count, mean, variance: squares / (count - 1) }
}
