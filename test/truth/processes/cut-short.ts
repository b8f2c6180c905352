import type { Send } from '../verdict/check-people.ts'
import type { Gap } from './supervisor.ts'

// An answer may take this long from the upstream into our rows, on a busy machine.
const recordingMs = 5_000
// What a killed gateway had written may still arrive after it is gone; and two clocks are compared.
const toleranceMs = 200

/**
 * May a kill, or a gateway that stood still, have come between a call with this person and its
 * answer? Either the last request had only just arrived, or none had, and the call was waiting for
 * its turn. Pure.
 */
export function cutShort(
  { acceptedAt }: Pick<Send, 'acceptedAt'>,
  arrivals: readonly number[],
  gaps: readonly Gap[],
): boolean {
  return gaps.some(({ from, to }) => {
    if (acceptedAt > to + toleranceMs) return false
    const last = arrivals.filter((at) => at <= to + toleranceMs).at(-1)
    return last === undefined || last >= from - recordingMs
  })
}
