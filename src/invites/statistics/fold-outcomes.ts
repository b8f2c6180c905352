import type { Queryable } from '#database/database.ts'
import type { Step } from '../retention/step.ts'

/**
 * Adds some changes of outcomes to the counts of their days. Undefined: there are no more. Whoever reads
 * adds both tables up in one statement, so it is never seen half done.
 */
export async function foldOutcomes(tx: Queryable): Promise<Step | undefined> {
  const [{ folded } = { folded: 0 }] = await tx.query<{ folded: number }>(
    `with gone as (
       delete from outcome_changes where seq in (
         select seq from outcome_changes order by seq limit ${changesAtOnce})
       returning tenant, day, lane_id, outcome, change
     ), added as (
       insert into outcome_days as d (tenant, day, lane_id, outcome, count)
       select tenant, day, lane_id, outcome, sum(change) from gone
       group by tenant, day, lane_id, outcome having sum(change) <> 0
       on conflict (tenant, day, lane_id, outcome) do update set count = d.count + excluded.count
     )
     select count(*)::int as folded from gone`,
  )
  if (folded === changesAtOnce) return { afterSeq: 0 }
  // Of batches that are deleted nothing is left.
  await tx.query('delete from outcome_days where count = 0')
  return undefined
}

// The embedded engine runs one statement at a time.
const changesAtOnce = 200
