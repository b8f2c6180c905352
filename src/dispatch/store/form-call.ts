import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '#database/database.ts'
import type { OnCrashPoint } from '../../crash-points.ts'
import type { Lane } from '../lane.ts'
import type { Pace } from '../policy/pace.ts'
import {
  type CallRow,
  callColumns,
  callOf,
  type FormedCall,
  type LoadedCall,
  loadCall,
  type RecipientRow,
  recipientColumns,
} from './call-row.ts'
import { reserveSlot } from './slots.ts'

/** Whether there is a call to make. */
export type Formed =
  /** `batches`: how many batches have sends in the call. */
  | { readonly kind: 'call'; readonly call: FormedCall; readonly batches: number }
  | { readonly kind: 'nothing' }
  /** Another owner has the lane: stop at once. */
  | { readonly kind: 'lost' }

/** What a call of the lane may contain. */
export interface FormOptions {
  /** At most this many recipients in a call. */
  readonly maxRecipients: number
  /** Fewer than this wait for more: another call of the lane is in flight. */
  readonly minRecipients: number
  /** Undefined: no pacing. */
  readonly pace: Pace | undefined
  readonly onCrashPoint: OnCrashPoint
}

/**
 * Writes the intent of the lane's next call: a call that waits to be made again, or else a new one
 * with the oldest sends that share a message. One transaction, which checks ownership and pauses.
 */
export async function formCall(
  database: Database,
  lane: Lane,
  owner: string,
  options: FormOptions,
): Promise<Formed> {
  const since = performance.now()
  return database.transaction(async (tx) => {
    const [locked] = await tx.query<{ paused: boolean; waiting: string | null }>(
      `select coalesce(paused_until > gateway_now(), false) as paused, (
         select id from calls
         where lane_id = $1 and state = 'waiting' and not_before <= gateway_now()
         order by not_before limit 1
       ) as waiting
       from lanes where id = $1 and owner = $2 for no key update`,
      [lane.id, owner],
    )
    if (locked === undefined) return { kind: 'lost' }
    if (locked.paused) return { kind: 'nothing' }
    const formed =
      (locked.waiting === null ? undefined : await resume(tx, lane, owner, locked.waiting)) ??
      (await form(tx, lane, owner, options))
    if (formed === undefined) return { kind: 'nothing' }
    const reservation = options.pace && (await reserveSlot(tx, lane.id, options.pace))
    options.onCrashPoint('forming')
    const call = { ...formed.call, since, reservation }
    return { kind: 'call', call, batches: formed.batches }
  })
}

/** Takes over the calls that were in flight when the lane's former owner was lost. */
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
  return calls.map((call) => ({ ...call, since, reservation: undefined }))
}

/** Is this attempt still current, or has another owner given it up? */
export async function isCurrent(on: Queryable, call: FormedCall): Promise<boolean> {
  const rows = await on.query(
    `select 1 from calls where id = $1 and state = 'in_flight' and attempt = $2 and owner = $3`,
    [call.id, call.attempt, call.owner],
  )
  return rows.length > 0
}

interface Intent {
  readonly call: LoadedCall
  readonly batches: number
}

async function resume(
  tx: Queryable,
  lane: Lane,
  owner: string,
  waiting: string,
): Promise<Intent | undefined> {
  const [row] = await tx.query<CallRow>(
    `update calls
     set state = 'in_flight', owner = $2, attempt = attempt + 1, step_attempt = step_attempt + 1
     where id = $1 and state = 'waiting'
     returning ${callColumns}`,
    [waiting, owner],
  )
  return row && { call: await loadCall(tx, lane, row), batches: 1 }
}

async function form(
  tx: Queryable,
  lane: Lane,
  owner: string,
  { maxRecipients, minRecipients }: FormOptions,
): Promise<Intent | undefined> {
  // A recipient is only once in a call, because the answer could not tell two apart.
  // A cancel may skip some of them meanwhile: only sends still queued once locked are taken.
  // Sends are locked in the order of ids, as everywhere. They are written only once: a second write in
  // the same transaction would check their foreign keys again, and wait for locks on the batches.
  const picked = await tx.query<PickedSend>(
    `with first as materialized (
       select message_key from sends
       where lane_id = $1 and state = 'queued' and coalesce(not_before <= gateway_now(), true)
       order by seq limit 1
     ), due as (
       select id, seq, row_number() over (partition by recipient_key order by seq) as nth
       from (
         -- A comparison, not a join: a join would sort all waiting sends.
         select s.* from sends s
         where s.lane_id = $1 and s.state = 'queued'
           and s.message_key = (select message_key from first)
           and coalesce(s.not_before <= gateway_now(), true)
         order by s.seq limit $2 * 2
       ) as oldest
     ), picked as materialized (
       select id from due where nth = 1 order by seq limit $2
     )
     select seq, batch_id, target_position, ${recipientColumns} from sends
     where id = any(array(select id from picked)) and state = 'queued'
     order by id for no key update`,
    [lane.id, maxRecipients],
  )
  const [first] = picked
  if (first === undefined || picked.length < minRecipients) return undefined
  const id = randomUUID()
  picked.sort((a, b) => a.seq - b.seq)
  const [row] = await tx.query<CallRow>(
    `with call as (
       insert into calls (id, lane_id, operation, message, token, send_ids, owner)
       select $1, $2, operation, message, $3, $4::uuid[], $5
       from targets where batch_id = $6 and position = $7
       returning ${callColumns}
     ), taken as (
       update sends
       set state = 'in_call', call_id = $1, not_before = null, updated_at = gateway_now()
       where id = any($4::uuid[])
     )
     select * from call`,
    [id, lane.id, id, picked.map((send) => send.id), owner, first.batch_id, first.target_position],
  )
  if (row === undefined) return undefined
  const batches = new Set(picked.map((send) => send.batch_id)).size
  return { call: callOf(lane, row, picked), batches }
}

interface PickedSend extends RecipientRow {
  readonly seq: number
  readonly batch_id: string
  readonly target_position: number
}
