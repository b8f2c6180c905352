import { randomUUID } from 'node:crypto'
import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Next } from '../../policy/settlement.ts'
import type { FormedCall } from '../call-row.ts'
import { nowChanged } from '../finish-sends.ts'

/**
 * Moves sends to calls of their own that only read who the upstream took them for, one request a
 * person. They leave when nothing else waits in the lane, and apart from each other, as all readings.
 */
export async function insertIdentifications(
  tx: Queryable,
  call: FormedCall,
  { sends }: Extract<Next, { readonly kind: 'identify' }>,
): Promise<void> {
  const made = sends.map((send, nth) => ({ ...send, nth, call_id: randomUUID() }))
  await tx.query(
    `with asked as materialized (
       select * from jsonb_to_recordset($2::jsonb) as a (id uuid, call_id uuid, nth int, otherwise jsonb)
     ), made as (
       insert into calls (id, lane_id, operation, step, message, token, send_ids, state, owner, attempt,
         step_attempt, not_before, otherwise)
       select a.call_id, c.lane_id, c.operation, 'identify', c.message, a.call_id::text, array[a.id],
         'waiting', c.owner, 0, 0, greatest(gateway_now(), (
           select max(other.not_before) + ${readGap} from calls other
           where other.lane_id = c.lane_id and other.state = 'waiting' and other.step = 'identify'
         )) + a.nth * ${readGap}, a.otherwise
       from calls c, asked a where c.id = $1
     )
     update sends set call_id = a.call_id, ${nowChanged}
     from asked a where sends.id = a.id and sends.call_id = $1 and sends.state = 'in_call'`,
    [call.id, storableJson(made)],
  )
}

// Five a second, as src/lifecycles/reading-lease.ts reads.
const readGap = "interval '200 ms'"
