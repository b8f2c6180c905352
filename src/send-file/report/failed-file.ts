import { outcomeOf, reasonOf } from '../outcome.ts'
import { createOutput } from './output.ts'
import type { Report } from './report.ts'

/**
 * The lines that failed, with all their columns and the reason: a file that can be sent again.
 * Unconfirmed lines are not in it, because they may have been sent.
 */
export function openFailedFile(path: string): Report {
  const output = createOutput('failed', path)
  let hasHeader = false
  return {
    add: ({ lines }, { batch, results }) => {
      const failed = results.flatMap((result, index) => {
        const outcome = outcomeOf(result)
        if (outcome.outcome !== 'failed' && outcome.outcome !== 'invalid') return []
        // The batch makes the reason differ from that of the next attempt: see `pieceBody`.
        const within = batch === undefined ? '' : ` (batch ${batch.id})`
        return lines[index]?.again(`${reasonOf(outcome)}${within}`) ?? []
      })
      const [first] = failed
      if (first?.header !== undefined && !hasHeader) output.write([first.header])
      hasHeader ||= first !== undefined
      output.write(failed.map(({ row }) => row))
    },
    [Symbol.dispose]: output[Symbol.dispose],
  }
}
