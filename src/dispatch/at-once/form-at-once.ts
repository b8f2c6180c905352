import { storableJson } from '#database/storable.ts'
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

/** Gives each offer its calls, whose rows are about to be written. */
export function holdCalls(calls: readonly CallAtOnce[], written: readonly NewCallRow[]): void {
  const rows = new Map(written.map((row) => [row.id, row]))
  for (const [offer, mine] of Map.groupBy(calls, (call) => call.offer)) {
    const formed = mine.flatMap((call) => {
      const row = rows.get(call.id)
      return row === undefined ? [] : [formedCall(call, row)]
    })
    offer.hold(formed, batchesOf(mine.flatMap(({ sends }) => sends)))
  }
}

/** The call as it would be read, were it repeated. */
function formedCall({ offer, sends }: CallAtOnce, row: NewCallRow) {
  const recipients = sends.map((send) => ({
    id: send.id,
    kind: send.recipient_kind,
    value: send.recipient_value,
    details: asStored(send.details),
    reference: send.provider_reference ?? null,
  }))
  const stored: CallRow = {
    ...row,
    ...{ send_ids: [...row.send_ids], message: asStored(row.message), token: row.id },
    ...{ step: 'send', attempt: 1, step_attempt: 1, uncertain: false },
    ...{ part_id: null, split_from: null, origin_id: null, created_at: new Date() },
  }
  return { ...callOf(offer.lane, stored, recipients), since: offer.since, reservation: undefined }
}

const asStored = (details: Details) => JSON.parse(storableJson(details)) as Details
