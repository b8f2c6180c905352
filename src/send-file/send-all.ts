import type { Client } from './gateway/client.ts'
import type { Limits } from './gateway/documents.ts'
import type { Piece } from './input/pieces.ts'
import type { Envelope } from './request.ts'
import { type Sent, sendPiece } from './send-piece.ts'

// While one piece ends, the other keeps the provider busy. More than two would only queue up in front
// of other callers' invites.
const maxPiecesInFlight = 2

export interface SendTools {
  readonly client: Client
  readonly envelope: Envelope
  readonly limits: Limits
  /** How long to wait for final outcomes. */
  readonly waitMs: number
  /** Aborted when a piece fails; `signal` follows it. */
  readonly ending: AbortController
  readonly signal: AbortSignal
  readonly watcher: Watcher
}

/** Is told what becomes of the pieces. */
export interface Watcher {
  /** A piece leaves for the gateway. */
  started(piece: Piece): void
  /** The gateway has accepted it; so many recipients have their outcome. */
  progress(piece: Piece, done: number, resumesAt: string | null): void
  finished(piece: Piece, sent: Sent): void
}

/** Sends the pieces, two at a time. Rejects with the first error, after all work has ended. */
export async function sendAll(pieces: AsyncGenerator<Piece>, tools: SendTools): Promise<void> {
  const { limits, ending, signal, watcher } = tools
  const { maxWaitSeconds } = limits
  const deadline = performance.now() + tools.waitMs
  let failure: { readonly error: unknown } | undefined
  const work = async () => {
    try {
      for (;;) {
        const { value: piece, done } = await pieces.next()
        if (done || failure !== undefined) return
        signal.throwIfAborted()
        watcher.started(piece)
        const onProgress = (count: number, resumesAt: string | null) =>
          watcher.progress(piece, count, resumesAt)
        const sent = await sendPiece({ ...tools, maxWaitSeconds, deadline, onProgress }, piece)
        watcher.finished(piece, sent)
      }
    } catch (error) {
      // The first error is the cause; the others are the aborts that follow it.
      failure ??= { error }
      ending.abort()
    }
  }
  await Promise.all(Array.from({ length: maxPiecesInFlight }, work))
  await pieces.return(undefined)
  if (failure !== undefined) throw (failure as { error: unknown }).error
}
