import type { Details } from '#providers/contract/recipient.ts'
import type { NewCallRow, TargetRow } from '../intake/insert-batches.ts'
import type { SendRow } from '../intake/insert-sends.ts'
import { type CallRow, callOf } from '../store/call-row.ts'
import { batchesOf, type CallAtOnce } from './calls-at-once.ts'

/** The intents of calls as they are stored. Pure. */
export function callRows(
  calls: readonly CallAtOnce[],
  targets: readonly TargetRow[],
): readonly NewCallRow[] {
  return calls.flatMap(({ id, offer, sends }) => {
    const [first] = sends
    const target = targets.find(
      ({ batch_id, position }) =>
        batch_id === first?.batch_id && position === first.target_position,
    )
    if (target === undefined) return []
    const { lane_id, operation, message } = target
    return [
      {
        id,
        lane_id,
        operation,
        message,
        send_ids: sends.map((send) => send.id),
        owner: offer.owner,
      },
    ]
  })
}

/** The same sends, those that leave at once in their calls. Pure. */
export function withCalls(
  sends: readonly SendRow[],
  calls: readonly CallAtOnce[],
): readonly SendRow[] {
  if (calls.length === 0) return sends
  const inCalls = new Map(calls.flatMap((call) => call.sends.map((send) => [placeOf(send), send])))
  return sends.map((send) => inCalls.get(placeOf(send)) ?? send)
}

const placeOf = ({ batch_id, position }: SendRow) => `${batch_id} ${position}`

/** Gives each offer its calls, which are being written. `stored`: their rows. */
export function holdCalls(calls: readonly CallAtOnce[], stored: readonly CallRow[]): void {
  const rows = new Map(stored.map((row) => [row.id, row]))
  for (const [offer, mine] of Map.groupBy(calls, (call) => call.offer)) {
    const formed = mine.flatMap((call) => {
      const row = rows.get(call.id)
      return row === undefined ? [] : [formedCall(call, row)]
    })
    offer.hold(formed, batchesOf(mine.flatMap(({ sends }) => sends)))
  }
}

function formedCall({ offer, sends }: CallAtOnce, row: CallRow) {
  const recipients = sends.map((send) => ({
    id: send.id,
    kind: send.recipient_kind,
    value: send.recipient_value,
    // As it comes out of the database for a repeat.
    details: JSON.parse(JSON.stringify(send.details)) as Details,
    reference: send.provider_reference ?? null,
  }))
  return { ...callOf(offer.lane, row, recipients), since: offer.since, reservation: undefined }
}
