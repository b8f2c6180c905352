import { setTimeout as sleep } from 'node:timers/promises'
import { bodyOf, type Client } from './gateway/client.ts'
import { progressDocument, progressShape, type Result, sendShape } from './gateway/documents.ts'
import type { Piece } from './input/pieces.ts'
import { refused } from './refused.ts'
import { type Envelope, pieceBody } from './request.ts'
import { Stop } from './stop.ts'

export interface PieceTools {
  readonly client: Client
  readonly envelope: Envelope
  readonly maxWaitSeconds: number
  /** `performance.now()` after which the command no longer waits for outcomes. */
  readonly deadline: number
  readonly signal: AbortSignal
  /** Called when the gateway has accepted the piece, and then now and again. */
  readonly onProgress: (done: number, resumesAt: string | null) => void
}

/** The outcomes of a piece. */
export interface Sent {
  /** An earlier run had handed it over. */
  readonly replayed: boolean
  /** Undefined: it was only planned. */
  readonly batch?: { readonly id: string }
  readonly results: readonly Result[]
}

/** Hands a piece over, waits for its outcomes, and reads them by repeating the same request. */
export async function sendPiece(tools: PieceTools, piece: Piece): Promise<Sent> {
  const { deadline, maxWaitSeconds } = tools
  const left = () => Math.max(0, deadline - performance.now()) / 1_000
  let replayed: boolean | undefined
  for (;;) {
    // A short wait, because progress is read between requests.
    const waitSeconds = Math.floor(Math.min(2, maxWaitSeconds, left()))
    const { sendInvites: answer } = await tools.client.post(
      pieceBody(tools.envelope, piece, waitSeconds),
      sendShape,
    )
    if (!('batch' in answer)) throw refused(answer, piece)
    if (answer.results.length !== piece.lines.length) {
      throw new Stop('The gateway did not answer for every recipient.', 1)
    }
    if (replayed === undefined) tools.onProgress(0, null)
    replayed ??= answer.replayed
    if (answer.batch.finishedAt !== null || left() <= 0) return { ...answer, replayed }
    await follow(tools, answer.batch.id)
  }
}

/** Returns when the batch is final or the time is over. */
async function follow(tools: PieceTools, id: string): Promise<void> {
  const { client, deadline, signal, onProgress } = tools
  while (performance.now() < deadline) {
    const { node } = await client.post(bodyOf(progressDocument, { id }), progressShape)
    if (node !== null && node.finishedAt !== null) return
    if (node !== null) onProgress(node.progress.done, node.progress.resumesAt)
    await sleep(1_000, undefined, { signal })
    // A caller who may send but not read gets the outcomes from the request itself.
    if (node === null) return
  }
}
