import type { Queryable } from '#database/database.ts'
import type { Settlement } from '../policy/settle.ts'
import type { Attempted } from './attempted.ts'
import { callEvents, insertEvents } from './call-events.ts'
import type { FormedCall } from './call-row.ts'
import { lockBatches, nowChanged, type OpenBatch, skipQueued } from './finish-sends.ts'
import { pausedFor } from './lanes.ts'
import { type CallSend, idsOf } from './locked-call.ts'

/** Ends an attempt: writes its event, the lane's pause and throttle count, and the call's next step. */
export async function closeAttempt(
  tx: Queryable,
  attempted: Attempted,
  { next, pause }: Settlement,
  sends: readonly CallSend[],
): Promise<void> {
  const { lane, call, answer } = attempted
  const again = next.kind === 'again' ? next : undefined
  await tx.query(
    `with noted as (${insertEvents}), learned as (
       update lanes set
         throttles =
           case $5 when 'throttled' then throttles + 1 when 'answered' then 0 else throttles end,
         ${pausedFor('$6')}
       where id = (
         -- Only if it is locked by us or free: the next answer can do the same.
         select id from lanes where id = $4 and ($5 <> 'answered' or throttles > 0)
         for no key update skip locked
       )
     )
     update calls set state = case when $8::text is null then 'done' else 'waiting' end,
       step = coalesce($8, step), uncertain = coalesce($9, uncertain),
       step_attempt = case when $8 is null then step_attempt
         when step = $8 then step_attempt - $11::int else 0 end,
       not_before = gateway_now() + $10::float8 * interval '1 ms'
     where id = $7`,
    [
      ...callEvents(attempted, sends),
      lane.id,
      answer.kind,
      pause?.ms ?? null,
      call.id,
      again?.step ?? null,
      again?.uncertain ?? null,
      again?.afterMs ?? null,
      again?.charge === false ? 1 : 0,
    ],
  )
}

/** Applies the next step to the sends that have no outcome yet. */
export async function applyNext(
  tx: Queryable,
  call: FormedCall,
  next: Settlement['next'],
  batches: readonly OpenBatch[],
): Promise<void> {
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
      // Read again: the outcomes recorded before may have closed a batch.
      await skipQueued(
        tx,
        await lockBatches(
          tx,
          batches.map(({ id }) => id),
        ),
      )
      return
    case 'again':
      await tx.query(
        `update sends set last_error = $2, ${nowChanged},
           not_before = gateway_now() + $3::float8 * interval '1 ms'
         where id = any($4::uuid[]) and call_id = $1 and state = 'in_call'`,
        [call.id, JSON.stringify(next.error), next.afterMs, idsOf(call)],
      )
  }
}
