import type { Piece } from '../input/pieces.ts'
import { outcomeOf, reasonOf } from '../outcome.ts'
import type { Sent } from '../send-piece.ts'
import type { ExitCode } from '../stop.ts'

/** The outcomes so far. Its size does not depend on the size of the file. */
export interface Tally {
  lines: number
  batches: number
  /** Batches that an earlier run handed over. */
  replayed: number
  /** By outcome, then by code; '' for none. */
  readonly counts: Map<string, Map<string, number>>
  /** Of the first few batches. */
  readonly ids: string[]
  /** The first few lines that failed or are unconfirmed, in the order of the file. */
  toLookAt: readonly { readonly line: number; readonly why: string }[]
}

export function createTally(): Tally {
  return { lines: 0, batches: 0, replayed: 0, counts: new Map(), ids: [], toLookAt: [] }
}

// More batches, or more lines, than a person reads; the report lists them all.
const maxIds = 10
const maxLines = 20

export function addTo(tally: Tally, piece: Piece, { batch, replayed, results }: Sent): void {
  const { counts, ids } = tally
  tally.lines += piece.lines.length
  tally.batches += 1
  if (replayed) tally.replayed += 1
  if (batch !== undefined && ids.length < maxIds) ids.push(batch.id)
  const found = results.flatMap((result, index) => {
    const line = outcomeOf(result)
    const { outcome, code = '' } = line
    const codes = counts.get(outcome) ?? new Map<string, number>()
    counts.set(outcome, codes.set(code, (codes.get(code) ?? 0) + 1))
    const number = piece.lines[index]?.line
    return bad.includes(outcome) && number !== undefined
      ? [{ line: number, why: reasonOf(line) }]
      : []
  })
  // Pieces do not end in the order of the file.
  tally.toLookAt = [...tally.toLookAt, ...found]
    .toSorted((one, other) => one.line - other.line)
    .slice(0, maxLines)
}

const bad = ['failed', 'unconfirmed', 'invalid']

export function countOf({ counts }: Tally, outcome: string): number {
  return [...(counts.get(outcome)?.values() ?? [])].reduce((sum, more) => sum + more, 0)
}

export function failedIn(tally: Tally): number {
  return bad.reduce((sum, outcome) => sum + countOf(tally, outcome), 0)
}

export function exitCodeOf(tally: Tally): ExitCode {
  if (failedIn(tally) > 0) return 1
  return countOf(tally, 'queued') > 0 ? 3 : 0
}
