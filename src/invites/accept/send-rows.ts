import type { SendRow } from '#dispatch/intake/insert-sends.ts'
import { mapSlices, type Slices } from '#event-loop/slices.ts'
import type { NewBatch } from './acceptance.ts'
import type { NewSend } from './new-send.ts'

/** The sends of a batch as they are stored, in input order. `waits`: by `mailboxWaits`. Pure. */
export function* sendRows(
  { batchId, caller: { tenant }, rows }: NewBatch,
  waits: ReadonlyMap<NewSend, number>,
): Slices<readonly SendRow[]> {
  return yield* mapSlices(rows, (row) => {
    const { recipient, recipientKey, mailboxKey, target } = row.candidate
    return {
      batch_id: batchId,
      tenant,
      target_position: target,
      position: row.position,
      invite_id: row.inviteId,
      latest: row.latest,
      attempt: row.attempt,
      lane_id: row.laneId,
      provider: row.provider,
      destination_id: row.destinationId,
      message_key: row.messageKey,
      recipient_kind: recipient.kind,
      recipient_value: recipient.value,
      recipient_key: recipientKey,
      mailbox_key: mailboxKey === recipientKey ? undefined : mailboxKey,
      display_name: recipient.displayName,
      person_key: recipient.personKey,
      details: recipient.details,
      provider_reference: row.providerReference,
      outcome: row.outcome,
      mailbox_wait: waits.get(row),
    }
  })
}
