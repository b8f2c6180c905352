import { countRows, lineRows, row } from '../report/summary.ts'
import { countOf, type Tally } from '../report/tally.ts'
import { inWords } from '../report/time-left.ts'
import type { FilePlan } from './plan-pieces.ts'

/** The plan as a table for people. */
export function planTextOf(plan: FilePlan, tally: Tally, isStrict: boolean): string {
  const { parts, calls, warnings } = plan
  const seconds = Math.round(plan.seconds * 10) / 10
  const invalid = countOf(tally, 'invalid')
  return [
    `Nothing was sent. The plan for ${tally.lines} recipients:`,
    ...countRows(tally),
    ...calls.map(({ operation, calls: count, recipientsPerCall }) =>
      row('calls', count, `${operation}, at most ${recipientsPerCall} recipients in one`),
    ),
    row('seconds', seconds, seconds >= 100 ? inWords(seconds) : ''),
    ...[...warnings].map(([code, message]) => row('warning', code, message)),
    ...lineRows(tally),
    ...(parts > 1 ? [`  Planned in ${parts} parts: ${acrossParts}`] : []),
    ...(isStrict && invalid > 0 ? [`  ${strict}`] : []),
  ].join('\n')
}

const acrossParts = 'a recipient in two of them counts twice here, and is skipped when sent.'
const strict = 'With --strict, sending stops at the first batch with an invalid recipient.'
