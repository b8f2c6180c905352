import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '#database/database.ts'
import type { Logger } from '../../logger.ts'
import type { Attempted } from '../store/attempted.ts'
import { type Recorded, type RecordOptions, recordAnswer } from '../store/record-answer.ts'

/** What recording needs. */
export interface RecordingOptions extends Omit<RecordOptions, 'random'> {
  readonly database: Connections
  readonly logger: Logger
}

/** Records an answer. Undefined: the database did not take it within ten minutes. */
export async function recordUntilDone(
  { database, logger, ...options }: RecordingOptions,
  attempted: Attempted,
): Promise<Recorded | undefined> {
  const about = { lane: attempted.lane.id, call: attempted.call.id }
  return untilDone(logger, about, () =>
    recordAnswer(database, attempted, { ...options, random: Math.random() }),
  )
}

/** The database may be back before another replica gives the call up, so we keep what we know. */
export async function untilDone<Result>(
  logger: Logger,
  about: { readonly lane: string; readonly call: string },
  store: () => Promise<Result>,
): Promise<Result | undefined> {
  for (let failures = 0; failures <= maxRetries; failures += 1) {
    try {
      return await store()
    } catch (error) {
      logger.error({ error, ...about }, 'an answer could not be recorded yet')
      await sleep(Math.min(5_000, 100 * 2 ** failures))
    }
  }
  return undefined
}

// About ten minutes of trying.
const maxRetries = 125
