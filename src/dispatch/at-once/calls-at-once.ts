import { randomUUID } from 'node:crypto'
import type { SendRow } from '../intake/insert-sends.ts'
import type { LaneOffer } from './lane-offer.ts'

/** A call that is formed with what it sends. */
export interface CallAtOnce {
  readonly id: string
  readonly offer: LaneOffer
  /** In the order of sending. */
  readonly sends: readonly SendInCall[]
}

/** A send that is stored in its call. */
export type SendInCall = SendRow & { readonly id: string; readonly call_id: string }

/**
 * The calls of new sends in lanes in which nothing waits, one message each; all but the first are full.
 * Where not all of a lane's fit in, only those of a single batch leave, first come first; whose turn it is
 * among several is for the lane to decide. Pure, apart from new ids.
 */
export function callsAtOnce(
  offers: readonly LaneOffer[],
  sends: readonly SendRow[],
): readonly CallAtOnce[] {
  return offers.flatMap((offer) => {
    const mine = sends.filter(
      ({ lane_id, outcome, mailbox_wait }) =>
        lane_id === offer.lane.id && outcome === undefined && mailbox_wait === undefined,
    )
    const calls = [...Map.groupBy(mine, ({ message_key }) => message_key).values()]
      .flatMap((alike) => inPieces(alike, offer.maxRecipients))
      .filter(
        ({ length }, nth) => length >= (nth === 0 ? offer.minRecipients : offer.maxRecipients),
      )
      .slice(0, offer.maxCalls)
    const leaving = calls.reduce((sum, { length }) => sum + length, 0)
    if (leaving < mine.length && batchesOf(mine) > 1) return []
    return calls.map((rows): CallAtOnce => {
      const id = randomUUID()
      return { id, offer, sends: rows.map((row) => ({ ...row, id: randomUUID(), call_id: id })) }
    })
  })
}

/** How many batches have sends among these. Pure. */
export function batchesOf(sends: readonly SendRow[]): number {
  return new Set(sends.map(({ batch_id }) => batch_id)).size
}

/** A recipient is only once in a call, because the answer could not tell two apart. The others wait. */
function inPieces(sends: readonly SendRow[], size: number): readonly (readonly SendRow[])[] {
  const seen = new Set<string>()
  const different = sends.filter(({ recipient_key }) => {
    const isNew = !seen.has(recipient_key)
    seen.add(recipient_key)
    return isNew
  })
  const count = Math.ceil(different.length / size)
  return Array.from({ length: count }, (_, nth) => different.slice(nth * size, (nth + 1) * size))
}
