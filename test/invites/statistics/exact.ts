import assert from 'node:assert/strict'
import type { Database } from '#database/database.ts'
import { readRecipientHash } from '#dispatch/recipient-hash.ts'
import { startRetention } from '#invites/retention/retention.ts'
import { createTestLogger } from '../../support/logger.ts'
import { until } from '../../support/until.ts'

/** The counts of outcomes are what a count over the sends and lifecycles says. Returns how many there are. */
export async function assertExact(database: Database): Promise<number> {
  const counted = await database.query<{ count: number }>(
    `select tenant, day::text, lane_id, outcome, sum(count)::int as count from (
       select tenant, day, lane_id, outcome, count from outcome_days
       union all select tenant, day, lane_id, outcome, change from outcome_changes) as both_tables
     group by 1, 2, 3, 4 having sum(count) <> 0 order by 1, 2, 3, 4`,
  )
  const found = await database.query<{ count: number }>(
    `select tenant, (settled_at at time zone 'utc')::date::text as day, lane_id,
       outcome_kind as outcome, count(*)::int as count
     from sends where state = 'final' group by 1, 2, 3, 4
     union all
     select counted_tenant, counted_day::text, counted_lane, 'ACCEPTED', count(*)::int
     from lifecycles where lifecycle = 'ACCEPTED' and counted_day is not null group by 1, 2, 3
     order by 1, 2, 3, 4`,
  )
  assert.deepEqual(counted, found)
  return counted.length
}

/** Adds the changes up, as a gateway does now and then, and deletes what is so old. */
export async function addUp(database: Database, retentionDays?: number): Promise<void> {
  const hashKey = await readRecipientHash(database)
  const logger = createTestLogger()
  const limits = retentionDays === undefined ? {} : { retentionDays }
  await using _retention = startRetention({ database, limits, hashKey, logger, everyMs: 10 })
  await until(async () => {
    const [left] = await database.query<{ changes: number; batches: number }>(
      `select (select count(*) from outcome_changes)::int as changes,
         (select count(*) from batches)::int as batches`,
    )
    return left?.changes === 0 && (retentionDays === undefined || left.batches === 0)
  })
}
