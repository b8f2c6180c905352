/** Exponential with full jitter: anywhere between nothing and the ceiling, which doubles each time. */
export function backOffMs(policy: BackOff, failures: number, random: number): number {
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(failures, 30))
  return Math.round(random * ceiling)
}

export interface BackOff {
  readonly baseMs: number
  readonly capMs: number
}
