import { createHash } from 'node:crypto'
import { bodyOf } from './gateway/client.ts'
import { sendDocument } from './gateway/documents.ts'
import type { Line, Recipient } from './input/line.ts'
import type { Piece } from './input/pieces.ts'
import type { Destination } from './order/destination.ts'

/** What all requests for one file share. */
export interface Envelope {
  readonly to: Destination
  readonly name?: string
  /** How far back the gateway looks for earlier invites to the same recipient. */
  readonly windowSeconds: number
  /** One invalid recipient prevents the whole piece from being sent. */
  readonly strict: boolean
}

/**
 * The body that sends a piece. Its key is a hash of everything that the request asks for, so the same
 * command finds its own request again, and a changed command never conflicts with it. The number
 * distinguishes two equal pieces of one file. The reasons of an earlier failure name its batch: so a
 * file of failed lines makes new requests, but only once.
 */
export function pieceBody(envelope: Envelope, piece: PieceContent, waitSeconds: number): string {
  const { name, strict } = envelope
  const asked = {
    ...planInput(envelope, piece.recipients),
    onInvalid: strict ? 'REJECT_BATCH' : 'SEND_VALID',
    ...(name === undefined ? {} : { name }),
  }
  const reasons = piece.lines.flatMap(({ failedBefore }) => failedBefore ?? [])
  const hash = createHash('sha256')
    .update(JSON.stringify([piece.number, asked, ...(reasons.length > 0 ? [reasons] : [])]))
    .digest('hex')
  return bodyOf(sendDocument, {
    input: { ...asked, idempotencyKey: `send-file-${hash}`, waitSeconds },
  })
}

type PieceContent = Pick<Piece, 'number' | 'recipients'> & {
  readonly lines: readonly Pick<Line, 'failedBefore'>[]
}

/** The part of the input that decides who is sent to. */
export function planInput({ to, windowSeconds }: Envelope, recipients: readonly Recipient[]) {
  return {
    targets: [to.target(recipients)],
    duplicates: { onDuplicate: 'SKIP', windowSeconds },
  }
}

/** How many bytes the gateway's limit leaves for the recipients of one piece. */
export function roomFor(envelope: Envelope, maxBodyBytes: number): number {
  // More digits than any `waitSeconds` has.
  const empty = pieceBody(envelope, { number: 1, recipients: [], lines: [] }, 999_999)
  return maxBodyBytes - Buffer.byteLength(empty)
}
