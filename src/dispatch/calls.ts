import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '#database/database.ts'
import type { Checkpoint } from '../journey.ts'
import { type CallRow, callColumns, type FormedCall, loadCall } from './call-row.ts'
import type { Lane } from './lanes.ts'
import { bookSlot, type Pace } from './pace.ts'

export type Formed =
  /** `batches`: how many have sends in it. */
  | { readonly kind: 'call'; readonly call: FormedCall; readonly batches: number }
  | { readonly kind: 'nothing' }
  /** Somebody else owns the lane: stop at once. */
  | { readonly kind: 'lost' }

export interface FormOptions {
  /** At most this many recipients in a call. */
  readonly most: number
  /** Fewer than this many are left to gather: another call of the lane is in flight. */
  readonly least: number
  /** Undefined: no pacing. */
  readonly pace: Pace | undefined
  readonly checkpoint: Checkpoint
}

/**
 * Writes the intent of the lane's next call: one that waits to be made again, or a new one with the
 * oldest sends that share a message. One transaction, checked against ownership and pauses.
 */
export async function formCall(
  database: Database,
  lane: Lane,
  owner: string,
  options: FormOptions,
): Promise<Formed> {
  const since = performance.now()
  return database.transaction(async (tx) => {
    const [held] = await tx.query<{ paused: boolean }>(
      `select coalesce(paused_until > gateway_now(), false) as paused
       from lanes where id = $1 and owner = $2 for update`,
      [lane.id, owner],
    )
    if (held === undefined) return { kind: 'lost' }
    if (held.paused) return { kind: 'nothing' }
    const again = await resume(tx, lane, owner)
    const formed = again === undefined ? await form(tx, lane, owner, options) : undefined
    const row = again ?? formed?.row
    if (row === undefined) return { kind: 'nothing' }
    const slot = options.pace && (await bookSlot(tx, lane.id, options.pace))
    const call = { ...(await loadCall(tx, lane, row)), since, ...(slot && { slot }) }
    options.checkpoint('forming')
    return { kind: 'call', call, batches: formed?.batches ?? 1 }
  })
}

/** Calls that were in flight when the lane's former owner was lost. */
export async function orphanedCalls(
  database: Database,
  lane: Lane,
  owner: string,
): Promise<FormedCall[]> {
  const rows = await database.query<CallRow>(
    `update calls set owner = $2
     where lane_id = $1 and state = 'in_flight'
       and exists (select 1 from lanes where id = $1 and owner = $2)
     returning ${callColumns}`,
    [lane.id, owner],
  )
  const since = performance.now()
  const calls = await Promise.all(rows.map((row) => loadCall(database, lane, row)))
  return calls.map((call) => ({ ...call, since }))
}

/** Is this attempt still the call's own, or has somebody given it up meanwhile? */
export async function isCurrent(on: Queryable, call: FormedCall): Promise<boolean> {
  const rows = await on.query(
    `select 1 from calls where id = $1 and state = 'in_flight' and attempt = $2 and owner = $3`,
    [call.id, call.attempt, call.owner],
  )
  return rows.length > 0
}

async function resume(tx: Queryable, lane: Lane, owner: string): Promise<CallRow | undefined> {
  const [row] = await tx.query<CallRow>(
    `update calls
     set state = 'in_flight', owner = $2, attempt = attempt + 1, step_attempt = step_attempt + 1
     where id = (
       select id from calls
       where lane_id = $1 and state = 'waiting' and not_before <= gateway_now()
       order by not_before limit 1
     )
     returning ${callColumns}`,
    [lane.id, owner],
  )
  return row
}

async function form(
  tx: Queryable,
  lane: Lane,
  owner: string,
  { most, least }: FormOptions,
): Promise<{ row: CallRow; batches: number } | undefined> {
  // Twice one recipient in one call could not be told apart in the answer: the second waits.
  const picked = await tx.query<{ id: string }>(
    `with first as materialized (
       select message_key from sends
       where lane_id = $1 and state = 'queued' and coalesce(not_before <= gateway_now(), true)
       order by seq limit 1
     ), due as (
       select id, seq, row_number() over (partition by recipient_key order by seq) as nth
       from (
         select s.* from sends s join first using (message_key)
         where s.lane_id = $1 and s.state = 'queued'
           and coalesce(s.not_before <= gateway_now(), true)
         order by s.seq limit $2 * 2
       ) as oldest
     )
     select id from due where nth = 1 order by seq limit $2`,
    [lane.id, most],
  )
  if (picked.length === 0 || picked.length < least) return undefined
  const id = randomUUID()
  // A cancel may have taken some in between: only what is still queued goes along. Locked in the
  // order of ids, as everywhere; and written once, for a row that its own transaction wrote before
  // has its foreign keys looked at again, which would wait for locks on the batches.
  const locked = await tx.query<{ id: string; batch_id: string; target_position: number }>(
    `select id, batch_id, target_position from sends
     where id = any($1::uuid[]) and state = 'queued' order by id for no key update`,
    [picked.map((send) => send.id)],
  )
  const [first] = locked
  if (first === undefined) return undefined
  const kept = new Set(locked.map((send) => send.id))
  const ids = picked.map((send) => send.id).filter((send) => kept.has(send))
  const [row] = await tx.query<CallRow>(
    `insert into calls (id, lane_id, operation, message, token, send_ids, owner)
     select $1, $2, operation, message, $3, $4::uuid[], $5
     from targets where batch_id = $6 and position = $7
     returning ${callColumns}`,
    [id, lane.id, id, ids, owner, first.batch_id, first.target_position],
  )
  await tx.query(
    `update sends set state = 'in_call', call_id = $1, not_before = null, updated_at = gateway_now()
     where id = any($2::uuid[])`,
    [id, ids],
  )
  return row && { row, batches: new Set(locked.map((send) => send.batch_id)).size }
}
