import type { Answer } from '#providers/contract/answer.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Lane } from '../lane.ts'
import type { FormedCall } from './call-row.ts'

/** One attempt at a call and its answer, as it is recorded. */
export interface Attempted {
  readonly lane: Lane
  readonly provider: Provider
  readonly call: FormedCall
  readonly answer: Answer
  readonly durationMs: number
}
