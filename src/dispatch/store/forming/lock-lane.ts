import type { Queryable } from '#database/database.ts'
import type { Lane } from '../../lane.ts'
import { isHeldBackAndDue } from '../mailboxes/admit.ts'

/** A lane whose row is locked, and what is due in it. */
export interface LockedLane {
  readonly paused: boolean
  readonly pausedMs: number | null
  /** Calls that are due: one to be made again, and one that only reads. */
  readonly waiting: string | null
  readonly known: string | null
  readonly heldBack: boolean
  readonly lookUpIsDue: boolean
  /** Does nothing wait, neither now nor for later? */
  readonly isEmpty: boolean
}

/** Locks the lane's row until `tx` ends. Undefined: another owner has the lane. */
export async function lockLane(
  tx: Queryable,
  lane: Lane,
  owner: string,
  { maySend, mayLookUp }: { readonly maySend: boolean; readonly mayLookUp: boolean },
): Promise<LockedLane | undefined> {
  const [locked] = await tx.query<LockedLane>(
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
     ) as "heldBack", not exists (
       select 1 from sends where lane_id = $1 and state = 'queued'
     ) and not exists (
       select 1 from calls where lane_id = $1 and state = 'waiting'
     ) as "isEmpty"
     from lanes where id = $1 and owner = $2 for no key update`,
    [lane.id, owner, maySend, mayLookUp],
  )
  return locked
}
