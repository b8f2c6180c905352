/** How often calls may leave a lane. */
export interface Pace {
  /** At most this many calls … */
  readonly calls: number
  /** … in any period of this many milliseconds. */
  readonly windowMs: number
  /** Milliseconds between two calls: prevents bursts, but is short enough to catch up lost time. */
  readonly gapMs: number
}

/** The pace that keeps an upstream's limit. Undefined: the limit is not known. */
export function paceOf(callsPerSecond: number | undefined): Pace | undefined {
  if (callsPerSecond === undefined) return undefined
  const calls = Math.max(1, Math.floor(callsPerSecond))
  const windowMs = (calls * 1000) / callsPerSecond / usedShare
  return { calls, windowMs, gapMs: windowMs / calls / 2 }
}

// We use a window of 1,047 ms instead of 1,000 ms for Tencent's 20 calls a second. Network jitter
// can then bring any 21 calls up to 47 ms closer together without breaking the limit.
const usedShare = 0.955

/**
 * How late a call may leave, in milliseconds. A call that would leave later needs another slot. This
 * is the part of the 47 ms above that we can see; the other 35 ms are for the way to the upstream.
 */
export const maxLateMs = 12
