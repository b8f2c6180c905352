import type { Answer } from '#providers/contract/answer.ts'

/**
 * Why no call of a lane can succeed at present, whatever it contains. It passes, so nothing fails
 * because of it: the lane pauses and tries with one call at a time.
 */
export type Trouble =
  /** There is no connection to the upstream. */
  | 'UNREACHABLE'
  /** The upstream does not accept our credentials, or we have none. */
  | 'CREDENTIALS'

/** The trouble that an answer shows. Such an answer proves that nothing was processed. */
export function troubleOf(answer: Answer): Trouble | undefined {
  if (answer.kind === 'refused') return answer.reason === 'credentials' ? 'CREDENTIALS' : undefined
  if (answer.kind !== 'unavailable') return undefined
  // Both say nothing about the next call.
  if (answer.reason === 'permanent' || answer.reason === 'call') return undefined
  return answer.reason === 'credentials' ? 'CREDENTIALS' : 'UNREACHABLE'
}

/** Does the answer prove that a trouble of its lane is over? A lost answer does not tell. */
export function endsTrouble(answer: Answer): boolean {
  if (answer.kind === 'unavailable' && answer.reason === 'call') return false
  return answer.kind !== 'unanswered' && troubleOf(answer) === undefined
}

/** A first failure may be a connection that broke or a clock that the SDK corrects. */
export const minLastingFailures = 2

/** Which of the failures in a row an audit trail shows: the 1st, 2nd, 4th, 8th and so on. */
export const isNoted = (failures: number): boolean => Number.isInteger(Math.log2(failures))
