import type { Queryable } from '#database/database.ts'

/** How many recipients wait for a call. */
export async function queuedSends(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    "select count(*) from sends where state = 'queued'",
  )
  return row?.count ?? 0
}
