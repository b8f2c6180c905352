import type { Database, Queryable } from '#database/database.ts'
import type { Outcome } from '#providers/outcome.ts'
import type { Answer, Provider } from '#providers/provider.ts'
import type { Checkpoint } from '../journey.ts'
import { callEvents, insertEvents } from './audit.ts'
import type { FormedCall } from './call-row.ts'
import type { Lane } from './lanes.ts'
import {
  finishSends,
  lockBatches,
  lockingBatches,
  nowChanged,
  type OpenBatch,
  skipQueued,
  stillUnconfirmed,
  tellBatches,
} from './outcomes.ts'
import {
  type AttemptedSend,
  longestPauseMs,
  type Policy,
  type Settlement,
  settle,
} from './settle.ts'

export interface Attempted {
  readonly lane: Lane
  readonly provider: Provider
  readonly call: FormedCall
  readonly answer: Answer
  readonly durationMs: number
}

export interface RecordOptions {
  readonly policy: Policy
  /** A send that was accepted longer ago is not queued again. */
  readonly patienceMs: number
  readonly checkpoint: Checkpoint
  /** In [0, 1): spreads back-offs. */
  readonly random: number
}

/**
 * Writes what an answer proved: outcomes, next step, pause, audit and notification, in one
 * transaction. Safe to repeat. An answer that comes late, after its call was given up as
 * unanswered, still settles what is not known better.
 */
export async function recordAnswer(
  database: Database,
  attempted: Attempted,
  options: RecordOptions,
): Promise<void> {
  await database.transaction(async (tx) => {
    const { call, answer, provider } = attempted
    // Most calls are answered, and teach their lane nothing: its row is left to who forms calls.
    const locked = answer.kind === 'answered' ? 'c' : 'l, c'
    const [stored] = await tx.query<StoredCall>(
      `select c.state, c.attempt, c.owner, l.throttles
       from lanes l join calls c on c.lane_id = l.id where c.id = $1 for no key update of ${locked}`,
      [call.id],
    )
    if (stored === undefined) return
    const sends = await openSends(tx, call, options.patienceMs)
    const batches = [...new Map(sends.map(({ batch }) => [batch.id, batch])).values()]
    const inTime =
      stored.state === 'in_flight' && stored.attempt === call.attempt && stored.owner === call.owner
    if (!inTime && !provesLate(attempted, stored)) {
      return await keepPause(tx, attempted, stored)
    }

    const settlement = settle(
      {
        step: call.step,
        number: call.stepAttempt,
        uncertain: call.repeated,
        whenUnanswered: provider.whenUnanswered,
        throttles: stored.throttles,
        // A look-up may be about sends that are final already, as far as they can be: unconfirmed.
        sends:
          inTime && call.step === 'send' ? sends.filter((send) => send.state === 'in_call') : sends,
      },
      answer,
      options.policy,
      options.random,
    )
    if (inTime) await closeAttempt(tx, attempted, settlement, sends)
    else await tx.query(insertEvents, callEvents(attempted, sends))
    // Late, only an answer about the recipient counts; the call's own course is decided already.
    // A repeat answers for all of its call, not only for those that it was asked for.
    const outcomes =
      answer.kind === 'answered'
        ? new Map([...answer.outcomes, ...settlement.outcomes])
        : settlement.outcomes
    await applyOutcomes(tx, call, outcomes, sends, batches, !inTime)
    if (inTime) await applyNext(tx, call, settlement.next, batches)
    await tellBatches(
      tx,
      batches.map(({ id }) => id),
    )
    options.checkpoint('recording')
  })
}

/** Sends are looked up by their own ids: an index on their call would be written with each of them. */
function idsOf({ recipients }: FormedCall): string[] {
  return recipients.map(({ id }) => id)
}

interface StoredCall {
  state: 'in_flight' | 'waiting' | 'done'
  attempt: number
  owner: string
  /** Of the lane. */
  throttles: number
}
interface CallSend extends AttemptedSend {
  state: 'in_call' | 'final'
  doubtful: boolean
  batch: OpenBatch
}

/** The call's sends that are not known for certain; their batches are locked from here on. */
async function openSends(
  tx: Queryable,
  call: FormedCall,
  patienceMs: number,
): Promise<readonly CallSend[]> {
  return tx.query<CallSend>(
    `with open as materialized (
       select id, batch_id, state, tries, doubtful,
         asked_at < gateway_now() - $2 * interval '1 ms' as overdue
       from sends where id = any($3::uuid[]) and call_id = $1
         and (state = 'in_call' or outcome_kind = 'UNCONFIRMED')
     ), batch as (${lockingBatches('id in (select batch_id from open)')})
     select open.id, state, tries, doubtful, overdue, to_json(batch) as batch
     from open join batch on batch.id = open.batch_id`,
    [call.id, patienceMs, idsOf(call)],
  )
}

function provesLate({ answer, call }: Attempted, stored: StoredCall): boolean {
  if (answer.kind === 'answered') return true
  return answer.kind === 'refused' && !call.repeated && stored.attempt === call.attempt
}

/** A late answer that settles nothing may still say how long the upstream wants to be left alone. */
async function keepPause(
  tx: Queryable,
  { lane, call, answer }: Attempted,
  stored: StoredCall,
): Promise<void> {
  // The same attempt twice: its first recording was committed, only nobody was told.
  const recorded = stored.attempt === call.attempt && stored.owner === call.owner
  if (recorded || answer.kind !== 'throttled' || answer.retryAfterMs === undefined) return
  await tx.query(
    `update lanes
     set paused_until = greatest(paused_until, gateway_now() + $2::float8 * interval '1 ms')
     where id = $1`,
    [lane.id, Math.min(answer.retryAfterMs, longestPauseMs)],
  )
}

async function applyOutcomes(
  tx: Queryable,
  call: FormedCall,
  outcomes: ReadonlyMap<string, Outcome>,
  sends: readonly CallSend[],
  batches: readonly OpenBatch[],
  late: boolean,
): Promise<void> {
  const known = sends.flatMap((send) => {
    const outcome = outcomes.get(send.id)
    const wasOpen = send.state === 'in_call'
    if (outcome === undefined || (outcome.kind === 'UNCONFIRMED' && (late || !wasOpen))) return []
    const honest =
      outcome.kind === 'FAILED' && send.doubtful ? stillUnconfirmed(outcome.error) : outcome
    return [{ id: send.id, batchId: send.batch.id, wasOpen, outcome: honest }]
  })
  await finishSends(tx, known, batches, call.id)
  if (late && known.length > 0) {
    await tx.query(
      `update calls set state = 'done' where id = $1 and state = 'waiting' and not exists (
         select 1 from sends where id = any($2::uuid[]) and call_id = $1 and state = 'in_call')`,
      [call.id, idsOf(call)],
    )
  }
}

/** The attempt is over: its event, what its lane learned, and what becomes of the call. */
async function closeAttempt(
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
         paused_until = greatest(paused_until, gateway_now() + $6::float8 * interval '1 ms')
       where id = (
         -- Only what is locked already, or free: a later answer can say the same.
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

async function applyNext(
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
      // Read again: the outcomes above may have closed a batch.
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
