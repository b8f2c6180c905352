import type { Connections, Queryable } from '#database/database.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { OnCrashPoint } from '../../crash-points.ts'
import { settle } from '../policy/settle.ts'
import type { Policy } from '../policy/settlement.ts'
import { troubleOf } from '../policy/trouble.ts'
import type { Attempted } from './attempted.ts'
import { callEvents, insertEvents } from './call-events.ts'
import { applyNext, changesLane, closeAttempt, type TroubleChange } from './close-attempt.ts'
import { finishSends, notifyBatches, type Settled, stillUnconfirmed } from './finish-sends.ts'
import { pauseLane } from './lanes.ts'
import { idsOf, type LockedCall, lockCall } from './locked-call.ts'

/** How answers are settled and recorded. */
export interface RecordOptions {
  readonly policy: Policy
  /** A send that was accepted longer ago than this is not queued again. */
  readonly giveUpAfterMs: number
  readonly onCrashPoint: OnCrashPoint
  /** In [0, 1): the jitter of back-offs. */
  readonly random: number
}

/** What recording an answer changed, for logs and metrics. */
export interface Recorded {
  readonly trouble?: TroubleChange
  /** For how long the lane pauses. */
  readonly pauseMs?: number
  /** The batches whose last outcome it was. */
  readonly finished: readonly string[]
  readonly settled: readonly Settled[]
  /** Batches whose sends shared the attempt; 0 for a look-up, and for a late answer. */
  readonly sharedBy: number
  /** Was the call split into others? */
  readonly isSplit: boolean
  /** Where the requests that asked for it are traced: a `traceparent` of each. */
  readonly traces: readonly string[]
  /** Does nothing of the call wait in the lane? */
  readonly isOver: boolean
}

/**
 * Records what an answer proves: outcomes, next step, pause, event and notification, in one
 * transaction. Safe to repeat. A late answer, to a call that was already given up as unanswered,
 * still settles the sends without a certain outcome.
 */
export async function recordAnswer(
  database: Connections,
  attempted: Attempted,
  options: RecordOptions,
): Promise<Recorded> {
  return database.transaction(async (tx) => {
    const { call, provider, durationMs } = attempted
    const answer = withRequestId(attempted.answer)
    const locked = await lockCall(tx, call, {
      changesLane: changesLane(answer),
      trouble: troubleOf(answer),
      durationMs,
      giveUpAfterMs: options.giveUpAfterMs,
    })
    if (locked === undefined) return nothingChanged
    const { sends, batches } = locked
    const inTime =
      locked.state === 'in_flight' && locked.attempt === call.attempt && locked.owner === call.owner
    if (!inTime && !provesLate(attempted, locked)) {
      await keepLatePause(tx, attempted, locked)
      return nothingChanged
    }

    const settlement = settle(
      {
        step: call.step,
        number: call.stepAttempt,
        uncertain: call.repeated,
        firstError: locked.firstError ?? undefined,
        whenUnanswered: provider.whenUnanswered,
        identifies: provider.identify !== undefined,
        otherwise: locked.otherwise ?? undefined,
        throttles: locked.throttles,
        failures: locked.failures,
        isPart: call.part !== undefined,
        late: !inTime,
        // A look-up may also concern sends that are final as UNCONFIRMED.
        sends:
          inTime && call.step !== 'look-up'
            ? sends.filter((send) => send.state === 'in_call')
            : sends,
      },
      answer,
      options.policy,
      options.random,
    )
    const trouble = inTime ? await closeAttempt(tx, attempted, settlement, locked) : undefined
    if (!inTime) {
      await tx.query(insertEvents, callEvents(attempted, sends))
      await keepLatePause(tx, attempted, locked)
    }
    // Of a late answer only what it says about recipients counts: the call has moved on. A repeat
    // answers for all recipients of the call, also for those whose batch did not ask for it.
    const outcomes =
      answer.kind === 'answered'
        ? new Map([...answer.outcomes, ...settlement.outcomes])
        : new Map(settlement.outcomes)
    if (settlement.next.kind === 'identify') {
      for (const { id } of settlement.next.sends) outcomes.delete(id)
    }
    const culprits = new Set(settlement.culprits)
    const proven = { outcomes, culprits, late: !inTime }
    const settled = await applyOutcomes(tx, attempted, proven, locked)
    const skipped = inTime ? await applyNext(tx, attempted, settlement.next, batches) : []
    const finished = await notifyBatches(
      tx,
      batches.map(({ id }) => id),
    )
    options.onCrashPoint('recording')
    const { pauseMs } = settlement
    return {
      finished,
      settled: [...settled, ...skipped],
      sharedBy: inTime && call.step === 'send' ? batches.length : 0,
      isSplit: inTime && settlement.next.kind === 'split',
      traces: batches.flatMap(({ trace }) => trace ?? []),
      isOver: inTime && settlement.next.kind === 'done',
      ...(trouble === undefined ? {} : { trouble }),
      ...(inTime && pauseMs !== undefined ? { pauseMs } : {}),
    }
  })
}

const nothingChanged: Recorded = {
  ...{ finished: [], settled: [], sharedBy: 0 },
  ...{ isSplit: false, isOver: false, traces: [] },
}

/** Every outcome says which request of the upstream made it. A look-up's name their own. */
export function withRequestId(answer: Answer): Answer {
  const { requestId } = answer
  if (answer.kind !== 'answered' || requestId === undefined) return answer
  const outcomes = [...answer.outcomes].map(
    ([id, outcome]) => [id, { requestId, ...outcome }] as const,
  )
  return { ...answer, outcomes: new Map(outcomes) }
}

function provesLate({ answer, call }: Attempted, locked: LockedCall): boolean {
  if (answer.kind === 'answered') return true
  return answer.kind === 'refused' && !call.repeated && locked.attempt === call.attempt
}

/** A late answer may carry a Retry-After. */
async function keepLatePause(
  tx: Queryable,
  { lane, call, answer }: Attempted,
  locked: LockedCall,
): Promise<void> {
  // The same attempt again: its recording was committed, but the commit's answer was lost.
  const recorded = locked.attempt === call.attempt && locked.owner === call.owner
  if (recorded || answer.retryAfterMs === undefined) return
  await pauseLane(tx, lane, answer.retryAfterMs)
}

interface Proven {
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly culprits: ReadonlySet<string>
  readonly late: boolean
}

async function applyOutcomes(
  tx: Queryable,
  { call, lane }: Attempted,
  { outcomes, culprits, late }: Proven,
  { sends, batches }: LockedCall,
): Promise<readonly Settled[]> {
  const known = sends.flatMap((send) => {
    const outcome = outcomes.get(send.id)
    const wasOpen = send.state === 'in_call'
    if (outcome === undefined || (outcome.kind === 'UNCONFIRMED' && (late || !wasOpen))) return []
    const honest =
      outcome.kind === 'FAILED' && send.doubtful ? stillUnconfirmed(outcome.error) : outcome
    const culprit = culprits.has(send.id)
    return [{ id: send.id, batchId: send.batch.id, wasOpen, outcome: honest, culprit }]
  })
  const { provider } = lane
  const settled = await finishSends(tx, known, batches, { id: call.id, provider })
  if (late && known.length > 0) {
    await tx.query(
      `update calls set state = 'done' where id = $1 and state = 'waiting' and not exists (
         select 1 from sends where id = any($2::uuid[]) and call_id = $1 and state = 'in_call')`,
      [call.id, idsOf(call)],
    )
  }
  return settled
}
