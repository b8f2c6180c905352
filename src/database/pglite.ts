import { ConfigError } from '../config-error.ts'
import { isInUse, lockDirectory } from './data-directory/directory-lock.ts'
import { spaceProblem } from './data-directory/space.ts'
import type { Database, Queryable } from './database.ts'
import { type EngineThread, startEngineThread } from './pglite/engine-thread.ts'
import { collectStatements } from './statements/collected.ts'
import { DatabaseUnavailable, troubleOf, watchSpace } from './unavailable.ts'

export interface PgliteOptions {
  /** Created if it is missing. Undefined: in memory, for tests. */
  readonly directory?: string
  /** The dump of a data directory to start with; only in memory. */
  readonly image?: Blob
  /** Of the thread's JavaScript, which holds the rows on their way here. Undefined: Node's default. */
  readonly maxHeapMb?: number
  /** Called when the database has stopped by itself; it works again after the process was restarted. */
  readonly onDeath?: (error: Error) => void
}

/**
 * PostgreSQL inside this process, in a thread of its own: a long statement does not hold up the event
 * loop. Only one process may use a directory; every commit reaches the disk.
 *
 * Rejects with one sentence when another process holds the directory, when its disk has no
 * space left, or when a commit would not be synced to disk.
 */
export async function openPglite(options: PgliteOptions = {}): Promise<Database> {
  const { onDeath = () => undefined, ...workerOptions } = options
  const { directory } = options
  let lock: Disposable | undefined
  try {
    lock = directory === undefined ? undefined : lockDirectory(directory)
    return databaseIn(await startEngineThread(workerOptions, onDeath), lock)
  } catch (error) {
    lock?.[Symbol.dispose]()
    if (directory === undefined || isInUse(error)) throw error
    const problem = spaceProblem(directory)
    throw problem === undefined ? error : new ConfigError(problem, { cause: error })
  }
}

function databaseIn(thread: EngineThread, lock: Disposable | undefined): Database {
  let last = 0
  let closing: Promise<void> | undefined
  const space = watchSpace()

  const whereAvailable = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (troubleOf(error) === undefined) throw error
      space.note(error)
      throw new DatabaseUnavailable(error)
    }
  }

  const queryable = (transaction?: number): Queryable => ({
    query: (sql, parameters = []) =>
      thread.request({ kind: 'query', sql, parameters, transaction }),
  })
  const close = async () => {
    // A database that has died can only be let go.
    await thread.request({ kind: 'close' }).catch(() => undefined)
    await thread.end()
    lock?.[Symbol.dispose]()
  }
  const inTransaction = async <T>(work: (tx: Queryable) => Promise<T>): Promise<T> => {
    const transaction = ++last
    const statements = collectStatements(queryable(transaction))
    await thread.request({ kind: 'begin', transaction })
    try {
      const result = await work(statements)
      await statements.committedBy(() => thread.request({ kind: 'commit', transaction }))
      return result
    } catch (error) {
      // After a commit that failed there is nothing left to roll back.
      await statements.undoneBy(() =>
        thread.request({ kind: 'rollback', transaction }).catch(() => undefined),
      )
      throw statements.causeOf(error)
    }
  }
  const { query } = queryable()
  const fixed: Queryable['query'] = (sql, parameters = []) =>
    thread.request({ kind: 'query', sql, parameters, transaction: undefined, isFixed: true })
  return {
    kind: 'pglite',
    isFull: space.isFull,
    query: (sql, parameters) => whereAvailable(() => query(sql, parameters)),
    fixed: { query: (sql, parameters) => whereAvailable(() => fixed(sql, parameters)) },
    transaction: (work) => whereAvailable(() => inTransaction(work)),
    listen: async (channel, hear) => {
      const listener = ++last
      thread.onNotification(listener, hear)
      try {
        await thread.request({ kind: 'listen', channel, listener })
      } catch (error) {
        thread.onNotification(listener, undefined)
        throw error
      }
      return async () => {
        thread.onNotification(listener, undefined)
        // A database that is closed or has died does not listen any more.
        await thread.request({ kind: 'unlisten', listener }).catch(() => undefined)
      }
    },
    [Symbol.asyncDispose]: () => (closing ??= close()),
  }
}
