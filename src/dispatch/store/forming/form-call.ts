import { randomUUID } from 'node:crypto'
import type { Connections, Queryable } from '#database/database.ts'
import type { OnCrashPoint } from '../../../crash-points.ts'
import type { Lane } from '../../lane.ts'
import type { Pace } from '../../policy/pace.ts'
import {
  type CallRow,
  callColumns,
  callOf,
  type FormedCall,
  type LoadedCall,
  loadCall,
} from '../call-row.ts'
import { isHeldBackAndDue } from '../mailboxes/admit.ts'
import { type RefusedDestination, refusedDestination } from '../parts/refuse-rest.ts'
import { reserveSlot } from '../slots.ts'
import { pickSends } from './pick-sends.ts'
import { chargeCall, turnOf } from './turns.ts'

/** Whether there is a call to make. */
export type Formed =
  /** `batches`: how many batches have sends in the call. */
  | (LookUpDue & { readonly kind: 'call'; readonly call: FormedCall; readonly batches: number })
  /** `resumesInMs`: present while the lane pauses. */
  | (LookUpDue & { readonly kind: 'nothing'; readonly resumesInMs?: number })
  /** `refuseRest` is due: the upstream refuses the destination. */
  | ({ readonly kind: 'refused' } & RefusedDestination)
  /** `admitToMailboxes` is due: sends were held back for their mailboxes until now. */
  | { readonly kind: 'held-back' }
  /** Another owner has the lane: stop at once. */
  | { readonly kind: 'lost' }

interface LookUpDue {
  /** Was there a look-up that could not be formed, because of `mayLookUp`? */
  readonly lookUpIsDue: boolean
}

/** Which calls of the lane may be formed. */
export interface Formable {
  readonly maySend: boolean
  readonly mayLookUp: boolean
  /** At most this many recipients in a call. */
  readonly maxRecipients: number
  /** Fewer than this wait for more: another call of the lane is in flight. */
  readonly minRecipients: number
}

export interface FormOptions extends Formable {
  /** Undefined: no pacing. */
  readonly pace: Pace | undefined
  readonly onCrashPoint: OnCrashPoint
}

/**
 * Writes the intent of the lane's next call: a call that waits to be made again, or else a new one
 * with sends that share a message, of the tenant whose turn it is. One transaction, which checks ownership and pauses.
 */
export async function formCall(
  database: Connections,
  lane: Lane,
  owner: string,
  options: FormOptions,
): Promise<Formed> {
  const { maySend, mayLookUp } = options
  const since = performance.now()
  return database.transaction(async (tx) => {
    const [locked] = await tx.query<{
      paused: boolean
      pausedMs: number | null
      waiting: string | null
      known: string | null
      heldBack: boolean
      lookUpIsDue: boolean
    }>(
      // While the lane is in trouble, calls leave one at a time.
      `select coalesce(paused_until > gateway_now(), false) or (trouble is not null and exists (
         select 1 from calls where lane_id = $1 and state = 'in_flight'
       )) as paused, (extract(epoch from paused_until - gateway_now()) * 1000)::float8 as "pausedMs", (
         select id from calls
         where lane_id = $1 and state = 'waiting' and not_before <= gateway_now()
           and step <> 'identify' and case step when 'look-up' then $4::boolean else $3::boolean end
         order by not_before limit 1
       ) as waiting, not $4::boolean and exists (
         select 1 from calls
         where lane_id = $1 and state = 'waiting' and not_before <= gateway_now()
           and step = 'look-up'
       ) as "lookUpIsDue", (
         -- Nobody is sent to by it, so it gives way to all who wait.
         select id from calls
         where lane_id = $1 and state = 'waiting' and not_before <= gateway_now()
           and step = 'identify' and $3::boolean and not exists (
             select 1 from sends where lane_id = $1 and state = 'queued' and not mailbox_full
               and coalesce(not_before <= gateway_now(), true))
         order by not_before limit 1
       ) as known, exists (
         select 1 from sends where lane_id = $1 and ${isHeldBackAndDue('sends')}
       ) as "heldBack"
       from lanes where id = $1 and owner = $2 for no key update`,
      [lane.id, owner, maySend, mayLookUp],
    )
    if (locked === undefined) return { kind: 'lost' }
    if (locked.paused) {
      const { pausedMs } = locked
      const pause = pausedMs !== null && pausedMs > 0 ? { resumesInMs: Math.ceil(pausedMs) } : {}
      return { kind: 'nothing', lookUpIsDue: false, ...pause }
    }
    if (locked.heldBack) return { kind: 'held-back' }
    const { lookUpIsDue } = locked
    const formed =
      (locked.waiting === null ? undefined : await resume(tx, lane, owner, locked.waiting)) ??
      (maySend ? await form(tx, lane, owner, options) : undefined) ??
      (locked.known === null ? undefined : await resume(tx, lane, owner, locked.known))
    if (formed === undefined) return { kind: 'nothing', lookUpIsDue }
    if ('refusal' in formed) return { kind: 'refused', ...formed }
    const reservation = options.pace && (await reserveSlot(tx, lane.id, options.pace))
    options.onCrashPoint('forming')
    const call = { ...formed.call, since, reservation }
    return { kind: 'call', call, batches: formed.batches, lookUpIsDue }
  })
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
): Promise<Intent | RefusedDestination | undefined> {
  const turn = await turnOf(tx, lane)
  if (turn === undefined) return undefined
  const { sends, partId, suspect } = await pickSends(tx, lane, turn.tenant, maxRecipients)
  const [first] = sends
  if (first === undefined) return undefined
  // A part waits for nobody: it leaves without others.
  if (partId === null && sends.length < minRecipients) return undefined
  const refused = partId !== null && suspect ? await refusedDestination(tx, partId) : undefined
  if (refused !== undefined) return refused
  const id = randomUUID()
  const [row] = await tx.query<CallRow>(
    `with call as (
       insert into calls (id, lane_id, operation, message, token, send_ids, owner,
         part_id, split_from, origin_id)
       select $1, $2, t.operation, t.message, $3, $4::uuid[], $5, $8, p.split_from, p.origin_id
       from targets t left join parts p on p.id = $8
       where t.batch_id = $6 and t.position = $7
       returning ${callColumns}
     ), taken as (
       update sends
       set state = 'in_call', call_id = $1, not_before = null, updated_at = gateway_now()
       where id = any($4::uuid[])
     )
     select * from call`,
    [
      id,
      lane.id,
      id,
      sends.map((send) => send.id),
      owner,
      first.batchId,
      first.targetPosition,
      partId,
    ],
  )
  if (row === undefined) return undefined
  await chargeCall(
    tx,
    lane,
    turn,
    sends.map(({ tenant }) => tenant),
  )
  const batches = partId === null ? new Set(sends.map(({ batchId }) => batchId)).size : 1
  return { call: callOf(lane, row, sends), batches }
}
