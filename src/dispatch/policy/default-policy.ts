import type { Policy } from './settlement.ts'

/**
 * How often, and how long, we try again. The longest pause that an upstream may ask for is
 * `maxPauseMs` in `pause.ts`.
 */
export const defaultPolicy: Policy = {
  // A call that may have been processed, and is repeated or looked up. Six attempts wait 8 s together
  // on average and 16 s at most: enough for an upstream that restarts.
  maxAttempts: 6,
  unanswered: { baseMs: 500, capMs: 30_000 },
  // A call that cannot leave for a reason of its own. Others go on, and many such calls must leave them the
  // lane: these attempts take seven minutes on average. What is queued again can be canceled.
  unprepared: { attempts: 12, baseMs: 500, capMs: 300_000 },
  // A lane without a connection. Most outages are over within the first half second; 30 s keep a long
  // one from delaying what waits by much, and one call in 30 s is no load for anybody.
  unavailable: { baseMs: 500, capMs: 30_000 },
  // Only where the upstream names no Retry-After. Half a second first, as in the AWS SDKs: often somebody
  // else has used the slots of this second. A minute is seldom longer than the throttling.
  throttled: { baseMs: 500, capMs: 60_000 },
  // The same 30 s: somebody has to renew the credentials, or a file with new ones has to arrive.
  credentialsPauseMs: 30_000,
}

/** A day. An invite that could not be sent for so long may no longer be what its sender wants. */
export const giveUpAfterMs = 24 * 3_600_000
