import type { Piece } from '../input/pieces.ts'
import { outcomeOf } from '../outcome.ts'
import type { Sent } from '../send-piece.ts'
import { createOutput } from './output.ts'

/** Gets the outcomes of a piece, as the pieces finish. */
export interface Report extends Disposable {
  add(piece: Piece, sent: Sent): void
}

/**
 * One JSON line per recipient: its line in the file and its outcome, without the address. Every run
 * writes a complete report, because the gateway repeats the outcomes of earlier runs.
 */
export function openReport(path: string): Report {
  const output = createOutput('report', path)
  return {
    add: ({ lines }, { batch, results }) =>
      output.write(
        results.map((result, index) =>
          JSON.stringify({ line: lines[index]?.line, ...outcomeOf(result), batch: batch?.id }),
        ),
      ),
    [Symbol.dispose]: output[Symbol.dispose],
  }
}
