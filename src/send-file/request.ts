import { createHash } from 'node:crypto'
import type { Destination } from './destination.ts'
import { bodyOf } from './gateway/client.ts'
import { sendDocument } from './gateway/documents.ts'
import type { Piece } from './input/pieces.ts'

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
 * distinguishes two equal pieces of one file.
 */
export function pieceBody(
  envelope: Envelope,
  piece: Pick<Piece, 'number' | 'recipients'>,
  waitSeconds: number,
) {
  const { to, name, windowSeconds, strict } = envelope
  const asked = {
    targets: [to.target(piece.recipients)],
    duplicates: { onDuplicate: 'SKIP', windowSeconds },
    onInvalid: strict ? 'REJECT_BATCH' : 'SEND_VALID',
    ...(name === undefined ? {} : { name }),
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([piece.number, asked]))
    .digest('hex')
  return bodyOf(sendDocument, {
    input: { ...asked, idempotencyKey: `send-file-${hash}`, waitSeconds },
  })
}

/** How many bytes the gateway's limit leaves for the recipients of one piece. */
export function roomFor(envelope: Envelope, maxBodyBytes: number): number {
  // More digits than any `waitSeconds` has.
  const empty = pieceBody(envelope, { number: 1, recipients: [] }, 999_999)
  return maxBodyBytes - Buffer.byteLength(empty)
}
