import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Database } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { foldOutcomes } from '#invites/statistics/fold-outcomes.ts'
import { ReadStatistics } from '../../support/documents/statistics.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'

const stored = Number(process.env.STATISTICS_INVITES ?? 5_000_000)
const many = stored.toLocaleString('en')
const perBatch = 1_000
const perCall = 50
const atOnce = 250_000
const filledDays = 90
// Well under a second. Beside other work it takes a few times as long.
const maxMs = Number(process.env.STATISTICS_MAX_MS ?? 500)

// Nothing here is about a power cut, and filling takes half as long.
const server = await startPostgres(['fsync=off', 'maintenance_work_mem=1GB', 'max_wal_size=8GB'])
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}
let database: Database
let gateway: TestGateway

before(
  async () => {
    if (server === undefined) return
    const url = await server.createDatabase()
    database = await openPostgres({ url, onError: () => undefined })
    await migrate(database)
    await fill(url)
    gateway = await startTestGateway({ database })
  },
  { timeout: 1_800_000 },
)
after(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
})

for (const when of ['before the changes are added up', 'afterwards']) {
  test(`of ${many} invites, a month is counted by day in ${maxMs} ms, ${when}`, {
    ...onServer,
    timeout: 600_000,
  }, async (t) => {
    if (when === 'afterwards') {
      while ((await database.transaction(foldOutcomes)) !== undefined);
      await database.query('vacuum analyze outcome_changes, outcome_days')
    }
    for (const [days, provider] of [
      [31, null],
      [92, null],
      [31, 'WICKR'],
    ] as const) {
      const times: number[] = []
      for (let round = 0; round < 5; round += 1) {
        const began = performance.now()
        const { statistics } = await gateway.execute(ReadStatistics, { days, provider })
        times.push(Math.round(performance.now() - began))
        const { outcomesByDay, outcomesByDestination, callsByDay } = statistics
        // A day less where midnight has passed since they were made.
        const fewest = Math.min(days - 1, filledDays) * (provider === null ? 4 : 1)
        assert.ok(outcomesByDay.length >= fewest, `${outcomesByDay.length} of ${fewest}`)
        assert.equal(outcomesByDestination.length, provider === null ? 50 : 25)
        assert.ok(callsByDay.length > 0)
      }
      t.diagnostic(`${days} days, ${provider ?? 'all providers'}: ${times.join(', ')} ms`)
      const median = times.sort((one, other) => one - other)[2] ?? Number.POSITIVE_INFINITY
      assert.ok(median <= maxMs, `${median} ms`)
    }
  })
}

test(`no invite of ${many} is missing in the counts`, onServer, async () => {
  const { statistics } = await gateway.execute(ReadStatistics, { days: 92 })

  const counted = statistics.outcomesByDay.reduce(
    (sum, { sent, failed, unconfirmed }) => sum + sent + failed + unconfirmed,
    0,
  )
  assert.equal(counted, stored)
})

/** A thousand a batch and fifty a call, over 90 days, four providers and a hundred destinations. */
async function fill(url: string): Promise<void> {
  // Production's connections end a statement after 30 s.
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = (sql: string) => client.query(sql)
  const { rows: indexes } = await run(`select indexname as name, indexdef as sql from pg_indexes
    where tablename in ('sends', 'invites') and indexdef like 'CREATE INDEX%'
      and indexname <> 'sends_of_invite'`)
  // Created again at the end: millions of entries one by one take many minutes. Lifecycles need that one.
  for (const { name } of indexes) await run(`drop index ${name}`)
  await run(`insert into lanes (id, provider, destination_id)
    select p || '/there-' || n, p, 'there-' || n from ${providers}, generate_series(0, 24) n`)
  await run(`insert into batches (id, tenant, operation, caller, idempotency_key, total, open,
      created_at, finished_at)
    select ${id(0, 'n')}, 'sandbox', 'sendInvites', 'developer', n::text, ${perBatch}, 0, ${at}, ${at}
    from generate_series(0, ${stored / perBatch - 1}) n`)
  for (let from = 0; from < stored; from += atOnce) {
    const all = `generate_series(${from}, ${from + atOnce - 1}) m, lateral (${placeOf}) x`
    await run(`insert into sends (id, tenant, batch_id, target_position, position, invite_id, lane_id,
        provider, destination_id, message_key, recipient_kind, recipient_value, recipient_key, details,
        state, outcome_kind, outcome, created_at, asked_at, settled_at)
      select ${id(1, 'm')}, 'sandbox', ${id(0, 'n')}, 0, m % ${perBatch}, ${id(2, 'm')}, lane, p, there,
        'm', 'EMAIL', 'person-' || m || '@example.com', substr(md5(m::text), 1, 22), '{}', 'final', k,
        jsonb_build_object('kind', k), ${at}, ${at}, ${at} from ${all}`)
    await run(`insert into lifecycles (invite_id, tenant, lifecycle, seen_at, checked_at)
      select ${id(2, 'm')}, 'sandbox', 'ACCEPTED', now(), now() from ${all} where m % 3 = 0 and k = 'SENT'`)
    const calls = `generate_series(${from}, ${from + atOnce - 1}, ${perCall}) m, lateral (${placeOf}) x`
    await run(`insert into calls (id, lane_id, operation, message, token, send_ids, state, owner,
        accepted, created_at)
      select ${id(3, 'm')}, lane, 'invite', '{}', m::text, '{}', 'done', gen_random_uuid(), true, ${at}
      from ${calls}`)
    await run(`insert into events (batch_id, actor, kind, code, message, at, call)
      select ${id(0, 'n')}, 'gateway', 'CALL_SUCCEEDED', 'ANSWERED', 'The provider answered.', ${at},
        jsonb_build_object('provider', p, 'operation', 'InviteUsers', 'callId', ${id(3, 'm')},
          'attempt', 1, 'durationMs', 40 + m % 90) from ${calls}`)
  }
  for (const { sql } of indexes) await run(sql)
  await run('vacuum analyze')
  await client.end()
}

const id = (kind: number, n: string) =>
  `('0000000${kind}-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
// The oldest batches first.
const at = `gateway_now() - interval '1 day' * (${filledDays - 1} - n * ${filledDays} / ${stored / perBatch})`
const providers = `unnest(array['CHIME', 'WICKR', 'REPOST_PRIVATE', 'TENCENT_ORGANIZATION']) p`
const placeOf = `select m / ${perBatch} as n, p, there, p || '/' || there as lane,
    case when m % 1000 = 0 then 'UNCONFIRMED' when m % 100 = 1 then 'FAILED' else 'SENT' end as k
  from (select (array['CHIME', 'WICKR', 'REPOST_PRIVATE', 'TENCENT_ORGANIZATION'])[m / 50 % 4 + 1] as p,
    'there-' || m / 200 % 25 as there) as place`
