import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { resumeLane } from '#dispatch/store/resume-lane.ts'
import { toGlobalId } from '#schema/global-id.ts'
import {
  CancelInviteBatch,
  ReconcileInviteBatch,
  RetryInviteBatch,
} from '../../support/documents/actions.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { revoke } from '../../support/requests/revoke.ts'
import { reinvite, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { batchAt, fill, fillWithoutStatistics, neverAnalyze, perBatch } from './large-tables.ts'
import { measured } from './measured.ts'

const server = await startPostgres(['shared_preload_libraries=pg_stat_statements'])
after(() => server?.[Symbol.asyncDispose]())

/** A person who was invited by a batch of the filled tables. */
const known = (batch: number, n: number) => `person-${batch}-${n}@example.com`
const always = { duplicates: { windowSeconds: 0 } }

async function act(gateway: TestGateway, count: number, [to, waiting] = ['there-1', 'paused-1']) {
  const there = { accountId: to }
  const emails = [
    ...addresses(`new${count}-`, count - 5),
    ...[1, 11, 21, 31, 41].map((n) => known(3, n)),
  ]
  const first = await send(gateway, { targets: [toChime(emails, there)] })
  await send(gateway, { targets: [toChime(emails, there)], duplicates: { windowSeconds: 86_400 } })
  const ids = first.results.flatMap(({ invite }) => invite?.id ?? [])
  await reinvite(gateway, { who: { inviteIds: ids }, ...always })
  await reinvite(gateway, { who: { filter: { batchId: first.batch.id } }, ...always })
  await reinvite(gateway, { who: { filter: { recipient: `new${count}-7@` } }, ...always })
  await revoke(gateway, ids.slice(0, 50))
  await gateway.execute(ReconcileInviteBatch, { batchId: first.batch.id })

  const users = await send(gateway, { targets: [toWickr(addresses(`user${count}-`, count))] })
  await revoke(gateway, users.results.flatMap(({ invite }) => invite?.id ?? []).slice(0, 50), true)

  const queued = {
    targets: [toChime(addresses(`late${count}-`, count), { accountId: waiting })],
  }
  const { batch } = await send(gateway, { ...queued, waitSeconds: 0 })
  await gateway.execute(CancelInviteBatch, { batchId: batch.id })
}

const sizes = { never: [500], 'when they were empty': [20] }

for (const analyzed of ['never', 'when they were empty'] as const) {
  test(
    `among 100,000 invites that were analyzed ${analyzed}, no statement of an action reads a table`,
    server === undefined ? { skip: noServer } : { timeout: 900_000 },
    async (t) => {
      const url = (await server?.createDatabase()) ?? assert.fail()
      await using opened = await openPostgres({ url, onError: () => undefined })
      await migrate(opened)
      await fillWithoutStatistics(url, analyzed !== 'never')
      const database = measured(opened)
      await using gateway = await startTestGateway({ database })
      const tooMany: string[] = []
      const check = (what: string, maxBlocks: number) => {
        for (const [sql, blocks] of database.blocks) {
          const text = sql.replaceAll(/\s+/g, ' ').slice(0, 200)
          if (blocks > maxBlocks)
            tooMany.push(`${what}: ${blocks} blocks, not ${maxBlocks}: ${text}`)
        }
        t.diagnostic(`${what}: ${Math.max(...database.blocks.values())} blocks`)
        database.blocks.clear()
      }

      for (const count of sizes[analyzed]) {
        await act(gateway, count)
        check(`actions on ${count} recipients`, blocksOf(count))
      }
      const batchId = toGlobalId('InviteBatch', batchAt(3))
      await gateway.execute(RetryInviteBatch, { batchId, acceptDuplicateRisk: true })
      await resumeLane(opened, 'CHIME/paused-0')
      await until(async () => !(await isWaiting(opened, 'CHIME/paused-0')), 120_000)
      check('a retry, and calls formed of what waits', blocksOf(74) + 2 * perBatch)

      assert.deepEqual(tooMany, [])
    },
  )
}

test(
  'among 100,000 invites, no statement of an action that was planned when there were none reads a table',
  server === undefined ? { skip: noServer } : { timeout: 900_000 },
  async (t) => {
    const url = (await server?.createDatabase()) ?? assert.fail()
    // One connection, which keeps what it has planned.
    await using opened = await openPostgres({ url, maxConnections: 1, onError: () => undefined })
    await migrate(opened)
    await neverAnalyze(url, false)
    await using gateway = await startTestGateway({ database: opened })
    for (const round of [1, 2]) await act(gateway, 20, [`first-${round}`, `then-${round}`])
    await fill(url)
    await opened.query('create extension pg_stat_statements')
    await opened.query('select pg_stat_statements_reset()')

    await act(gateway, 500)
    const batchId = toGlobalId('InviteBatch', batchAt(3))
    await gateway.execute(RetryInviteBatch, { batchId, acceptDuplicateRisk: true })
    await resumeLane(opened, 'CHIME/paused-0')
    await until(async () => !(await isWaiting(opened, 'CHIME/paused-0')), 120_000)

    const read = await opened.query<{ sql: string; blocks: number; plans: number }>(
      `select query as sql, max((shared_blks_hit + shared_blks_read) / calls)::int as blocks
       from pg_stat_statements s join pg_database d on d.oid = s.dbid
       where datname = current_database() group by query order by blocks desc`,
    )
    t.diagnostic(`${read[0]?.blocks} blocks`)
    const tooMany = read.filter(({ blocks }) => blocks > blocksOf(500))
    assert.deepEqual(
      tooMany.map(({ sql, blocks }) => `${blocks}: ${sql.replaceAll(/\s+/g, ' ').slice(0, 300)}`),
      [],
    )
  },
)

// The table of sends alone has some 8,000 blocks; a row that is written touches 21 indexes. A retry and
// what follows it count the outcomes of the batch.
const blocksOf = (rows: number) => 2_000 + 60 * rows

const isWaiting = async (on: Parameters<typeof resumeLane>[0], lane: string) =>
  (await on.query(`select 1 from sends where lane_id = $1 and state = 'queued' limit 1`, [lane]))
    .length > 0
