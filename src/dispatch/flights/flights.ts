import type { Answer } from '#providers/contract/answer.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { OnCrashPoint } from '../../crash-points.ts'
import type { Lane } from '../lane.ts'
import type { DispatchObserver } from '../observer.ts'
import type { HeldCalls } from '../orphaned-calls.ts'
import type { Permit } from '../permits/permits.ts'
import { paceOf } from '../policy/pace.ts'
import { pauseAfter } from '../policy/pause.ts'
import type { Reachability } from '../reachability.ts'
import type { FormedCall } from '../store/call-row.ts'
import { withdrawCall } from '../store/forming/withdraw-call.ts'
import type { Recorded } from '../store/record-answer.ts'
import { askWhose } from './ask-whose.ts'
import { type Clearance, createAwaitSlot } from './await-slot.ts'
import { callProvider, leaseLapsed } from './call-provider.ts'
import { createPlaces } from './places.ts'
import { createRecordInGroups } from './record-in-groups.ts'
import { type RecordingOptions, untilDone } from './record-until-done.ts'

/** The calls of a lane, each from its intent to the record of its answer. */
export interface Flights {
  /** How many are in flight; of these, those that are not overdue; and how many more may be formed. */
  at(now: number): { readonly all: number; readonly inTime: number; readonly free: number }
  /** `permit` is released when the call was answered, or did not leave. */
  launch(call: FormedCall, permit: Permit | undefined): void
  /** Settles a call whose answer is lost. */
  settleLost(call: FormedCall): Promise<void>
  /** Resolves when those that are in flight now have ended. Never rejects. */
  landed(): Promise<void>
}

/** Of one lane, while this process owns it. */
export interface FlightOptions extends RecordingOptions {
  readonly provider: Provider
  readonly onCrashPoint: OnCrashPoint
  /** Can the other replicas see that this one is alive? */
  readonly isSeenAlive: () => boolean
  readonly onRecorded: (lane: Lane, call: FormedCall, answer: Answer, recorded: Recorded) => void
  readonly onFinished: (batchIds: readonly string[]) => void
  readonly reachability: Reachability
  readonly held: HeldCalls
  readonly observer: DispatchObserver
}

/**
 * `onWaiting`: what such a call was to send may wait in the lane again. `onRoom`: another one may have
 * room now.
 */
export function createFlights(
  lane: Lane,
  options: FlightOptions,
  { onWaiting, onRoom }: { readonly onWaiting: () => void; readonly onRoom: () => void },
): Flights {
  const { database, provider, logger, onCrashPoint, held, isSeenAlive, observer } = options
  const pace = paceOf(provider.limits.callsPerSecond)
  const { awaitSlot, pause } = createAwaitSlot({ database, lane, logger, pace, isSeenAlive })
  const places = createPlaces(provider.limits)
  const recordInGroups = createRecordInGroups(options)
  const isForeign = askWhose(database, logger)
  const inFlight = new Set<Promise<void>>()

  const fly = async (call: FormedCall, permit: Permit | undefined): Promise<void> => {
    const clearance = await clear(call)
    if (!clearance.mayLeave) return stay(call, clearance)
    if (pace !== undefined) onRoom()
    const started = performance.now()
    const onAnswer = places.left(started)
    const onWritten = clearance.timer?.written
    const answer = await callProvider(provider, call, logger, {
      isForeign,
      ...(onWritten && { onWritten }),
    })
    onAnswer(answer, performance.now())
    const durationMs = performance.now() - started
    observer.onAnswered({ provider, call, answer, durationMs })
    permit?.release()
    clearance.timer?.answered()
    options.reachability.note(provider.kind, answer)
    onCrashPoint('answered')
    const pauseMs = pauseAfter({ throttles: 0, failures: 0 }, answer, options.policy, 1)
    const endPause = pauseMs === undefined ? undefined : pause(pauseMs)
    await record(call, answer, performance.now() - started)
    endPause?.()
  }

  const clear = async (call: FormedCall): Promise<Clearance> => {
    using _waiting = places.waitToLeave()
    return await awaitSlot(call)
  }

  const stay = async (
    call: FormedCall,
    { isPaused }: Extract<Clearance, { readonly mayLeave: false }>,
  ): Promise<void> => {
    const about = { lane: lane.id, call: call.id }
    if (isPaused) {
      const settled = await untilDone(logger, about, () => withdrawCall(database, call))
      observer.onSettled(settled ?? [])
    }
    held.delete(call)
    onWaiting()
  }

  const record = async (call: FormedCall, answer: Answer, durationMs: number): Promise<void> => {
    const answeredAt = performance.now()
    const attempted = { lane, provider, call, answer, durationMs }
    const recorded = await recordInGroups(attempted)
    if (!recorded?.isOver) onWaiting()
    if (recorded === undefined) return
    options.onRecorded(lane, call, answer, recorded)
    options.onFinished(recorded.finished)
    observer.onRecorded({ attempted, recorded, answeredAt })
    observer.onSettled(recorded.settled)
    held.delete(call)
    onCrashPoint('recorded')
  }

  return {
    at: (now) => ({ all: inFlight.size, ...places.at(now, inFlight.size) }),
    launch: (call, permit) => {
      held.add(call)
      const flight = fly(call, permit).finally(() => {
        permit?.release()
        inFlight.delete(flight)
        onRoom()
      })
      inFlight.add(flight)
    },
    settleLost: (call) => {
      observer.onLost(provider)
      return record(call, leaseLapsed(provider, call), 0)
    },
    landed: async () => {
      await Promise.allSettled(inFlight)
    },
  }
}
