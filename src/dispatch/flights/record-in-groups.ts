import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Attempted } from '../store/attempted.ts'
import { type Settled, settledOf } from '../store/finish-sends.ts'
import type { Recorded } from '../store/record-answer.ts'
import { type PlainAnswer, plainAnswer } from '../store/together/plain-answer.ts'
import { recordTogether } from '../store/together/record-together.ts'
import { type RecordingOptions, recordUntilDone } from './record-until-done.ts'

/** Records an answer. Undefined: the database did not take it within ten minutes. */
export type RecordInGroups = (attempted: Attempted) => Promise<Recorded | undefined>

interface Waiting {
  readonly answer: PlainAnswer
  /** Undefined: it is to be recorded alone. */
  readonly done: (recorded: Recorded | undefined) => void
}

/**
 * Records the plain answers that are in hand in one statement; those that come meanwhile gather for the
 * next one. All others, and those of a group that failed, are recorded alone. For the calls of one lane:
 * a lock that one of them waits for holds up only its own.
 */
export function createRecordInGroups(options: RecordingOptions): RecordInGroups {
  const { database, logger, onCrashPoint } = options
  let waiting: Waiting[] = []
  let isRecording = false

  const record = async (group: readonly Waiting[]): Promise<void> => {
    onCrashPoint('gathered')
    try {
      const { callIds, finished, shared } = await recordTogether(
        database.fixed,
        group.map(({ answer }) => answer),
      )
      let rest = finished
      for (const { answer, done } of group) {
        if (!callIds.has(answer.callId)) done(undefined)
        else {
          done({
            ...{ finished: rest, isOver: true, isSplit: false },
            ...{ settled: settledBy(answer), sharedBy: shared[answer.callId]?.batches ?? 0 },
            traces: shared[answer.callId]?.traces ?? [],
          })
          rest = []
        }
      }
    } catch (error) {
      logger.error({ error, calls: group.length }, 'answers could not be recorded together')
      for (const { done } of group) done(undefined)
    }
  }

  const recordAll = async (): Promise<void> => {
    isRecording = true
    while (waiting.length > 0) {
      // Answers that arrived with this one are parsed by then.
      await yieldToEventLoop()
      const group = nextGroup(waiting)
      waiting = waiting.slice(group.length)
      await record(group)
    }
    isRecording = false
  }

  return async (attempted) => {
    const answer = plainAnswer(attempted)
    if (answer === undefined) return recordUntilDone(options, attempted)
    const recorded = await new Promise<Recorded | undefined>((done) => {
      waiting.push({ answer, done })
      if (!isRecording) void recordAll()
    })
    return recorded ?? recordUntilDone(options, attempted)
  }
}

function settledBy({ provider, outcomes }: PlainAnswer): readonly Settled[] {
  return settledOf([...outcomes.values()].map(({ kind: outcome }) => ({ provider, outcome })))
}

// More would hold up PGlite's other statements for 100 ms.
const maxRecipients = 500

function nextGroup(waiting: readonly Waiting[]): readonly Waiting[] {
  let recipients = 0
  const tooMany = waiting.findIndex(({ answer }, index) => {
    recipients += answer.outcomes.size
    return index > 0 && recipients > maxRecipients
  })
  return tooMany < 0 ? waiting : waiting.slice(0, tooMany)
}
