import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Queryable } from '#database/database.ts'
import {
  type Erasure,
  type ErasureProgress,
  lockDueErasure,
  nextErasureMs,
  saveErasure,
} from '#dispatch/erasing/erasures.ts'
import { createWakeSignal } from '#dispatch/wake-signal.ts'
import { untilSecondWithin } from '#event-loop/seconds.ts'
import type { Logger } from '../../logger.ts'
import { eraseBatches } from './erase-batches.ts'
import { erasePeople } from './erase-people.ts'
import { eraseQuotations } from './erase-quotations.ts'
import type { PersonTools } from './person.ts'

/** What working off erasures needs. */
export interface ErasureOptions extends PersonTools {
  readonly database: Database
  readonly logger: Logger
}

/**
 * Works off the erasures that callers have asked for, together with the replicas on the same database.
 * Each step is one short transaction, and others get the database between two.
 */
export async function startErasures(options: ErasureOptions): Promise<AsyncDisposable> {
  const { logger } = options
  const database = options.database.background ?? options.database
  const wakeSignal = createWakeSignal()
  const stopped = new AbortController()
  const unlisten = await database.listen('erasures', wakeSignal.notify)

  const work = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        const began = performance.now()
        const done = await workOffStep(database, options)
        if (done !== undefined) {
          if (done.isFinished) logger.info({ erasure: done.id }, 'a person was erased')
          const ms = Math.max(minRestMs, restShare * (performance.now() - began))
          await sleep(ms, undefined, { signal: stopped.signal }).catch(() => undefined)
          continue
        }
        const next = await nextErasureMs(database)
        await wakeSignal.wait(untilSecondWithin(Math.min(next ?? idleMs, idleMs)))
      } catch (error) {
        if (!stopped.signal.aborted) {
          logger.warn({ error }, 'a step of an erasure failed; it is tried again')
        }
        await wakeSignal.wait(retryMs)
      }
    }
  }

  const working = work()
  return {
    [Symbol.asyncDispose]: async () => {
      stopped.abort()
      wakeSignal.notify()
      await working
      await unlisten()
    },
  }
}

/** One step of the erasure that has waited the longest. Undefined: none is due. */
async function workOffStep(
  database: Pick<Database, 'transaction'>,
  tools: PersonTools,
): Promise<{ readonly id: string; readonly isFinished: boolean } | undefined> {
  return database.transaction(async (tx) => {
    const due = await lockDueErasure(tx)
    if (due === undefined) return undefined
    const progress = await stepOf(tx, due, tools)
    await saveErasure(tx, due.id, progress)
    return { id: due.id, isFinished: progress.step === null }
  })
}

function stepOf(tx: Queryable, erasure: Erasure, tools: PersonTools): Promise<ErasureProgress> {
  switch (erasure.step) {
    case 'people':
      return erasePeople(tx, erasure, tools.hashKey)
    case 'batches':
      return eraseBatches(tx, erasure)
    case 'sends':
      return eraseQuotations(tx, erasure, tools)
  }
}

// At most a fifth of the time is for erasing.
const restShare = 4
const minRestMs = 5
// A notification can be lost with its connection.
const idleMs = 60_000
const retryMs = 1_000
