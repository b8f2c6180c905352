/** Exponential back-off with full jitter: between 0 and a ceiling that doubles with each failure. */
export function backOffMs(policy: BackOff, failures: number, random: number): number {
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(failures, 30))
  return Math.round(random * ceiling)
}

/** The first ceiling, and the highest one, in milliseconds. */
export interface BackOff {
  readonly baseMs: number
  readonly capMs: number
}
