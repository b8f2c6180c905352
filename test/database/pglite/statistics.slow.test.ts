import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import type { Queryable } from '#database/database.ts'
import { analyzeChanged, keepStatistics } from '#database/pglite/statistics.ts'
import type { InviteFilter } from '#invites/query/invite-conditions.ts'
import { listInvites, listInvitesOfBatches } from '#invites/query/lists.ts'
import { lifecycleSqlOf } from '#lifecycles/lifecycle-sql.ts'
import { developer } from '#sandbox/developer.ts'
import { freshPglite } from '../../support/database.ts'

test('the planner learns by itself how full a table is', async () => {
  const pglite = await PGlite.create()
  using statistics = keepStatistics(pglite, 20)
  await pglite.exec('create table filled (n int)')

  for (let known = -1; known < 2_000; ) {
    await pglite.query('insert into filled select generate_series(1, 1000)')
    statistics.mayHaveChanged()
    await sleep(50)
    const { rows } = await pglite.query<{ known: number }>(
      `select reltuples as known from pg_class where relname = 'filled'`,
    )
    known = rows[0]?.known ?? assert.fail()
  }
  await pglite.close()
})

test('rows that are gone leave no more than a fifth of a table behind', async () => {
  const pglite = await PGlite.create()
  using statistics = keepStatistics(pglite, 20)
  await pglite.exec('create table churned (n int primary key, done boolean)')
  await pglite.exec('insert into churned select n, false from generate_series(1, 2000) n')
  const deadRows = async () => {
    const { rows } = await pglite.query<{ dead: number; vacuums: number }>(
      `select n_dead_tup::int as dead, vacuum_count::int as vacuums
       from pg_stat_user_tables where relname = 'churned'`,
    )
    return rows[0] ?? assert.fail()
  }

  for (let round = 0; round < 5; round += 1) {
    const before = (await deadRows()).vacuums
    await pglite.query('update churned set done = not done')
    // The server counts late, and with a statement; the table is vacuumed with the next look.
    for (let is = await deadRows(); is.vacuums === before; is = await deadRows()) {
      statistics.mayHaveChanged()
      await sleep(50)
    }
    assert.ok((await deadRows()).dead <= 900, `${(await deadRows()).dead} rows`)
  }
  const { rows } = await pglite.query<{ pages: number }>(
    `select (pg_relation_size('churned') / 8192)::int as pages`,
  )
  // One version of all rows has 9 pages; six of them would have 54.
  assert.ok((rows[0]?.pages ?? 99) <= 27, `${rows[0]?.pages} pages`)
  await pglite.close()
})

const lifecycle = lifecycleSqlOf({ untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
const batchId = '00000000-0000-4000-8000-000000000007'
const stored = 40_000
const filters: readonly InviteFilter[] = [
  {},
  { provider: ['CHIME'] },
  { destinationId: 'd1' },
  { outcome: ['SENT'] },
  { outcome: ['FAILED'], destinationId: 'd1' },
  { recipient: 'person-777@' },
  { personKey: 'person 777' },
]

test(`of ${stored} invites in PGlite, a page reads a small part`, async (t) => {
  await using database = await freshPglite()
  await fill(database)
  await sleep(1_100)
  await analyzeChanged({
    query: async (sql: string) => ({ rows: await database.query(sql) }),
  } as never)

  for (const filter of filters) {
    const read = await blocksRead(database, (on) =>
      listInvites({ on, lifecycle }, filter, { first: 50 }, developer),
    )
    t.diagnostic(`${JSON.stringify(filter)}: ${read} blocks`)
    assert.ok(read < 3_000, `${JSON.stringify(filter)} reads ${read} blocks`)
  }
  const read = await blocksRead(database, (on) =>
    listInvitesOfBatches({ on, lifecycle }, [batchId], {}, { first: 50 }, developer),
  )
  t.diagnostic(`a batch: ${read} blocks`)
  assert.ok(read < 15_000, `a batch reads ${read} blocks`)
})

/** A thousand a batch, at one provider and four destinations; one in a hundred failed. */
async function fill(on: Queryable): Promise<void> {
  await on.query(
    `insert into lanes (id, provider, destination_id)
     select 'CHIME/d' || n, 'CHIME', 'd' || n from generate_series(0, 3) n`,
  )
  await on.query(
    `insert into batches (id, tenant, operation, caller, idempotency_key, total, open)
     select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, 'sendInvites', 'c', n,
       1000, 0
     from generate_series(0, $2::int / 1000) n`,
    [developer.tenant, stored],
  )
  await on.query(
    `insert into sends (id, tenant, batch_id, target_position, position, invite_id, lane_id, provider,
       destination_id, message_key, recipient_kind, recipient_value, recipient_key, person_key,
       details, state, outcome_kind, outcome)
     select gen_random_uuid(), $1, ('00000000-0000-4000-8000-' || lpad((n / 1000)::text, 12, '0'))::uuid,
       0, n, gen_random_uuid(), 'CHIME/d' || n % 4, 'CHIME', 'd' || n % 4, '', 'EMAIL',
       'person-' || n || '@example.com', n, 'person ' || n, '{}', 'final', kind,
       jsonb_build_object('kind', kind)
     from generate_series(1, $2::int) n,
       lateral (select case n % 100 when 1 then 'FAILED' else 'SENT' end as kind) as made`,
    [developer.tenant, stored],
  )
}

async function blocksRead(
  on: Queryable,
  read: (on: Queryable) => Promise<unknown>,
): Promise<number> {
  let blocks = 0
  await read({
    query: async <Row>(sql: string, parameters?: readonly unknown[]) => {
      const [row] = await on.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Blocks }] }>(
        `explain (analyze, buffers, format json) ${sql}`,
        parameters,
      )
      const [{ Plan }] = row?.['QUERY PLAN'] ?? assert.fail()
      blocks += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
      return on.query<Row>(sql, parameters)
    },
  })
  return blocks
}

interface Blocks {
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
}
