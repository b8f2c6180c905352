import type { Database, Queryable } from '#database/database.ts'
import type { Caller, Scope } from '#identity/caller.ts'
import type { BatchActionResult } from './batch-actions.ts'
import { eyesOf } from './query/visibility.ts'

/**
 * Acts on a batch in one transaction, for a caller who may see it and may use every destination of
 * it: what belongs to another tenant is not there.
 */
export async function actOn(
  database: Database,
  batchId: string,
  caller: Caller,
  scope: Scope,
  action: (tx: Queryable) => Promise<BatchActionResult>,
): Promise<BatchActionResult> {
  return database.transaction(async (tx) => {
    const [found] = await tx.query<{ some: boolean; all: boolean }>(
      // A batch for nobody goes nowhere.
      `select coalesce(bool_or(reaches($3::text[], t.lane_id)), true) as some,
         coalesce(bool_and(reaches($3::text[], t.lane_id)), true) as all
       from batches b left join targets t on t.batch_id = b.id
       where b.id = $1 and b.tenant = $2 group by b.id`,
      [batchId, ...eyesOf(caller)],
    )
    if (!found?.some) return { kind: 'not-found', id: batchId }
    if (!found.all) return { kind: 'not-authorized', requiredScope: scope }
    return action(tx)
  })
}
