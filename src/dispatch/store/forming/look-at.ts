import type { Queryable } from '#database/database.ts'
import type { Lane } from '../../lane.ts'
import { isHeldBackAndDue } from '../mailboxes/admit.ts'
import { isDue } from './pick-sends.ts'

/** What a look at a lane shows. */
export interface Seen {
  /** May there be a call to form? False: certainly not. */
  readonly isDue: boolean
  /** Does nothing wait, neither now nor for later? */
  readonly isEmpty: boolean
  /** Of how many batches there are sends that may leave, among as many as were read. */
  readonly batches: number
}

/**
 * Looks, without a lock, whether there may be a call of at least `minRecipients`, or one that waits for
 * no others. Reads as many sends at most.
 */
export async function lookAt(on: Queryable, lane: Lane, minRecipients: number): Promise<Seen> {
  const [seen] = await on.query<Seen>(
    `select queued.count >= $2 or coalesce(queued.leaves_alone, false)
         or coalesce(calls.is_due, false) as "isDue",
       queued.count = 0 and calls.count = 0 as "isEmpty", queued.batches
     from (
       select count(*) as count,
         (count(distinct batch_id) filter (where ${isDue('few')}))::int as batches,
         bool_or(part_id is not null or ${isHeldBackAndDue('few')}) as leaves_alone
       from (
         select batch_id, part_id, state, mailbox_full, not_before from sends
         where lane_id = $1 and state = 'queued' limit $2
       ) as few
     ) as queued, (
       select count(*) as count, bool_or(not_before <= gateway_now()) as is_due from calls
       where lane_id = $1 and state = 'waiting'
     ) as calls`,
    [lane.id, minRecipients],
  )
  return seen ?? { isDue: true, isEmpty: false, batches: 0 }
}
