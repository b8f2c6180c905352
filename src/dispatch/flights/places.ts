import type { Answer } from '#providers/contract/answer.ts'
import type { ProviderLimits } from '#providers/contract/facts.ts'
import {
  createAnswerTimes,
  createConcurrencyWindow,
  firstCallsInFlight,
  maxCallsInFlight,
  maxCallsWithOverdue,
} from '../policy/concurrency-window.ts'

/** How many calls of a lane may be in flight. Moments are by `performance.now()`. */
export interface Places {
  /** Of `inFlight` calls: those that are not overdue, and how many more may be formed. */
  at(now: number, inFlight: number): { readonly inTime: number; readonly free: number }
  /** A call was formed, and has not left. Dispose of the result when it leaves, or never will. */
  waitToLeave(): Disposable
  /** A call left. Returns what is to be called with its answer. */
  left(now: number): (answer: Answer, now: number) => void
}

/** Of one lane. */
export function createPlaces({ recipientsPerCall, callsPerSecond }: ProviderLimits): Places {
  const isPaced = callsPerSecond !== undefined
  const start = firstCallsInFlight(recipientsPerCall)
  const concurrencyWindow = createConcurrencyWindow({
    start,
    max: maxCallsInFlight,
    min: callsPerSecond === undefined ? 1 : start,
  })
  const answerTimes = createAnswerTimes()
  /** When the calls left whose answers have not come. */
  const departures = new Map<symbol, number>()
  let waitingToLeave = 0
  // Where there are no slots, a call that is formed leaves at once, unless its lane pauses.
  const roomToWait = () => {
    const left = maxWaitingToLeave - waitingToLeave
    return isPaced || left <= 0 ? left : Number.POSITIVE_INFINITY
  }

  return {
    at: (now, inFlight) => {
      const overdue = [...departures.values()].filter((at) => answerTimes.isOverdue(now - at))
      const inTime = inFlight - overdue.length
      const free = Math.min(
        concurrencyWindow.size - inTime,
        maxCallsWithOverdue - inFlight,
        roomToWait(),
      )
      return { inTime, free }
    },
    waitToLeave: () => {
      waitingToLeave += 1
      return {
        [Symbol.dispose]: () => {
          waitingToLeave -= 1
        },
      }
    },
    left: (leftAt) => {
      const call = Symbol('call')
      departures.set(call, leftAt)
      return (answer, now) => {
        departures.delete(call)
        if (answer.kind === 'throttled') concurrencyWindow.halve(leftAt, now)
        if (answer.kind !== 'answered') return
        concurrencyWindow.grow()
        answerTimes.note(now - leftAt)
      }
    },
  }
}

// Slots are reserved late, so that few of them are lost if the lane's owner dies.
const maxWaitingToLeave = 2
