import type { Draft } from '../new-batch/draft/draft.ts'
import type { Piece } from '../new-batch/draft/pieces.ts'

/** A list on its way to the gateway. */
export interface Order {
  /** Random; every piece's idempotency key begins with it. */
  readonly id: string
  readonly draft: Draft
  readonly pieces: readonly Piece[]
  /** Of pieces that were handed over before the page was reloaded. */
  readonly batchIds: readonly string[]
  /** Sends exactly what was planned, or nothing. */
  readonly fingerprint: string | undefined
}
