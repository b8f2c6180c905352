import type { Answer } from '#providers/contract/answer.ts'
import type { Logger } from '../../logger.ts'
import type { Lane } from '../lane.ts'
import { troubleOf } from '../policy/trouble.ts'
import type { RepeatLog } from './repeat-log.ts'

/** An answer was recorded, and it pauses its lane for `pauseMs`. */
export type OnPause = (lane: Lane, answer: Answer, pauseMs: number | undefined) => void

/**
 * Logs when a lane pauses and when it goes on, which is when the upstream accepts a call again: one
 * line each, however often the pause is renewed in between.
 */
export function createPauseLog(logger: Logger, repeats: RepeatLog): OnPause {
  const paused = new Map<string, { readonly since: number; readonly isLogged: boolean }>()
  return ({ id: lane }, answer, pauseMs = 0) => {
    const current = paused.get(lane)
    const goesOn = answer.kind === 'answered' || answer.kind === 'refused'
    if (goesOn && troubleOf(answer) === undefined && pauseMs < minPauseMs) {
      paused.delete(lane)
      if (!current?.isLogged) return
      const seconds = Math.round((performance.now() - current.since) / 1_000)
      logger.info({ lane, seconds }, 'a destination goes on')
      return
    }
    if (current !== undefined || pauseMs < minPauseMs) return
    const isLogged = repeats.note({
      key: `paused ${lane}`,
      about: { lane },
      details: { class: answer.kind, seconds: Math.round(pauseMs / 1_000) },
      level: 'warn',
      message: 'a destination pauses',
    })
    paused.set(lane, { since: performance.now(), isLogged })
  }
}

// A shorter one is a back-off that nobody notices.
const minPauseMs = 1_000
