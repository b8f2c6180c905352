import type { Answer } from '#providers/contract/answer.ts'
import type { Logger } from '../../logger.ts'
import type { Lane } from '../lane.ts'
import type { FormedCall } from '../store/call-row.ts'
import type { Recorded } from '../store/record-answer.ts'
import { callTrouble } from './call-log.ts'
import { createPauseLog } from './pause-log.ts'
import { createRepeatLog } from './repeat-log.ts'
import { createTroubleLog } from './trouble-log.ts'

/** Logs what the recorded answers of all lanes show. Counts that are left are logged at its end. */
export interface DispatchLog extends Disposable {
  readonly onRecorded: (lane: Lane, call: FormedCall, answer: Answer, recorded: Recorded) => void
}

export function createDispatchLog(logger: Logger): DispatchLog {
  const repeats = createRepeatLog(logger)
  const onTrouble = createTroubleLog(logger)
  const onPause = createPauseLog(logger, repeats)
  return {
    onRecorded: (lane, call, answer, { trouble, pauseMs }) => {
      const occurrence = callTrouble(lane, call, answer)
      if (occurrence !== undefined) repeats.note(occurrence)
      if (trouble !== undefined) {
        onTrouble(lane, trouble, 'error' in answer ? answer.error : undefined)
      }
      onPause(lane, answer, pauseMs)
    },
    [Symbol.dispose]: () => repeats[Symbol.dispose](),
  }
}
