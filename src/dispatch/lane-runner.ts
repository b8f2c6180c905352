import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { OnCrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import { createAwaitSlot } from './await-slot.ts'
import type { Lane } from './lane.ts'
import {
  createConcurrencyWindow,
  firstCallsInFlight,
  maxCallsInFlight,
} from './policy/concurrency-window.ts'
import { paceOf } from './policy/pace.ts'
import type { FormedCall } from './store/call-row.ts'
import { formCall, orphanedCalls } from './store/form-call.ts'
import { releaseLane } from './store/lanes.ts'
import { type RecordOptions, recordAnswer } from './store/record-answer.ts'
import { createWakeSignal } from './wake-signal.ts'

export interface LaneRun {
  /** Something may have changed: look again. */
  wake(): void
  /** Forms no new calls; those in flight end and are recorded. */
  stop(): void
  /** Resolves when the lane was given back, or lost. */
  readonly ended: Promise<void>
}

export interface RunnerOptions extends Omit<RecordOptions, 'random'> {
  readonly database: Database
  readonly provider: Provider
  readonly owner: string
  readonly logger: Logger
  readonly onCrashPoint: OnCrashPoint
  /** Do the other replicas see that this one lives? */
  readonly holdsLivenessLock: () => boolean
}

/** Owns a lane: settles what it finds in flight, then sends until nothing is due. */
export function runLane(lane: Lane, options: RunnerOptions): LaneRun {
  const { database, provider, owner, logger, onCrashPoint } = options
  const wakeSignal = createWakeSignal()
  const inFlight = new Set<Promise<void>>()
  const { recipientsPerCall, callsPerSecond } = provider.limits
  const pace = paceOf(callsPerSecond)
  const departure = createAwaitSlot({
    database,
    lane,
    logger,
    pace,
    holdsLivenessLock: options.holdsLivenessLock,
  })
  const concurrencyWindow = createConcurrencyWindow({
    start: firstCallsInFlight(recipientsPerCall),
    max: maxCallsInFlight,
  })
  let waitingToLeave = 0
  let fillUntil = 0
  let stopping = false

  const fly = (call: FormedCall) => {
    const flight = attempt(call).finally(() => {
      inFlight.delete(flight)
      wakeSignal.notify()
    })
    inFlight.add(flight)
  }

  const attempt = async (call: FormedCall): Promise<void> => {
    waitingToLeave += 1
    const clearance = await departure.clear(call).finally(() => {
      waitingToLeave -= 1
    })
    if (!clearance.mayLeave) return
    if (pace !== undefined) wakeSignal.notify()
    const started = performance.now()
    const answer = await ask(provider, call, logger, clearance.track?.written)
    clearance.track?.answered()
    onCrashPoint('answered')
    if (answer.kind === 'throttled') {
      departure.pause(answer.retryAfterMs ?? options.policy.throttled.baseMs)
      concurrencyWindow.halve(started, performance.now())
    } else if (answer.kind === 'answered') concurrencyWindow.grow()
    await recordUntilDone(call, answer, performance.now() - started)
  }

  // An answer in hand is worth keeping: the database may be back before anyone gives the call up.
  const recordUntilDone = async (
    call: FormedCall,
    answer: Answer,
    durationMs: number,
  ): Promise<void> => {
    for (let failures = 0; ; failures += 1) {
      try {
        const attempted = { lane, provider, call, answer, durationMs }
        await recordAnswer(database, attempted, { ...options, random: Math.random() })
        return onCrashPoint('recorded')
      } catch (error) {
        logger.error({ error, lane: lane.id, call: call.id }, 'an answer could not be recorded yet')
        if (failures >= maxRecordRetries) return
        await sleep(Math.min(5_000, 100 * 2 ** failures))
      }
    }
  }

  const run = async (): Promise<void> => {
    await provider.prepare?.()
    for (const call of await orphanedCalls(database, lane, owner)) {
      await recordUntilDone(call, leaseLapsed(provider, call), 0)
    }
    for (;;) {
      const roomFor = Math.min(
        concurrencyWindow.size - inFlight.size,
        maxWaitingToLeave - waitingToLeave,
      )
      const began = performance.now()
      const fillMs = fillUntil - began
      const formed =
        stopping || roomFor <= 0
          ? undefined
          : await formCall(database, lane, owner, {
              maxRecipients: recipientsPerCall,
              minRecipients: inFlight.size === 0 && fillMs <= 0 ? 1 : recipientsPerCall,
              pace,
              onCrashPoint,
            })
      if (formed?.kind === 'call') {
        onCrashPoint('formed')
        const now = performance.now()
        // A slow database takes fewer and fuller calls.
        const longer = Math.max(fillingMs, fillingShare * (now - began))
        fillUntil = formed.batches > 1 ? now + Math.min(longer, maxFillingMs) : 0
        fly(formed.call)
      } else if (inFlight.size > 0) await wakeSignal.wait(maxWaitMs)
      else if (formed?.kind === 'lost') return
      else if (formed !== undefined && fillMs > 0) await wakeSignal.wait(fillMs)
      else {
        await releaseLane(database, lane, owner)
        return onCrashPoint('released')
      }
    }
  }

  const ended = run().catch(async (error: unknown) => {
    logger.error(
      { error, lane: lane.id },
      'a lane was given up; it is taken again at once, or when its lease lapses',
    )
    await Promise.allSettled(inFlight)
    await sleep(retryMs)
    // What is still in flight by the tables is then settled as an orphan at once.
    await releaseLane(database, lane, owner).catch(() => undefined)
  })
  return {
    wake: wakeSignal.notify,
    stop: () => {
      stopping = true
      wakeSignal.notify()
    },
    ended,
  }
}

// Where requests share calls, others are on their way: the next call waits so long to be filled.
// One caller who asks again after each answer never waits.
const fillingMs = 60
const fillingShare = 5
const maxFillingMs = 500
// Slots are booked late, so that few are lost with a lane's owner.
const maxWaitingToLeave = 2
// About ten minutes of trying.
const maxRecordRetries = 125
const maxWaitMs = 1_000
const retryMs = 500

/** A provider that throws has a bug; the call may have left all the same. */
async function ask(
  provider: Provider,
  call: FormedCall,
  logger: Logger,
  onWritten: (() => void) | undefined,
): Promise<Answer> {
  try {
    if (call.step === 'send')
      return await provider.send({ ...call, ...(onWritten && { onWritten }) })
    if (provider.lookUp !== undefined) return await provider.lookUp(call)
    return { kind: 'answered', outcomes: new Map() }
  } catch (error) {
    logger.error({ error, provider: provider.kind, call: call.id }, 'a provider threw')
    const message = 'The gateway failed while it made the call.'
    return { kind: 'unanswered', error: { code: 'GatewayFault', message, operation: call.step } }
  }
}

function leaseLapsed(provider: Provider, call: FormedCall): Answer {
  const operation = provider.operationNames[call.operation] ?? call.operation
  const message = 'The gateway stopped after the call may have left; nobody read the answer.'
  return { kind: 'unanswered', error: { code: 'GatewayStopped', message, operation } }
}
