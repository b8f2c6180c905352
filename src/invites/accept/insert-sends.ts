import type { Queryable } from '#database/database.ts'
import type { NewBatch } from './acceptance.ts'
import type { NewSend } from './new-send.ts'

// PGlite runs in our event loop, where a larger insert would block everything for 60 ms or more.
const pieceSize = 200

/** Inserts the sends of batches. A send again replaces the current send of its invite. */
export async function insertSends(tx: Queryable, batches: readonly NewBatch[]): Promise<void> {
  const rows = batches.flatMap(({ batchId, caller: { tenant }, rows }) =>
    rows.map((row) => ({ ...row, batchId, tenant })),
  )
  const replaced = rows.filter(({ latest, attempt }) => latest && attempt > 1)
  if (replaced.length > 0) {
    await tx.query(
      `update sends set latest = false where id in (
         select id from sends where latest and invite_id = any($1::uuid[])
         order by id for no key update
       )`,
      [replaced.map(({ inviteId }) => inviteId)],
    )
  }
  for (let start = 0; start < rows.length; start += pieceSize) {
    const piece = rows.slice(start, start + pieceSize).map(record)
    await tx.query(
      `insert into sends (id, first_seq, batch_id, target_position, position, invite_id, latest, attempt,
         lane_id, provider, destination_id, message_key, recipient_kind, recipient_value,
         recipient_key, display_name, person_key, details, provider_reference, state, outcome_kind,
         outcome, settled_at, tenant)
       select gen_random_uuid(),
         case when attempt > 1 or not latest
           then (select min(o.seq) from sends o where o.invite_id = s.invite_id) end, batch_id, target_position, position, invite_id, latest, attempt,
         lane_id, provider, destination_id, message_key, recipient_kind, recipient_value,
         recipient_key, display_name, person_key, details, provider_reference,
         case when outcome is null then 'queued' else 'final' end,
         coalesce(outcome ->> 'kind', 'QUEUED'), outcome,
         case when outcome is null then null else gateway_now() end, tenant
       from jsonb_to_recordset($1::jsonb) as s (nth int, batch_id uuid, target_position int, position int, invite_id uuid,
         latest boolean, attempt int, lane_id text, provider text, destination_id text,
         message_key text, recipient_kind text, recipient_value text, recipient_key text,
         display_name text, person_key text, details jsonb, provider_reference text, outcome jsonb,
         tenant text)
       order by nth`,
      [JSON.stringify(piece)],
    )
  }
}

interface Row extends NewSend {
  readonly batchId: string
  readonly tenant: string
}

function record(row: Row, nth: number): Record<string, unknown> {
  const { recipient, recipientKey, target } = row.candidate
  return {
    nth,
    batch_id: row.batchId,
    tenant: row.tenant,
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
}
