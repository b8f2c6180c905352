import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Queryable } from '#database/database.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import { untilSecondWithin } from '#event-loop/seconds.ts'
import type { Logger } from '../../logger.ts'
import type { GatewayLimits } from '../check/limits.ts'
import { foldOutcomes } from '../statistics/fold-outcomes.ts'
import { deleteKeys, deleteOld } from './delete-old.ts'
import { eraseOld } from './erase-old.ts'
import type { Step, Task } from './step.ts'

/** What deleting what is old needs. */
export interface RetentionOptions {
  readonly database: Database
  readonly limits: Pick<GatewayLimits, 'retentionDays' | 'textRetentionDays'>
  readonly hashKey: HashRecipient
  readonly logger: Logger
  /** Between two passes over all that is old; an hour where it is left out. */
  readonly everyMs?: number
}

/**
 * Deletes what is older than the limits allow, in short transactions with a rest after each. One replica
 * of those on the same database does it at a time.
 */
export function startRetention(options: RetentionOptions): AsyncDisposable {
  const { logger, everyMs = passMs } = options
  const database = options.database.background ?? options.database
  const tasks = tasksOf(options)
  const stopped = new AbortController()
  const rest = (ms: number) =>
    sleep(ms, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined)

  /** False: another replica is at it. */
  const run = async (task: Task): Promise<boolean> => {
    for (let step: Step | undefined = { afterSeq: 0 }; step !== undefined; ) {
      if (stopped.signal.aborted) return true
      const from: Step = step
      const began = performance.now()
      const done = await database.transaction(async (tx) => {
        if (!(await isOurs(tx))) return 'others' as const
        return { next: await task(tx, from) }
      })
      if (done === 'others') return false
      step = done.next
      await rest(Math.max(minRestMs, restShare * (performance.now() - began)))
    }
    return true
  }

  const work = async (): Promise<void> => {
    // The first requests after a start are not to wait for it.
    await rest(Math.min(firstMs, everyMs))
    while (!stopped.signal.aborted) {
      try {
        for (const task of tasks) if (!(await run(task))) break
        await rest(untilSecondWithin(everyMs))
      } catch (error) {
        if (!stopped.signal.aborted) {
          logger.warn({ error }, 'what is old could not be deleted; it is tried again')
        }
        await rest(Math.min(retryMs, everyMs))
      }
    }
  }

  const working = work()
  return {
    [Symbol.asyncDispose]: async () => {
      stopped.abort()
      await working
    },
  }
}

function tasksOf({ limits, hashKey }: RetentionOptions): readonly Task[] {
  const { retentionDays, textRetentionDays } = limits
  return [
    deleteKeys,
    foldOutcomes,
    ...(retentionDays === undefined
      ? []
      : [(tx: Queryable, step: Step) => deleteOld(tx, retentionDays, step)]),
    ...(textRetentionDays === undefined
      ? []
      : [(tx: Queryable, step: Step) => eraseOld(tx, textRetentionDays, step, hashKey)]),
  ]
}

/**
 * Until this transaction ends, no other replica does it. Its commit does not wait for the disk, where
 * those of requests would wait behind it: what a power cut brings back is deleted again.
 */
async function isOurs(tx: Queryable): Promise<boolean> {
  const [lock] = await tx.query<{ isOurs: boolean }>(
    `select pg_try_advisory_xact_lock($1) as "isOurs", set_config('synchronous_commit', 'off', true)`,
    [lockId],
  )
  return lock?.isOurs === true
}

// One more than that of migrations.
const lockId = 468_484
const passMs = 3_600_000
const firstMs = 10_000
const retryMs = 60_000
// At most a tenth of the time is for deleting.
const restShare = 9
const minRestMs = 5
