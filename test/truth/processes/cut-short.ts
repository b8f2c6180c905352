import type { Send } from '../verdict/check-people.ts'
import type { Gap } from './supervisor.ts'

// An answer may take this long from the upstream into our rows, on a busy machine.
const recordingMs = 5_000
// What a killed gateway had written may still arrive after it is gone; and two clocks are compared.
const toleranceMs = 200

/** A time without a database, `performance.now()`. */
export interface Absence {
  readonly from: number
  readonly to: number
}

/**
 * The gaps, longer where the database was away before: answers that had come by then were not
 * recorded yet, and a kill took them along. Pure.
 */
export function withAbsences(gaps: readonly Gap[], absences: readonly Absence[]): Gap[] {
  return gaps.map((gap) => {
    const before = absences.filter(({ from, to }) => from <= gap.from && gap.from <= to)
    return { ...gap, from: Math.min(gap.from, ...before.map(({ from }) => from)) }
  })
}

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
