import { closeSync, openSync, writeSync } from 'node:fs'
import type { Piece } from '../input/pieces.ts'
import { outcomeOf } from '../outcome.ts'
import type { Sent } from '../send-piece.ts'
import { wrongUsage } from '../stop.ts'

/**
 * One JSON line per recipient: its line in the file and its outcome, without the address. Every run
 * writes a complete report, because the gateway repeats the outcomes of earlier runs.
 */
export interface Report extends Disposable {
  add(piece: Piece, sent: Sent): void
}

export function openReport(path: string | undefined): Report {
  if (path === undefined) return { add: () => undefined, [Symbol.dispose]: () => undefined }
  const file = create(path)
  return {
    add: ({ lines }, { batch, results }) => {
      const rows = results.map((result, index) =>
        JSON.stringify({ line: lines[index], ...outcomeOf(result), batch: batch.id }),
      )
      writeSync(file, `${rows.join('\n')}\n`)
    },
    [Symbol.dispose]: () => closeSync(file),
  }
}

function create(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw wrongUsage(`The report ${path} cannot be written (${code}).`)
  }
}
