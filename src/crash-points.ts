/**
 * The named steps of an invite's journey, in order. A process may die at any of them; each has a
 * row in the crash test with the outcome that must follow.
 */
export const steps = [
  /** In the accepting transaction, before it commits. */
  'accepting',
  /** Accepted and durable; the client has not been told. */
  'accepted',
  /** A lane was claimed. */
  'claimed',
  /** In the transaction that writes the intent, before it commits. */
  'forming',
  /** The intent is durable; the call has not left. */
  'formed',
  /** The answer is in hand, and nothing of it is durable. */
  'answered',
  /** In the transaction that records the answer, before it commits. */
  'recording',
  /** Outcomes are durable. */
  'recorded',
  /** The lane was given back. */
  'released',
] as const
export type JourneyStep = (typeof steps)[number]

/** Called at every step. Does nothing, but in the crash test. */
export type Checkpoint = (step: JourneyStep) => void

export const noCheckpoint: Checkpoint = () => {}
