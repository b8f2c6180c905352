import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Serve } from '../hostile/play/serve.ts'

/** What the gateway holds while it does nothing. */
export interface Held {
  /** After garbage was collected. */
  readonly heapMb: number
  /** Resident memory. */
  readonly rssMb: number
  readonly openFiles: number
  /** To PostgreSQL. Undefined: the database is no server. */
  readonly connections?: number
}

/** Looks when the gateway is idle. `atFirst`: what is held for a while only has time to go. */
export async function measureHeld(
  serve: Serve,
  databaseUrl: string | undefined,
  atFirst?: Held,
): Promise<Held> {
  // Pools close connections that idle for ten seconds.
  await sleep(15_000)
  for (const end = performance.now() + 60_000; ; await sleep(5_000)) {
    const held = await look(serve, databaseUrl)
    if (atFirst === undefined || isNoMore(held, atFirst) || performance.now() > end) return held
  }
}

const isNoMore = (held: Held, { openFiles, connections = 0 }: Held) =>
  held.openFiles <= openFiles && (held.connections ?? 0) <= connections

async function look(serve: Serve, databaseUrl: string | undefined): Promise<Held> {
  const { heapUsed, rss } = await serve.measure()
  return {
    heapMb: heapUsed / 1_048_576,
    rssMb: rss / 1_048_576,
    openFiles: readdirSync(`/proc/${serve.pid}/fd`).length,
    ...(databaseUrl === undefined ? {} : { connections: await connectionsTo(databaseUrl) }),
  }
}

async function connectionsTo(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  await client.end()
  return rows[0]?.count ?? 0
}
