import type { InviteTargetInput } from '../../generated/documents.ts'
import type { ListRow } from '../../list/csv-records.ts'
import { nextTask } from '../../list/decode.ts'
import { type Draft, isDownload, peopleIn } from './draft.ts'
import { createToRecipient, targetInput } from './recipients.ts'

/** The part of a list that one request sends. */
export interface Piece {
  /** From 1. */
  readonly number: number
  /** Its targets, made when they are asked for: a list can be long. */
  readonly targets: () => InviteTargetInput[]
  readonly rows: readonly ListRow[]
}

export interface PieceLimits {
  readonly maxRecipientsPerBatch: number
  readonly maxBodyBytes: number
}

/**
 * Cuts a list into requests that the gateway accepts. The same list and choices always give the same
 * pieces, so a piece that was sent before is found again by its key.
 */
export async function piecesOf(now: Draft, limits: PieceLimits): Promise<readonly Piece[]> {
  const sides = now.targets.flatMap((target) => {
    const input = now.inputs[target.provider]
    if (input === undefined) return []
    const toRecipient = createToRecipient(target, input, isDownload(now))
    return [{ target, settings: input.settings, toRecipient }]
  })
  if (sides.length === 0) return []
  const maxRows = Math.max(1, Math.floor(limits.maxRecipientsPerBatch / sides.length))
  const maxBytes = limits.maxBodyBytes - bytesAround
  const pieces: Piece[] = []
  let rows: ListRow[] = []
  let bytes = 0
  const cut = () => {
    if (rows.length === 0) return
    const of = rows
    const targets = () =>
      sides.map(({ target, settings, toRecipient }) =>
        targetInput(
          target,
          settings,
          of.map(({ cells }) => toRecipient(cells)),
        ),
      )
    pieces.push({ number: pieces.length + 1, targets, rows: of })
    rows = []
    bytes = 0
  }
  for (const [index, row] of peopleIn(now).entries()) {
    if (index % rowsPerSlice === 0) await nextTask()
    const size = sides.reduce((sum, { toRecipient }) => sum + sizeOf(toRecipient(row.cells)), 0)
    if (rows.length === maxRows || bytes + size > maxBytes) cut()
    rows.push(row)
    bytes += size
  }
  cut()
  return pieces
}

const rowsPerSlice = 2_000

// The name, the key and what the recipients share.
const bytesAround = 16_384

/** At most so many bytes in UTF-8. */
function sizeOf(recipient: object): number {
  const json = JSON.stringify(recipient)
  return 1 + (isAscii.test(json) ? json.length : json.length * 3)
}

const isAscii = /^[ -~]*$/
