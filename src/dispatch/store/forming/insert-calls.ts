import { randomUUID } from 'node:crypto'
import type { Queryable } from '#database/database.ts'
import type { Lane } from '../../lane.ts'
import { type CallRow, callColumns, callOf, type LoadedCall } from '../call-row.ts'
import type { PickedSend } from './pick-sends.ts'

/** Calls whose intents are written. */
export interface InsertedCalls {
  readonly calls: readonly LoadedCall[]
  /** Does nothing else wait in the lane, neither now nor for later? */
  readonly isEmpty: boolean
}

/**
 * Writes the intents of calls, given by their sends, which share a message and are locked, and moves the
 * sends there. `partId`: of a single call.
 */
export async function insertCalls(
  tx: Queryable,
  lane: Lane,
  owner: string,
  calls: readonly (readonly PickedSend[])[],
  partId: string | null,
): Promise<InsertedCalls | undefined> {
  const made = new Map(calls.map((sends) => [randomUUID() as string, sends]))
  const ids = calls.flatMap((sends) => sends.map(({ id }) => id))
  const members = [...made].flatMap(([call, sends]) => sends.map(() => call))
  const first = calls[0]?.[0]
  const rows = await tx.query<CallRow & { isEmpty: boolean }>(
    `with member as materialized (
       select * from unnest($3::uuid[], $4::uuid[]) with ordinality as m (call_id, send_id, nth)
     ), call as (
       insert into calls (id, lane_id, operation, message, token, send_ids, owner,
         part_id, split_from, origin_id)
       select m.call_id, $1, t.operation, t.message, m.call_id::text, m.send_ids, $2, $7, p.split_from,
         p.origin_id
       from (
         select call_id, array_agg(send_id order by nth) as send_ids from member group by call_id
       ) as m, targets t left join parts p on p.id = $7
       where t.batch_id = $5 and t.position = $6
       returning ${callColumns}
     ), taken as (
       update sends
       set state = 'in_call', call_id = m.call_id, not_before = null, updated_at = gateway_now()
       from member m where sends.id = m.send_id and sends.id = any($4::uuid[])
     )
     select call.*, not exists (
       select 1 from sends where lane_id = $1 and state = 'queued' and id <> all($4::uuid[])
     ) and not exists (
       select 1 from calls where lane_id = $1 and state = 'waiting'
     ) as "isEmpty" from call`,
    [lane.id, owner, members, ids, first?.batchId, first?.targetPosition, partId],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const formed = [...made].flatMap(([id, sends]) => {
    const row = byId.get(id)
    return row === undefined ? [] : [callOf(lane, row, sends)]
  })
  return rows[0] && { calls: formed, isEmpty: rows[0].isEmpty }
}
