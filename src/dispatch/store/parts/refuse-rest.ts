import type { Connections, Queryable } from '#database/database.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Lane } from '../../lane.ts'
import { batchEvent } from '../../policy/batch-event.ts'
import type { Failure } from '../../policy/splitting/refused.ts'
import { isDestinationRefused } from '../../policy/splitting/split.ts'
import {
  finishSends,
  lockingBatches,
  notifyBatches,
  type OpenBatch,
  type Settled,
  stillUnconfirmed,
} from '../finish-sends.ts'

/** The original call of a part, and how the upstream refuses its destination. */
export interface RefusedDestination {
  readonly originId: string
  readonly refusal: Failure
}

/**
 * Whether the calls split from the part's original call prove that the upstream refuses the
 * destination. Asked for a suspect part that may leave, so none of those calls is in flight.
 */
export async function refusedDestination(
  on: Queryable,
  partId: string,
): Promise<RefusedDestination | undefined> {
  const [row] = await on.query<RefusedDestination & { accepted: boolean; refusedAlike: number }>(
    `select here.origin_id as "originId", alike.refusal, alike.count as "refusedAlike",
       exists (select 1 from calls c where c.origin_id = here.origin_id and c.accepted)
       or exists (
         -- Of these the upstream has said that it is the recipients, or nobody knows about them yet.
         select 1 from parts p where p.origin_id = here.origin_id and (p.by_recipients
           or not p.suspect
             and exists (select 1 from sends s where s.part_id = p.id and s.state = 'queued'))
       ) as accepted
     from parts here cross join lateral (
       select min(refusal::text)::jsonb as refusal, count(*)::int as count from calls
       where origin_id = here.origin_id and refusal is not null and cardinality(send_ids) = 1
       group by refusal #- '{error,requestId}' #- '{error,details}' order by count desc limit 1
     ) as alike
     where here.id = $1`,
    [partId],
  )
  return row && isDestinationRefused(row) ? row : undefined
}

/**
 * Fails the sends of the original call that still wait, with the refusal of those who were refused
 * alone. They are no culprits then. Returns the batches that are finished by that, and what became final.
 */
export async function refuseRest(
  database: Connections,
  lane: Lane,
  owner: string,
  { originId, refusal }: RefusedDestination,
): Promise<{ readonly finished: readonly string[]; readonly settled: readonly Settled[] }> {
  return database.transaction(async (tx) => {
    const owned = await tx.query(
      'select 1 from lanes where id = $1 and owner = $2 for no key update',
      [lane.id, owner],
    )
    if (owned.length === 0) return { finished: [], settled: [] }
    const batches = await tx.query<OpenBatch>(
      lockingBatches(`id in (select batch_id from sends s where ${isWaiting})`),
      [originId],
    )
    const sends = await tx.query<FamilySend>(
      `select id, batch_id as "batchId", doubtful, ${isWaiting} as waits from sends s
       where ${isWaiting} or id in (
         select unnest(send_ids) from calls where origin_id = $1 and cardinality(send_ids) = 1
       ) order by id for no key update`,
      [originId],
    )
    const waiting = sends.filter(({ waits }) => waits)
    await tx.query(
      `update sends set culprit = false,
         state = case when id = any($2::uuid[]) then 'in_call' else state end,
         call_id = case when id = any($2::uuid[]) then $3::uuid else call_id end
       where id = any($1::uuid[])`,
      [sends.map(({ id }) => id), waiting.map(({ id }) => id), originId],
    )
    const failure: Outcome = { kind: 'FAILED', ...refusal, evidence: 'INFERRED' }
    const rest = waiting.map(({ id, batchId, doubtful }) => ({
      id,
      batchId,
      wasOpen: true,
      culprit: false,
      outcome: doubtful ? stillUnconfirmed(refusal.error) : failure,
    }))
    const { provider } = lane
    const settled = await finishSends(tx, rest, batches, { id: originId, provider })
    const ids = [...new Set(waiting.map(({ batchId }) => batchId))]
    await tx.query(
      `insert into events (batch_id, actor, kind, code, message)
       select id, 'gateway', $2, $3, $4 from unnest($1::uuid[]) as id`,
      [ids, kind, code, message],
    )
    return { finished: await notifyBatches(tx, ids), settled }
  })
}

interface FamilySend {
  readonly id: string
  readonly batchId: string
  readonly doubtful: boolean
  readonly waits: boolean
}

const isWaiting = `(
  s.state = 'queued' and s.part_id in (select id from parts where origin_id = $1))`

const { kind, code, message } = batchEvent('DESTINATION_REFUSED')
