import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { type DurableFiles, durableFiles } from './durable-files.ts'
import type { WorkerOptions } from './messages.ts'

/**
 * Opens PGlite in this thread. Rejects when a commit would not be synced to disk. `onBroken` hears that
 * PostgreSQL could not write its log, after which it answers nothing any more.
 */
export async function openEngine(
  { directory, image }: WorkerOptions,
  onBroken: (why: string) => void = () => undefined,
): Promise<PGlite> {
  if (directory !== undefined) return openSynced(durableFiles(join(directory, 'pglite'), onBroken))
  return PGlite.create({ ...settings, ...(await compiled()), ...(image && { loadDataDir: image }) })
}

/** PGlite compiles it when it opens a database; a thread that waits for one has compiled it by then. */
const program = compile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite')))
// Whoever opens a database hears of a failure.
program.catch(() => undefined)

async function compile(file: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(file))
}

const compiled = async () => ({ pgliteWasmModule: await program })

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
export async function openSynced({ files, syncs, recovered }: DurableFiles): Promise<PGlite> {
  const pglite = await PGlite.create({ ...settings, ...(await compiled()), fs: files })
  recovered?.()
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
