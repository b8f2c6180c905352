import type { Database, Queryable } from '#database/database.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { OnCrashPoint } from '../../crash-points.ts'
import { type Policy, settle } from '../policy/settle.ts'
import type { Attempted } from './attempted.ts'
import { callEvents, insertEvents } from './call-events.ts'
import type { FormedCall } from './call-row.ts'
import { applyNext, closeAttempt } from './close-attempt.ts'
import { finishSends, notifyBatches, type OpenBatch, stillUnconfirmed } from './finish-sends.ts'
import { pauseLane } from './lanes.ts'
import { type CallSend, idsOf, type LockedCall, lockCall } from './locked-call.ts'

export interface RecordOptions {
  readonly policy: Policy
  /** A send that was accepted longer ago is not queued again. */
  readonly giveUpAfterMs: number
  readonly onCrashPoint: OnCrashPoint
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
    const held = await lockCall(tx, call, answer, options.giveUpAfterMs)
    if (held === undefined) return
    const { sends, batches } = held
    const inTime =
      held.state === 'in_flight' && held.attempt === call.attempt && held.owner === call.owner
    if (!inTime && !provesLate(attempted, held)) return await keepPause(tx, attempted, held)

    const settlement = settle(
      {
        step: call.step,
        number: call.stepAttempt,
        uncertain: call.repeated,
        whenUnanswered: provider.whenUnanswered,
        throttles: held.throttles,
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
    await notifyBatches(
      tx,
      batches.map(({ id }) => id),
    )
    options.onCrashPoint('recording')
  })
}

function provesLate({ answer, call }: Attempted, held: LockedCall): boolean {
  if (answer.kind === 'answered') return true
  return answer.kind === 'refused' && !call.repeated && held.attempt === call.attempt
}

/** A late answer that settles nothing may still say how long the upstream wants to be left alone. */
async function keepPause(
  tx: Queryable,
  { lane, call, answer }: Attempted,
  held: LockedCall,
): Promise<void> {
  // The same attempt twice: its first recording was committed, only nobody was told.
  const recorded = held.attempt === call.attempt && held.owner === call.owner
  if (recorded || answer.kind !== 'throttled' || answer.retryAfterMs === undefined) return
  await pauseLane(tx, lane, answer.retryAfterMs)
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
