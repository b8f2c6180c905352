import type { Queryable } from '#database/database.ts'
import type { Lane } from '../../lane.ts'
import { probeOf } from '../../policy/isolate.ts'
import { type RecipientRow, recipientColumns } from '../call-row.ts'

/** A send that the next call takes. Its row is locked. */
export interface PickedSend extends RecipientRow {
  readonly seq: number
  readonly batchId: string
  readonly targetPosition: number
}

/** The sends of the lane's next call, in the order of sending. */
export interface Picked {
  readonly sends: readonly PickedSend[]
  /** They belong to a part and share their call with nobody else. */
  readonly partId: string | null
  /** One of the part's recipients is certainly refused. */
  readonly suspect: boolean
}

/**
 * Picks the oldest waiting sends that share a message, or the oldest part that may leave. Of a suspect
 * part it takes a piece only. `max`: the most recipients of a call.
 */
export async function pickSends(tx: Queryable, lane: Lane, max: number): Promise<Picked> {
  // A recipient is only once in a call, because the answer could not tell two apart.
  // A cancel may skip some of them meanwhile: only sends still queued once locked are taken.
  // Sends are locked in the order of ids, as everywhere. They are written only once: a second write in
  // the same transaction would check their foreign keys again, and wait for locks on the batches.
  const rows = await tx.query<PickedSend & { partId: string | null; suspect: boolean }>(
    `with first as materialized (
       select message_key, part_id from sends
       where lane_id = $1 and state = 'queued' and coalesce(not_before <= gateway_now(), true)
         and not mailbox_full
         and (part_id is null or not ${isHeld('sends.part_id')})
       order by seq limit 1
     ), next as materialized (
       -- Of the parts of one original call those go first of which nothing is known. Then those at its
       -- two ends by turns: eight bad recipients at one end would prove nothing about the destination.
       select message_key, coalesce((
         select p.id
         from parts here
         join parts p on p.origin_id = here.origin_id
         join sends s on s.part_id = p.id and s.state = 'queued'
         where here.id = first.part_id and coalesce(s.not_before <= gateway_now(), true)
           and not ${isHeld('p.id')}
         group by p.id order by p.suspect, min(s.seq) * (
           select case when count(*) % 4 < 2 then 1 else -1 end from calls c
           where c.origin_id = min(p.origin_id::text)::uuid
             and c.refusal is not null and cardinality(c.send_ids) = 1
         ) limit 1
       ), part_id) as part_id from first
     ), due as (
       select id, seq, row_number() over (partition by recipient_key order by seq) as nth
       from (
         -- A comparison, not a join: a join would sort all waiting sends.
         select s.* from sends s
         where s.lane_id = $1 and s.state = 'queued' and not s.mailbox_full
           and s.message_key = (select message_key from next)
           and s.part_id is not distinct from (select part_id from next)
           and coalesce(s.not_before <= gateway_now(), true)
         order by s.seq limit $2 * 2
       ) as oldest
     ), picked as materialized (
       select id from due where nth = 1 order by seq limit $2
     )
     select seq, batch_id as "batchId", target_position as "targetPosition", part_id as "partId",
       coalesce((select suspect from parts where id = (select part_id from next)), false) as suspect,
       ${recipientColumns} from sends
     where id = any(array(select id from picked)) and state = 'queued'
     order by id for no key update`,
    [lane.id, max],
  )
  rows.sort((a, b) => a.seq - b.seq)
  const { partId = null, suspect = false } = rows[0] ?? {}
  return { sends: suspect ? probeOf(rows) : rows, partId, suspect }
}

/**
 * SQL: must a part wait? One call at a time leaves a suspect part. Where the destination may be at
 * fault, it also waits for all other calls of its original call, to know what they have shown.
 */
function isHeld(part: string): string {
  return `exists (
    select 1 from parts held join calls c
      on c.lane_id = $1 and c.state = 'in_flight'
        and (c.part_id = held.id or (not held.by_recipients and c.origin_id = held.origin_id))
    where held.id = ${part} and held.suspect)`
}
