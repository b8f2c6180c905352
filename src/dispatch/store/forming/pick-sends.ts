import type { Queryable } from '#database/database.ts'
import type { Lane } from '../../lane.ts'
import { probeOf } from '../../policy/splitting/isolate.ts'
import { type RecipientRow, recipientColumns } from '../call-row.ts'

/** A send that the next call takes. Its row is locked. */
export interface PickedSend extends RecipientRow {
  readonly seq: number
  readonly tenant: string
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
 * Picks the sends whose turn it is among those of `tenant`, and fills the call with others that share
 * their message: first the tenant's own, then those of the tenants that follow. Or it picks the part
 * whose turn it is; of a suspect part a piece only. `max`: the most recipients of a call.
 */
export async function pickSends(
  tx: Queryable,
  lane: Lane,
  tenant: string,
  max: number,
): Promise<Picked> {
  // A recipient is only once in a call, because the answer could not tell two apart.
  // A cancel may skip some of them meanwhile: only sends still queued once locked are taken.
  // Sends are locked in the order of ids, as everywhere. They are written only once: a second write in
  // the same transaction would check their foreign keys again, and wait for locks on the batches.
  const rows = await tx.query<PickedSend & { partId: string | null; suspect: boolean }>(
    `with first as materialized (
       select message_key, part_id from sends
       where lane_id = $1 and tenant = $3 and state = 'queued' and ${mayLeave('sends')}
       order by turn, seq limit 1
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
       -- Ends with the first branch where that is enough. All come in the order of the index.
       select id, recipient_key, row_number() over () as place from (
         (${sharing('s.tenant = $3', 's.turn, s.seq')})
         union all
         (${sharing('s.tenant > $3', 's.tenant, s.turn, s.seq')})
         union all
         (${sharing('s.tenant < $3', 's.tenant, s.turn, s.seq')})
         limit $2 * 2
       ) as next_ones
     ), picked as materialized (
       select id from (
         select id, place, row_number() over (partition by recipient_key order by place) as nth from due
       ) as numbered where nth = 1 order by place limit $2
     )
     select seq, tenant, batch_id as "batchId", target_position as "targetPosition", part_id as "partId",
       coalesce((select suspect from parts where id = (select part_id from next)), false) as suspect,
       ${recipientColumns} from sends
     where id = any(array(select id from picked)) and state = 'queued'
     order by id for no key update`,
    [lane.id, max, tenant],
  )
  rows.sort((a, b) => a.seq - b.seq)
  const { partId = null, suspect = false } = rows[0] ?? {}
  return { sends: suspect ? probeOf(rows) : rows, partId, suspect }
}

/** SQL: may `send`, a queued row of `sends` in lane `$1`, leave now? */
export function mayLeave(send: string): string {
  return `(${isDue(send)} and (${send}.part_id is null or not ${isHeld(`${send}.part_id`)}))`
}

/** SQL: is `send` due, and not held back for its mailbox? */
export const isDue = (send: string) =>
  `(coalesce(${send}.not_before <= gateway_now(), true) and not ${send}.mailbox_full)`

/** SQL: the sends of some tenants that can share a call with the `next` ones. */
function sharing(whose: string, order: string): string {
  // Comparisons, not a join: a join would sort all waiting sends. `is not distinct from` would let the
  // planner expect hardly a row, and read and sort all as well.
  return `select s.id, s.recipient_key from sends s
    where s.lane_id = $1 and s.state = 'queued' and ${whose}
      and s.message_key = (select message_key from next)
      and coalesce(s.part_id = (select part_id from next),
        s.part_id is null and (select part_id is null from next))
      and ${isDue('s')}
    order by ${order} limit $2 * 2`
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
