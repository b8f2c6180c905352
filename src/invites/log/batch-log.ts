import type { Database } from '#database/database.ts'
import type { Logger } from '../../logger.ts'

/** Logs batches that have finished. */
export interface BatchLog extends AsyncDisposable {
  /** These may have finished, or may not: each that has is logged. */
  readonly finished: (batchIds: readonly string[]) => void
}

/**
 * Batches that finish together are read together, after the transactions that finished them.
 * `publicId`: the id of a batch as clients see it.
 */
export function createBatchLog(
  database: Database,
  logger: Logger,
  publicId: (id: string) => string,
): BatchLog {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let reading: Promise<void> = Promise.resolve()

  const read = () => {
    timer = undefined
    const ids = [...waiting]
    waiting.clear()
    reading = finishedBatches(database, ids).then(
      (batches) => {
        for (const { id, ...fields } of batches) {
          logger.info({ batch: publicId(id), ...fields }, 'a batch has finished')
        }
      },
      (error: unknown) => logger.error({ error }, 'batches that have finished could not be read'),
    )
  }

  return {
    finished: (batchIds) => {
      for (const id of batchIds) waiting.add(id)
      timer ??= setTimeout(read, togetherMs).unref()
    },
    [Symbol.asyncDispose]: async () => {
      if (timer !== undefined) {
        clearTimeout(timer)
        read()
      }
      await reading
    },
  }
}

const togetherMs = 200

interface FinishedBatch {
  readonly id: string
  readonly recipients: number
  /** From its acceptance. */
  readonly seconds: number
  readonly outcomes: Readonly<Record<string, number>>
}

function finishedBatches(database: Database, ids: readonly string[]): Promise<FinishedBatch[]> {
  return database.fixed.query<FinishedBatch>(
    `select b.id, b.total as recipients,
       round(extract(epoch from b.finished_at - b.created_at)::numeric, 1)::float8 as seconds,
       (select coalesce(jsonb_object_agg(outcome_kind, n), '{}') from (
         select outcome_kind, count(*)::int as n from sends where batch_id = b.id group by 1
       ) as counted) as outcomes
     from batches b where b.id = any($1::uuid[]) and b.finished_at is not null`,
    [ids],
  )
}
