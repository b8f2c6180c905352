import type { Queryable } from '#database/database.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'
import type { AttemptedSend } from '../policy/settlement.ts'
import type { Trouble } from '../policy/trouble.ts'
import type { FormedCall } from './call-row.ts'
import { lockingBatches, type OpenBatch } from './finish-sends.ts'

/** A call whose answer is being recorded. All of this is locked until the transaction ends. */
export interface LockedCall {
  readonly state: 'in_flight' | 'waiting' | 'done'
  readonly attempt: number
  readonly owner: string
  /** The error of the attempt that first may have been processed. */
  readonly firstError: ProviderError | null
  /** At the step `identify`: the outcome of whom it does not find. */
  readonly otherwise: Outcome | null
  /** Throttled answers in a row, of the call's lane. */
  readonly throttles: number
  /** The trouble of the call's lane, and how often in a row it was met. */
  readonly trouble: Trouble | null
  readonly troubles: number
  /** The same for the trouble that the answer shows, as it was when the call left. */
  readonly failures: number
  /** Those without a certain outcome. */
  readonly sends: readonly CallSend[]
  /** The batches of these sends. */
  readonly batches: readonly OpenBatch[]
}

/** A send of the call, locked like it. */
export interface CallSend extends AttemptedSend {
  readonly state: 'in_call' | 'final'
  /** Could an earlier call have sent it? */
  readonly doubtful: boolean
  readonly batch: OpenBatch
}

/** What is to be done with the call. */
export interface LockOptions {
  /** Locks the lane too. */
  readonly changesLane: boolean
  /** What the answer shows, and how long ago the call left. */
  readonly trouble?: Trouble | undefined
  readonly durationMs?: number
  /** Sends that were asked for longer ago are overdue. */
  readonly giveUpAfterMs: number
}

/**
 * Locks, in this order: the call's lane where `changesLane` says so, its batches, its sends, and the
 * call itself. Undefined: there is no such call.
 */
export async function lockCall(
  tx: Queryable,
  call: FormedCall,
  { changesLane, trouble, durationMs = 0, giveUpAfterMs }: LockOptions,
): Promise<LockedCall | undefined> {
  // Most answers change nothing about the lane. Its row stays free for forming the next call.
  if (changesLane) {
    await tx.query(
      `select 1 from lanes where id = (select lane_id from calls where id = $1) for no key update`,
      [call.id],
    )
  }
  const sends = await openSends(tx, call, giveUpAfterMs)
  const [stored] = await tx.query<Omit<LockedCall, 'sends' | 'batches'>>(
    // Calls that were in flight together meet the same trouble, which counts once.
    `select c.state, c.attempt, c.owner, c.first_error as "firstError", c.otherwise, l.throttles, l.trouble, l.failures as troubles,
       case when l.trouble is distinct from $2 then 0
         when l.failed_at > gateway_now() - $3 * interval '1 ms' then greatest(l.failures - 1, 0)
         else l.failures end as failures
     from calls c join lanes l on l.id = c.lane_id where c.id = $1 for no key update of c`,
    [call.id, trouble ?? null, durationMs],
  )
  const batches = [...new Map(sends.map(({ batch }) => [batch.id, batch])).values()]
  return stored && { ...stored, sends, batches }
}

/** Sends are found by their own ids: an index on `call_id` would be written with every send. */
export function idsOf({ recipients }: FormedCall): string[] {
  return recipients.map(({ id }) => id)
}

async function openSends(
  tx: Queryable,
  call: FormedCall,
  giveUpAfterMs: number,
): Promise<CallSend[]> {
  // `isOpen` twice: what was read before the batches were locked may be out of date.
  return tx.query<CallSend>(
    `with open as materialized (
       select batch_id from sends s where ${isOpen}
     ), batch as (${lockingBatches('id in (select batch_id from open)')})
     select s.id, s.batch_id as "batchId", s.tenant, s.state, s.doubtful,
       s.asked_at < gateway_now() - $3 * interval '1 ms' as overdue, to_json(batch) as batch
     from sends s join batch on batch.id = s.batch_id
     where ${isOpen} order by s.id for no key update of s`,
    [call.id, idsOf(call), giveUpAfterMs],
  )
}

const isOpen = `s.id = any($2::uuid[]) and s.call_id = $1
  and (s.state = 'in_call' or s.outcome_kind = 'UNCONFIRMED')`
