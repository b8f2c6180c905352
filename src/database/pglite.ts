import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { Database } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { type DurableFiles, durableFiles } from './durable-files.ts'
import { keepStatistics } from './pglite-statistics.ts'

export interface PgliteOptions {
  /** Created if it is missing. Undefined: in memory, for tests. */
  readonly directory?: string
  /** The dump of a data directory to start with; only in memory. */
  readonly image?: Blob
}

/**
 * PostgreSQL inside this process. Only one process may use a directory; every commit reaches the
 * disk.
 *
 * Rejects with one sentence when another process holds the directory, or when a commit would not
 * be synced to disk.
 */
export async function openPglite(options: PgliteOptions = {}): Promise<Database> {
  if (options.directory === undefined) {
    const image = options.image === undefined ? {} : { loadDataDir: options.image }
    return databaseOf(await PGlite.create({ ...settings, ...image }))
  }
  const lock = lockDirectory(options.directory)
  try {
    return databaseOf(await openSynced(durableFiles(join(options.directory, 'pglite'))), lock)
  } catch (error) {
    lock[Symbol.dispose]()
    throw error
  }
}

const settings = {
  extensions: { pg_trgm },
  startParams: [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=16MB'],
    // A tenth of the usual sample: while a table is analyzed, no other statement runs.
    ...['-c', 'default_statistics_target=10'],
    // PostgreSQL reports a start that takes ten seconds by a timer, which PGlite never clears: on a
    // busy machine it would keep the process alive after the database is closed.
    ...['-c', 'log_startup_progress_interval=0'],
  ],
  // As in postgres.ts: our counters stay far below 2^53.
  parsers: { 20: Number },
}

/** Rejects unless a commit raises `syncs`, the number of times that `files` were synced to disk. */
export async function openSynced({ files, syncs }: DurableFiles): Promise<PGlite> {
  const pglite = await PGlite.create({ ...settings, fs: files })
  await pglite.exec('create table if not exists sync_proof (at timestamptz)')
  const before = syncs()
  await pglite.exec('insert into sync_proof values (now())')
  if (syncs() === before) {
    await pglite.close()
    throw new Error(
      'This PGlite does not sync commits to disk, so a power cut could lose accepted invites: install the pinned @electric-sql/pglite version, or set DATABASE_URL.',
    )
  }
  await pglite.exec('truncate sync_proof')
  return pglite
}

/** A PGlite as a Database. Disposing of it closes the PGlite and then releases `lock`. */
export function databaseOf(pglite: PGlite, lock?: Disposable): Database {
  const run = async <Row>(on: Pick<PGlite, 'query'>, sql: string, parameters: readonly unknown[]) =>
    (await on.query<Row>(sql, [...parameters])).rows
  const statistics = keepStatistics(pglite)
  return {
    kind: 'pglite',
    query: (sql, parameters = []) => run(pglite, sql, parameters),
    transaction: (work) =>
      pglite.transaction((tx) =>
        work({
          query: (sql, parameters = []) => run(tx as Pick<PGlite, 'query'>, sql, parameters),
        }),
      ),
    listen: async (channel, hear) => {
      const unlisten = await pglite.listen(channel, hear)
      return async () => {
        if (!pglite.closed) await unlisten()
      }
    },
    [Symbol.asyncDispose]: async () => {
      statistics[Symbol.dispose]()
      await pglite.close()
      lock?.[Symbol.dispose]()
    },
  }
}
