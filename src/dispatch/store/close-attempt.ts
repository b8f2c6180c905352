import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Settlement } from '../policy/settlement.ts'
import {
  endsTrouble,
  isNoted,
  minLastingFailures,
  type Trouble,
  troubleOf,
} from '../policy/trouble.ts'
import type { Attempted } from './attempted.ts'
import { callEvents, insertEvents } from './call-events.ts'
import {
  lockBatches,
  nowChanged,
  type OpenBatch,
  type Settled,
  skipQueued,
} from './finish-sends.ts'
import { pausedFor } from './lanes.ts'
import { idsOf, type LockedCall } from './locked-call.ts'
import { foldIdentification } from './parts/fold-identification.ts'
import { insertIdentifications } from './parts/insert-identifications.ts'
import { insertParts, liftSuspicion, refusalOfDestination } from './parts/insert-parts.ts'

/**
 * Ends an attempt: writes its event, the pause and the trouble of its lane, and the call's next step.
 * Returns the lasting trouble of the lane before and after it.
 */
export async function closeAttempt(
  tx: Queryable,
  attempted: Attempted,
  settlement: Settlement,
  locked: LockedCall,
): Promise<TroubleChange> {
  const { lane, call, answer } = attempted
  const { next, pauseMs } = settlement
  const again = next.kind === 'again' ? next : undefined
  const hasHistory = locked.throttles > 0 || locked.trouble !== null
  const learns = changesLane(answer) || (hasHistory && (await locksTroubled(tx, attempted)))
  const trouble = troubleOf(answer)
  const failures = locked.failures + 1
  // A trouble that lasts for a day is met thousands of times.
  const isToBeNoted = trouble === undefined || isNoted(failures)
  const batchIds = locked.sends.map(({ batch }) => batch.id)
  const noted =
    !isToBeNoted || (await foldIdentification(tx, attempted, batchIds)) ? [] : locked.sends
  await tx.query(
    `with noted as (${insertEvents}), learned as (
       update lanes set
         throttles =
           case $5 when 'throttled' then throttles + 1 when 'answered' then 0 else throttles end,
         trouble = case when $14 then $15 else trouble end,
         failures = case when $14 then $16 else failures end,
         failed_at = case when $14 then case when $15 is not null then gateway_now() end
           else failed_at end,
         ${pausedFor('$6')}
       where id = $4 and $13
     )
     update calls set state = case when $8::text is null then 'done' else 'waiting' end,
       step = coalesce($8, step), uncertain = coalesce($9, uncertain),
       step_attempt = case when $8 is null then step_attempt
         when step = $8 then step_attempt - $11::int else 0 end,
       not_before = gateway_now() + $10::float8 * interval '1 ms',
       accepted = accepted or $5 in ('answered', 'unanswered'), refusal = $12,
       first_error = coalesce(first_error, $17)
     where id = $7`,
    [
      ...callEvents(attempted, noted, next),
      lane.id,
      answer.kind,
      pauseMs ?? null,
      call.id,
      again?.step ?? null,
      again?.uncertain ?? null,
      again?.afterMs ?? null,
      again?.charge === false ? 1 : 0,
      refusalOfDestination(answer),
      learns,
      trouble !== undefined || endsTrouble(answer),
      trouble ?? null,
      trouble === undefined ? 0 : failures,
      again?.uncertain ? storableJson(again.error) : null,
    ],
  )
  const before = lasting(locked.trouble, locked.troubles)
  if (trouble !== undefined) return { before, after: lasting(trouble, failures) }
  return { before, after: learns && endsTrouble(answer) ? undefined : before }
}

/** The trouble of a lane that has been met more than once, before and after an answer. */
export interface TroubleChange {
  readonly before: Trouble | undefined
  readonly after: Trouble | undefined
}

function lasting(trouble: Trouble | null, failures: number): Trouble | undefined {
  return trouble !== null && failures >= minLastingFailures ? trouble : undefined
}

/** Must the lane be locked to record the answer? */
export function changesLane({ kind, retryAfterMs }: Answer): boolean {
  return kind !== 'answered' || retryAfterMs !== undefined
}

/**
 * Locks the lane if it counts throttles or has a trouble that an answer ends, and only if that is possible at once: the
 * next answer can end them too. Not in the statement that updates the lane, see `updateLanes`.
 */
async function locksTroubled(tx: Queryable, { lane }: Attempted): Promise<boolean> {
  const locked = await tx.query(
    'select 1 from lanes where id = $1 and (throttles > 0 or trouble is not null) for no key update skip locked',
    [lane.id],
  )
  return locked.length > 0
}

/** Applies the next step to the sends that have no outcome yet. Returns what became final. */
export async function applyNext(
  tx: Queryable,
  { call, answer }: Attempted,
  next: Settlement['next'],
  batches: readonly OpenBatch[],
): Promise<readonly Settled[]> {
  if (call.part !== undefined) await liftSuspicion(tx, call.part, answer)
  switch (next.kind) {
    case 'done':
      return []
    case 'requeue':
      await tx.query(
        `update sends set state = 'queued', call_id = null, last_error = $2, ${nowChanged}
         where id = any($1::uuid[]) and state = 'in_call'`,
        [next.ids, JSON.stringify(next.error)],
      )
      return skipClosed(tx, batches)
    case 'split':
      await insertParts(tx, call, next, answer.kind === 'answered' ? undefined : answer.error)
      return skipClosed(tx, batches)
    case 'identify':
      await insertIdentifications(tx, call, next)
      return []
    case 'again':
      await tx.query(
        `update sends set last_error = $2, ${nowChanged},
           not_before = gateway_now() + $3::float8 * interval '1 ms'
         where id = any($4::uuid[]) and call_id = $1 and state = 'in_call'`,
        [call.id, JSON.stringify(next.error), next.afterMs, idsOf(call)],
      )
      return []
  }
}

/** The outcomes that were just recorded may have closed a batch. */
export async function skipClosed(
  tx: Queryable,
  batches: readonly OpenBatch[],
): Promise<readonly Settled[]> {
  const ids = batches.map(({ id }) => id)
  return skipQueued(tx, await lockBatches(tx, ids))
}
