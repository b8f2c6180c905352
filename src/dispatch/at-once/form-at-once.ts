import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Details } from '#providers/contract/recipient.ts'
import type { TargetRow } from '../intake/insert-batches.ts'
import type { SendRow } from '../intake/insert-sends.ts'
import { type CallRow, callColumns, callOf } from '../store/call-row.ts'
import { batchesOf, type CallAtOnce, callsAtOnce } from './calls-at-once.ts'
import type { LaneOffer } from './lane-offer.ts'

/**
 * Writes the intents of the calls that new sends can leave in at once. Returns the sends as they are to be
 * stored. `offers`: by `lockAndWake`, in the same transaction.
 */
export async function formAtOnce(
  tx: Queryable,
  offers: readonly LaneOffer[],
  sends: readonly SendRow[],
  targets: readonly TargetRow[],
): Promise<readonly SendRow[]> {
  const calls = callsAtOnce(offers, sends)
  if (calls.length === 0) return sends
  const rows = new Map((await insertCalls(tx, calls, targets)).map((row) => [row.id, row]))
  for (const offer of offers) {
    const mine = calls.filter((call) => call.offer === offer)
    const formed = mine.flatMap((call) => {
      const row = rows.get(call.id)
      return row === undefined ? [] : [formedCall(call, row)]
    })
    offer.hold(formed, batchesOf(mine.flatMap((call) => call.sends)))
  }
  const inCalls = new Map(calls.flatMap((call) => call.sends.map((send) => [placeOf(send), send])))
  return sends.map((send) => inCalls.get(placeOf(send)) ?? send)
}

const placeOf = ({ batch_id, position }: SendRow) => `${batch_id} ${position}`

async function insertCalls(
  tx: Queryable,
  calls: readonly CallAtOnce[],
  targets: readonly TargetRow[],
): Promise<CallRow[]> {
  const rows = calls.map(({ id, offer, sends }) => {
    const [first] = sends
    const target = targets.find(
      ({ batch_id, position }) =>
        batch_id === first?.batch_id && position === first.target_position,
    )
    const { operation, message } = target ?? {}
    const send_ids = sends.map((send) => send.id)
    return { id, lane_id: offer.lane.id, operation, message, send_ids, owner: offer.owner }
  })
  return tx.query<CallRow>(
    `insert into calls (id, lane_id, operation, message, token, send_ids, owner)
     select id, lane_id, operation, message, id::text, send_ids, owner
     from jsonb_to_recordset($1::jsonb) as c (id uuid, lane_id text, operation text, message jsonb,
       send_ids uuid[], owner uuid)
     returning ${callColumns}`,
    [storableJson(rows)],
  )
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
