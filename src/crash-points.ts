/**
 * Named moments in the life of an invite, in order. A process may die at any of them; the crash test
 * kills it there and checks the outcome that must follow.
 */
export const crashPoints = [
  /** In the accepting transaction, before it commits. */
  'accepting',
  /** Accepted together with the intents of its calls, and durable; no call has left. */
  'intended',
  /** Accepted and durable; the client has no answer yet. */
  'accepted',
  /** A lane was claimed. */
  'claimed',
  /** The calls that its former owner left in flight have a new owner; none of them is settled. */
  'taken-over',
  /** In the transaction that writes the intent, before it commits. */
  'forming',
  /** The intent is durable; the call has not left. */
  'formed',
  /** The provider's answer is in memory; nothing of it is durable. */
  'answered',
  /** Answers are to be recorded together, in one statement; nothing of them is durable. */
  'gathered',
  /** In the transaction that records an answer by itself, before it commits. */
  'recording',
  /** Outcomes are durable. */
  'recorded',
  /** The lane was released. */
  'released',
] as const
/** One of `crashPoints`. */
export type CrashPoint = (typeof crashPoints)[number]

/** Called at every crash point. Only the crash test does anything there. */
export type OnCrashPoint = (point: CrashPoint) => void

/** For production. */
export const ignoreCrashPoints: OnCrashPoint = () => {}
