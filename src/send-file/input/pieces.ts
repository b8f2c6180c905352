import { wrongUsage } from '../stop.ts'
import type { Line, Recipient } from './line.ts'

/** The recipients of one request. */
export interface Piece {
  /** In the file, from 1. */
  readonly number: number
  readonly recipients: readonly Recipient[]
  /** Of each recipient. */
  readonly lines: readonly Line[]
}

export interface PieceLimits {
  readonly recipients: number
  /** Of the recipients as JSON, separators included. */
  readonly bytes: number
}

/**
 * Cuts a file into requests that the gateway accepts. The same file and limits always give the same
 * pieces, so a piece that was sent before is found again by its key.
 */
export async function* cut(lines: AsyncIterable<Line>, limits: PieceLimits): AsyncGenerator<Piece> {
  let number = 1
  let gathered: Line[] = []
  let bytes = 0
  for await (const next of lines) {
    const size = Buffer.byteLength(JSON.stringify(next.recipient)) + 1
    if (size > limits.bytes) {
      throw wrongUsage(`Line ${next.line} alone is larger than the gateway's limit for a request.`)
    }
    if (gathered.length === limits.recipients || bytes + size > limits.bytes) {
      yield pieceOf(number, gathered)
      number += 1
      gathered = []
      bytes = 0
    }
    gathered.push(next)
    bytes += size
  }
  if (gathered.length > 0) yield pieceOf(number, gathered)
}

function pieceOf(number: number, gathered: readonly Line[]): Piece {
  return {
    number,
    recipients: gathered.map(({ recipient }) => recipient),
    lines: gathered,
  }
}
