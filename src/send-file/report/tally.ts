import type { Piece } from '../input/pieces.ts'
import { outcomeOf } from '../outcome.ts'
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
  /** The first few lines that failed or are unconfirmed. */
  readonly toLookAt: number[]
}

export function createTally(): Tally {
  return { lines: 0, batches: 0, replayed: 0, counts: new Map(), ids: [], toLookAt: [] }
}

// More than a person reads; the report lists them all.
const maxListed = 10

export function addTo(tally: Tally, piece: Piece, { batch, replayed, results }: Sent): void {
  const { counts, ids, toLookAt } = tally
  tally.lines += piece.lines.length
  tally.batches += 1
  if (replayed) tally.replayed += 1
  if (ids.length < maxListed) ids.push(batch.id)
  results.forEach((result, index) => {
    const { outcome, code = '' } = outcomeOf(result)
    const codes = counts.get(outcome) ?? new Map<string, number>()
    counts.set(outcome, codes.set(code, (codes.get(code) ?? 0) + 1))
    const line = piece.lines[index]
    if (bad.includes(outcome) && line !== undefined && toLookAt.length < maxListed)
      toLookAt.push(line)
  })
}

const bad = ['failed', 'unconfirmed']

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
