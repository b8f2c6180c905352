import type { Answer } from '#providers/contract/answer.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Lane } from './lane.ts'
import type { Attempted } from './store/attempted.ts'
import type { FormedCall } from './store/call-row.ts'
import type { Settled } from './store/finish-sends.ts'
import type { Recorded } from './store/record-answer.ts'

/** An attempt at a call that was answered, before it is recorded. */
export interface AnsweredCall {
  readonly provider: Provider
  readonly call: FormedCall
  readonly answer: Answer
  readonly durationMs: number
}

/** An attempt whose answer was recorded. `answeredAt`: by `performance.now()`. */
export interface RecordedAttempt {
  readonly attempted: Attempted
  readonly recorded: Recorded
  readonly answeredAt: number
}

/** Hears what dispatch does, to count it. What is recorded was committed. Must not throw. */
export interface DispatchObserver {
  onAnswered(answered: AnsweredCall): void
  /** The answer to a call was lost with the replica that made it. */
  onLost(provider: Provider): void
  onRecorded(recorded: RecordedAttempt): void
  onSettled(settled: readonly Settled[]): void
  onClaimed(lane: Lane): void
  /** The lane was released, or lost to another replica. */
  onEnded(lane: Lane): void
}

/** Hears nothing. */
export const noObserver: DispatchObserver = {
  onAnswered: () => undefined,
  onLost: () => undefined,
  onRecorded: () => undefined,
  onSettled: () => undefined,
  onClaimed: () => undefined,
  onEnded: () => undefined,
}
