import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '#database/database.ts'
import { DatabaseUnavailable } from '#database/unavailable.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { OnCrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import { createAwaitSlot } from './await-slot.ts'
import { callProvider, leaseLapsed } from './call-provider.ts'
import type { Lane } from './lane.ts'
import { type HeldCalls, takeOverCalls } from './orphaned-calls.ts'
import { type CallPermits, createPermittedForming } from './permits/form-permitted.ts'
import type { Permit } from './permits/permits.ts'
import {
  createAnswerTimes,
  createConcurrencyWindow,
  firstCallsInFlight,
  maxCallsInFlight,
  maxCallsWithOverdue,
} from './policy/concurrency-window.ts'
import type { MailboxLimits } from './policy/mailboxes/mailbox-times.ts'
import { paceOf } from './policy/pace.ts'
import { pauseAfter } from './policy/pause.ts'
import type { Reachability } from './reachability.ts'
import type { FormedCall } from './store/call-row.ts'
import { withdrawCall } from './store/forming/withdraw-call.ts'
import { releaseLane } from './store/lanes.ts'
import { admitToMailboxes } from './store/mailboxes/admit.ts'
import { refuseRest } from './store/parts/refuse-rest.ts'
import { type Recorded, type RecordOptions, recordAnswer } from './store/record-answer.ts'
import { createWakeSignal } from './wake-signal.ts'

/** A lane while this process owns it. */
export interface LaneRun {
  /** Something may have changed: look again. */
  wake(): void
  /** Forms no new calls; those in flight end and are recorded. */
  stop(): void
  /** Resolves when the lane was released, or lost to another owner. */
  readonly ended: Promise<void>
}

/** What all lanes of a dispatcher share, and the provider of this one. */
export interface RunnerOptions extends Omit<RecordOptions, 'random'> {
  readonly database: Connections
  readonly provider: Provider
  readonly owner: string
  readonly logger: Logger
  readonly onCrashPoint: OnCrashPoint
  readonly mailboxLimits: MailboxLimits
  /** Can the other replicas see that this one is alive? */
  readonly isSeenAlive: () => boolean
  readonly onRecorded: (lane: Lane, call: FormedCall, answer: Answer, recorded: Recorded) => void
  readonly onFinished: (batchIds: readonly string[]) => void
  readonly reachability: Reachability
  readonly held: HeldCalls
  /** Of the provider. */
  readonly permits: CallPermits
}

/**
 * Runs a lane that was claimed: settles the calls that its former owner left in flight, then sends
 * until nothing is due.
 */
export function runLane(lane: Lane, options: RunnerOptions): LaneRun {
  const { database, provider, owner, logger, onCrashPoint, held, permits } = options
  const wakeSignal = createWakeSignal()
  const inFlight = new Set<Promise<void>>()
  const { recipientsPerCall, callsPerSecond } = provider.limits
  const pace = paceOf(callsPerSecond)
  const { awaitSlot, pause } = createAwaitSlot({
    database,
    lane,
    logger,
    pace,
    isSeenAlive: options.isSeenAlive,
  })
  const forming = createPermittedForming({
    ...{ database, lane, owner, logger, held, permits, pace, onCrashPoint },
  })
  const start = firstCallsInFlight(recipientsPerCall)
  const concurrencyWindow = createConcurrencyWindow({
    start,
    max: maxCallsInFlight,
    min: pace === undefined ? 1 : start,
  })
  const answerTimes = createAnswerTimes()
  /** When the calls left whose answers have not come. */
  const departures = new Map<string, number>()
  let waitingToLeave = 0
  let fillUntil = 0
  let stopping = false

  const launch = (call: FormedCall, permit: Permit | undefined) => {
    held.add(call)
    const flight = attempt(call, permit).finally(() => {
      permit?.release()
      inFlight.delete(flight)
      wakeSignal.notify()
    })
    inFlight.add(flight)
  }

  const attempt = async (call: FormedCall, permit: Permit | undefined): Promise<void> => {
    waitingToLeave += 1
    const clearance = await awaitSlot(call).finally(() => {
      waitingToLeave -= 1
    })
    if (!clearance.mayLeave) {
      if (clearance.isPaused) await untilDone(call, () => withdrawCall(database, call))
      held.delete(call)
      return
    }
    if (pace !== undefined) wakeSignal.notify()
    const started = performance.now()
    departures.set(call.id, started)
    const answer = await callProvider(provider, call, logger, clearance.timer?.written)
    departures.delete(call.id)
    permit?.release()
    clearance.timer?.answered()
    options.reachability.note(provider.kind, answer)
    onCrashPoint('answered')
    const pauseMs = pauseAfter({ throttles: 0, failures: 0 }, answer, options.policy, 1)
    const endPause = pauseMs === undefined ? undefined : pause(pauseMs)
    if (answer.kind === 'throttled') concurrencyWindow.halve(started, performance.now())
    else if (answer.kind === 'answered') concurrencyWindow.grow()
    if (answer.kind === 'answered') answerTimes.note(performance.now() - started)
    await recordUntilDone(call, answer, performance.now() - started)
    endPause?.()
  }

  const recordUntilDone = async (
    call: FormedCall,
    answer: Answer,
    durationMs: number,
  ): Promise<void> => {
    const attempted = { lane, provider, call, answer, durationMs }
    const record = () =>
      recordAnswer(database, attempted, { ...options, random: Math.random() }).then((recorded) => {
        options.onRecorded(lane, call, answer, recorded)
        options.onFinished(recorded.finished)
      })
    if (!(await untilDone(call, record))) return
    held.delete(call)
    onCrashPoint('recorded')
  }

  // The database may be back before another replica gives the call up, so we keep what we know.
  const untilDone = async (call: FormedCall, store: () => Promise<void>): Promise<boolean> => {
    for (let failures = 0; failures <= maxRecordRetries; failures += 1) {
      try {
        await store()
        return true
      } catch (error) {
        logger.error({ error, lane: lane.id, call: call.id }, 'an answer could not be recorded yet')
        await sleep(Math.min(5_000, 100 * 2 ** failures))
      }
    }
    return false
  }

  const run = async (): Promise<void> => {
    await provider.prepare?.()
    for (const call of await takeOverCalls({ database, lane, owner, held })) {
      await recordUntilDone(call, leaseLapsed(provider, call), 0)
    }
    for (;;) {
      const began = performance.now()
      const overdue = [...departures.values()].filter((at) => answerTimes.isOverdue(began - at))
      const inTime = inFlight.size - overdue.length
      const roomFor = Math.min(
        concurrencyWindow.size - inTime,
        maxCallsWithOverdue - inFlight.size,
        maxWaitingToLeave - waitingToLeave,
      )
      const fillMs = fillUntil - began
      const minRecipients = inTime === 0 && fillMs <= 0 ? 1 : recipientsPerCall
      const size = { maxRecipients: recipientsPerCall, minRecipients }
      const mayForm = !stopping && roomFor > 0
      if (!mayForm) forming.leave()
      const formed = mayForm ? await forming.next(size, wakeSignal.notify) : undefined
      if (formed?.kind === 'unavailable') await wakeSignal.wait(retryMs)
      else if (formed?.kind === 'call') {
        onCrashPoint('formed')
        const now = performance.now()
        // A slow database gets fewer and fuller calls.
        const longer = Math.max(fillingMs, fillingShare * (now - began))
        fillUntil = formed.batches > 1 ? now + Math.min(longer, maxFillingMs) : 0
        launch(formed.call, formed.permit)
      } else if (formed?.kind === 'refused') {
        options.onFinished(await refuseRest(database, lane, owner, formed))
      } else if (formed?.kind === 'held-back') {
        await admitToMailboxes(database, lane, options.mailboxLimits)
      } else if (inFlight.size > 0 || formed?.kind === 'crowded') {
        // Calls in flight may hang for longer than the lane pauses.
        const pausedMs = formed?.kind === 'nothing' ? formed.resumesInMs : undefined
        await wakeSignal.wait(Math.min(maxWaitMs, pausedMs ?? maxWaitMs))
      } else if (formed?.kind === 'lost') return
      else if (formed !== undefined && fillMs > 0) await wakeSignal.wait(fillMs)
      else {
        await forming.withdrawDoubtful()
        await releaseLane(database, lane, owner)
        return onCrashPoint('released')
      }
    }
  }

  const ended = run()
    .finally(forming.leave)
    .catch(async (error: unknown) => {
      // A database that is away, or a lock that is held for long, passes by itself.
      const passes = error instanceof DatabaseUnavailable
      logger[passes ? 'warn' : 'error'](
        { error, lane: lane.id },
        'a lane was given up; it is claimed again at once, or when its lease lapses',
      )
      await Promise.allSettled(inFlight)
      await sleep(retryMs)
      // The next owner settles as unanswered what is still in flight by the tables.
      await forming.withdrawDoubtful().catch(() => undefined)
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

// Where several batches share a call, more are probably on their way: the next call waits this long
// for them. A single caller who sends one request after the other never waits.
const fillingMs = 60
const fillingShare = 5
const maxFillingMs = 500
// Slots are reserved late, so that few of them are lost if the lane's owner dies.
const maxWaitingToLeave = 2
// About ten minutes of trying.
const maxRecordRetries = 125
const maxWaitMs = 1_000
const retryMs = 500
