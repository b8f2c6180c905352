import type { SendRow } from '#dispatch/intake/insert-sends.ts'
import type { NewBatch } from './acceptance.ts'

/** The sends of a batch as they are stored, in input order. Pure. */
export function sendRows({ batchId, caller: { tenant }, rows }: NewBatch): readonly SendRow[] {
  return rows.map((row) => {
    const { recipient, recipientKey, target } = row.candidate
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
      display_name: recipient.displayName,
      person_key: recipient.personKey,
      details: recipient.details,
      provider_reference: row.providerReference,
      outcome: row.outcome,
    }
  })
}
