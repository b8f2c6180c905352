import type { Queryable } from '#database/database.ts'

/** How many recipients wait for a call. */
export async function queuedSends(database: Queryable): Promise<number> {
  return count(database, "state = 'queued'")
}

/** How many recipients wait for a call or for its answer. */
export async function openSends(database: Queryable): Promise<number> {
  return count(database, "state <> 'final'")
}

async function count(database: Queryable, which: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(`select count(*) from sends where ${which}`)
  return row?.count ?? 0
}
