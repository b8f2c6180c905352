import type { Connections } from '#database/database.ts'
import { laneClass } from '../store/lanes.ts'

/** Those of these lanes whose advisory locks are held now. */
export async function lockedLanes(
  database: Connections,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ lane: string }>(
    `select lane from unnest($1::text[]) as asked (lane)
     where not pg_try_advisory_xact_lock(${laneClass}, hashtext(lane))`,
    [ids],
  )
  return new Set(rows.map(({ lane }) => lane))
}
