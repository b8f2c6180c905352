import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import type { PostgresServer } from '../../test/support/postgres.ts'

/** What a PostgreSQL server has done. */
export interface ServerCounts {
  /** Those that clients sent; each is a trip to the server. */
  readonly statements: number
  readonly commits: number
  /** Of the log: the other files are synced by checkpoints. */
  readonly syncs: number
  /** Bytes of the log, and the part that is whole pages, written once after each checkpoint. */
  readonly logged: number
  readonly pages: number
}

/** For `setStage`: without them nothing is counted. */
export const countingSettings = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.max=10000',
  // None by itself: they would write whole pages at times that nobody chose.
  'checkpoint_timeout=1h',
  'max_wal_size=8GB',
]

/**
 * What `work` makes the server do in one database. The gateway's work of every second is counted too.
 * Waits until connections report what they have done, which idle ones do after ten seconds.
 */
export async function countsOf(
  server: PostgresServer,
  database: string,
  work: () => Promise<void>,
): Promise<ServerCounts> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    await client.query('create extension if not exists pg_stat_statements')
    await client.query('checkpoint')
    await reported()
    const before = await read(client)
    await work()
    const end = await logPosition(client)
    await reported()
    const after = await read(client)
    return {
      statements: after.statements - before.statements,
      commits: after.commits - before.commits,
      syncs: after.syncs - before.syncs,
      ...logOf(server, before.position, end),
    }
  } finally {
    await client.end()
  }
}

const reported = () => new Promise((resolve) => setTimeout(resolve, 10_500))

async function read(client: pg.Client) {
  const { rows } = await client.query<Record<'statements' | 'commits' | 'syncs', string>>(
    `select
       (select sum(calls) from pg_stat_statements s join pg_database d on d.oid = s.dbid
         where d.datname = current_database()) as statements,
       (select xact_commit from pg_stat_database where datname = current_database()) as commits,
       (select wal_sync from pg_stat_wal) as syncs`,
  )
  const { statements, commits, syncs } = rows[0] ?? {}
  return {
    ...{ statements: Number(statements), commits: Number(commits), syncs: Number(syncs) },
    position: await logPosition(client),
  }
}

async function logPosition(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_insert_lsn() as lsn')
  return rows[0]?.lsn ?? ''
}

/** By the server's own reader of its log. */
function logOf({ programs, data }: PostgresServer, from: string, to: string) {
  const words = ['--stats', '--path', join(data, 'pg_wal'), '--start', from, '--end', to]
  const told = execFileSync(join(programs, 'pg_waldump'), words, { stdio: 'pipe' }).toString()
  // Total  <records>  <bytes of records> [<%>]  <bytes of pages> [<%>]  <both> [<%>]
  const [, pages = '', both = ''] =
    /^Total\s+\d+\s+\d+ \[[\d.]+%\]\s+(\d+) \[[\d.]+%\]\s+(\d+)/m.exec(told) ?? []
  return { logged: Number(both), pages: Number(pages) }
}
