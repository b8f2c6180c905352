import type { Policy } from './settlement.ts'

/**
 * How often, and how long, we try again. The longest pause that an upstream may ask for is
 * `maxPauseMs` in `settlement.ts`.
 */
export const defaultPolicy: Policy = {
  // A call that provably did nothing. Six tries wait 8 s together on average and 16 s at most: enough
  // for an upstream that restarts, and little for the person who waits.
  maxTries: 6,
  // The same for a call that may have been processed, and is repeated or looked up.
  maxAttempts: 6,
  // Most short faults are over within the first half second. With six tries no wait is longer than
  // 8 s; the cap counts only where more tries are allowed.
  unavailable: { baseMs: 500, capMs: 30_000 },
  unanswered: { baseMs: 500, capMs: 30_000 },
  // Only where the upstream names no Retry-After. Throttled calls prove that nothing was sent and do
  // not count as tries, so this cap is reached: a minute, which is seldom longer than the throttling.
  throttled: { baseMs: 1_000, capMs: 60_000 },
}

/** A day. An invite that could not be sent for so long may no longer be what its sender wants. */
export const giveUpAfterMs = 24 * 3_600_000
