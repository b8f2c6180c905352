import type { Queryable } from '#database/database.ts'
import { storableJson } from '#database/storable.ts'
import type { Settlement } from '../policy/settlement.ts'
import type { Attempted } from './attempted.ts'
import { callEvents, insertEvents } from './call-events.ts'
import { lockBatches, nowChanged, type OpenBatch, skipQueued } from './finish-sends.ts'
import { pausedFor } from './lanes.ts'
import { idsOf, type LockedCall } from './locked-call.ts'
import { insertParts, liftSuspicion, refusalOfDestination } from './parts/insert-parts.ts'

/** Ends an attempt: writes its event, the lane's pause and throttle count, and the call's next step. */
export async function closeAttempt(
  tx: Queryable,
  attempted: Attempted,
  settlement: Settlement,
  { sends, throttles }: LockedCall,
): Promise<void> {
  const { lane, call, answer } = attempted
  const { next, pause } = settlement
  const again = next.kind === 'again' ? next : undefined
  const learns =
    answer.kind !== 'answered' || (throttles > 0 && (await locksThrottled(tx, attempted)))
  await tx.query(
    `with noted as (${insertEvents}), learned as (
       update lanes set
         throttles =
           case $5 when 'throttled' then throttles + 1 when 'answered' then 0 else throttles end,
         ${pausedFor('$6')}
       where id = $4 and $13
     )
     update calls set state = case when $8::text is null then 'done' else 'waiting' end,
       step = coalesce($8, step), uncertain = coalesce($9, uncertain),
       step_attempt = case when $8 is null then step_attempt
         when step = $8 then step_attempt - $11::int else 0 end,
       not_before = gateway_now() + $10::float8 * interval '1 ms',
       accepted = accepted or $5 in ('answered', 'unanswered'), refusal = $12,
       first_error = coalesce(first_error, $14)
     where id = $7`,
    [
      ...callEvents(attempted, sends, next),
      lane.id,
      answer.kind,
      pause?.ms ?? null,
      call.id,
      again?.step ?? null,
      again?.uncertain ?? null,
      again?.afterMs ?? null,
      again?.charge === false ? 1 : 0,
      refusalOfDestination(answer),
      learns,
      again?.uncertain ? storableJson(again.error) : null,
    ],
  )
}

/**
 * Locks the lane if it counts throttles that an answer ends, and only if that is possible at once: the
 * next answer can end them too. Not in the statement that updates the lane, see `updateLanes`.
 */
async function locksThrottled(tx: Queryable, { lane }: Attempted): Promise<boolean> {
  const locked = await tx.query(
    'select 1 from lanes where id = $1 and throttles > 0 for no key update skip locked',
    [lane.id],
  )
  return locked.length > 0
}

/** Applies the next step to the sends that have no outcome yet. */
export async function applyNext(
  tx: Queryable,
  { call, answer }: Attempted,
  next: Settlement['next'],
  batches: readonly OpenBatch[],
): Promise<void> {
  if (call.part !== undefined) await liftSuspicion(tx, call.part, answer)
  switch (next.kind) {
    case 'done':
      return
    case 'requeue':
      await tx.query(
        `update sends set state = 'queued', call_id = null, tries = tries + $2, last_error = $3,
           not_before = gateway_now() + $4::float8 * interval '1 ms', ${nowChanged}
         where id = any($1::uuid[]) and state = 'in_call'`,
        [next.ids, next.charge ? 1 : 0, JSON.stringify(next.error), next.afterMs],
      )
      return skipClosed(tx, batches)
    case 'split':
      await insertParts(tx, call, next, answer.kind === 'answered' ? undefined : answer.error)
      return skipClosed(tx, batches)
    case 'again':
      await tx.query(
        `update sends set last_error = $2, ${nowChanged},
           not_before = gateway_now() + $3::float8 * interval '1 ms'
         where id = any($4::uuid[]) and call_id = $1 and state = 'in_call'`,
        [call.id, JSON.stringify(next.error), next.afterMs, idsOf(call)],
      )
  }
}

/** The outcomes that were just recorded may have closed a batch. */
async function skipClosed(tx: Queryable, batches: readonly OpenBatch[]): Promise<void> {
  const ids = batches.map(({ id }) => id)
  await skipQueued(tx, await lockBatches(tx, ids))
}
