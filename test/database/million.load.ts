import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Database } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import type { InviteFilter } from '#invites/query/invite-conditions.ts'
import { listInvites, listInvitesOfBatches } from '#invites/query/lists.ts'
import { maxCounted, type PageRequest } from '#invites/query/pagination.ts'
import { lifecycleSqlOf } from '#lifecycles/lifecycle-sql.ts'
import { developer } from '#sandbox/developer.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { createRandom } from '../truth/day/random.ts'

const lifecycle = lifecycleSqlOf({ untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}
const stored = 1_000_000
const batch = '00000000-0000-4000-8000-000000000042'
let database: Database

before(
  async () => {
    if (server === undefined) return
    const url = await server.createDatabase()
    database = await openPostgres({ url, onError: () => undefined })
    await migrate(database)
    await fill(url)
  },
  // 15 min: filling took 5 min beside a dozen busy processes.
  { timeout: 900_000 },
)
after(() => database?.[Symbol.asyncDispose]())

const filters: readonly (readonly [what: string, filter: InviteFilter, found: number])[] = [
  ['nothing in particular', {}, 50],
  ['part of an address', { recipient: 'PERSON-765432@' }, 1],
  ['part of every address', { recipient: 'example' }, 50],
  ['part of no address', { recipient: 'no-one-has-this' }, 0],
  ['a name', { recipient: 'grace 999' }, 50],
  ['a rare outcome', { outcome: ['UNCONFIRMED'] }, 50],
  ['a common outcome', { outcome: ['SENT'] }, 50],
  ['an outcome that no invite has', { outcome: ['ALREADY_MEMBER'] }, 0],
  ['two outcomes', { outcome: ['FAILED', 'UNCONFIRMED'] }, 50],
  ['a provider', { provider: ['WICKR'] }, 50],
  ['a destination', { destinationId: 'there-7' }, 50],
  ['a person', { personKey: 'person-123456' }, 1],
  ['a batch', { batchId: batch }, 50],
  ['an outcome in a batch', { batchId: batch, outcome: ['SENT'] }, 50],
]
const pages: readonly (readonly [string, PageRequest])[] = [
  ['the first page', { first: 50 }],
  ['a page in the middle', { first: 50, after: 900_000 }],
  ['the last page', { last: 50 }],
]

for (const [what, filter, found] of filters) {
  for (const [which, page] of pages) {
    test(`of a million, ${which} by ${what} reads an index`, onServer, async () => {
      const plans = await plansOf((on) => listInvites({ on, lifecycle }, filter, page, developer))

      assertIndexed(plans)
      if (which === 'the first page') {
        const { rows } = await listInvites({ on: database, lifecycle }, filter, page, developer)
        assert.equal(rows.length, found)
      }
    })
  }
}

test('of a million, the invites of one batch read an index', onServer, async () => {
  const plans = await plansOf((on) =>
    listInvitesOfBatches({ on, lifecycle }, [batch], {}, { first: 50 }, developer),
  )

  assertIndexed(plans)
})

test('counting a million ends early', onServer, async () => {
  const { count } = await listInvites({ on: database, lifecycle }, {}, { first: 1 }, developer)

  assert.equal(await count(), maxCounted + 1)
})

// More seeds hold as well; each takes as long as all of the tests above.
for (const seed of [1]) {
  for (const direction of ['forward', 'backward'] as const) {
    test(
      `paging ${direction} over 100,000 invites while others arrive and some are invited again: no one twice, no one missed (seed ${seed})`,
      onServer,
      async () => {
        const random = createRandom(seed, direction)
        const filter = { destinationId: 'there-7' }
        const known = await database.query<{ id: string }>(
          `select invite_id as id from sends where latest and destination_id = 'there-7'`,
        )
        const seen: string[] = []
        let cursor: number | undefined
        for (let more = true; more; ) {
          const size = random.int(500, 1_000)
          const page: PageRequest =
            direction === 'forward'
              ? { first: size, ...(cursor === undefined ? {} : { after: cursor }) }
              : { last: size, ...(cursor === undefined ? {} : { before: cursor }) }
          const found = await listInvites({ on: database, lifecycle }, filter, page, developer)
          seen.push(...found.rows.map(({ row }) => row.inviteId))
          cursor = (direction === 'forward' ? found.rows.at(-1) : found.rows[0])?.position
          more = direction === 'forward' ? found.hasNextPage : found.hasPreviousPage
          if (random.chance(0.3)) await arrive(known[random.int(0, known.length - 1)]?.id ?? '')
        }

        const all = new Set(seen)
        assert.ok(known.length >= 100_000)
        assert.equal(all.size, seen.length, 'no one twice')
        assert.deepEqual(known.filter(({ id }) => !all.has(id)).length, 0, 'no one missed')
      },
    )
  }
}

/** Somebody new is invited there, and somebody who was before is invited again. */
async function arrive(inviteId: string): Promise<void> {
  const columns = `tenant, batch_id, target_position, lane_id, provider, destination_id, message_key,
    recipient_kind, recipient_value, recipient_key, details, state, outcome_kind, outcome`
  await database.transaction(async (tx) => {
    await tx.query('update sends set latest = false where latest and invite_id = $1', [inviteId])
    await tx.query(
      `insert into sends (id, invite_id, attempt, position, first_seq, ${columns})
       select gen_random_uuid(), case when again then invite_id else gen_random_uuid() end,
         case when again then s.attempt + 1 else 1 end, (random() * 1e9)::int + 10000,
         case when again then s.born end, ${columns}
       from (select * from sends where invite_id = $1 order by attempt desc limit 1) s,
         unnest(array[true, false]) again`,
      [inviteId],
    )
  })
}

/** Ten thousand a batch, one in a thousand unconfirmed, over four providers and ten destinations. */
async function fill(url: string): Promise<void> {
  // Production's connections end a statement after 30 s; some of these take longer on a busy machine.
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const run = (sql: string) => client.query(sql)
  // Created again at the end: a million entries one by one take minutes.
  await run('drop index invites_text')
  await run(`insert into lanes (id, provider, destination_id)
    select p || '/there-' || n, p, 'there-' || n
    from unnest(array['CHIME', 'WICKR', 'REPOST_PRIVATE', 'TENCENT_ORGANIZATION']) p,
      generate_series(0, 9) n`)
  await run(`insert into batches (id, tenant, operation, caller, idempotency_key, total, open)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'sandbox', 'sendInvites',
      'developer', n::text, 10000, 0
    from generate_series(0, ${stored / 10_000 - 1}) n`)
  for (let from = 0; from < stored; from += 250_000) {
    await run(`insert into sends (id, tenant, batch_id, target_position, position, invite_id, lane_id,
        provider, destination_id, message_key, recipient_kind, recipient_value, recipient_key,
        display_name, person_key, details, state, outcome_kind, outcome)
      select gen_random_uuid(), 'sandbox',
        ('00000000-0000-4000-8000-' || lpad((n / 10000)::text, 12, '0'))::uuid, 0, n % 10000,
        gen_random_uuid(), p || '/there-' || n % 10, p, 'there-' || n % 10, 'm', 'EMAIL',
        'person-' || n || '@example.com', 'person-' || n || '@example.com', 'Grace ' || n % 1000,
        'person-' || n, '{}', 'final', k, jsonb_build_object('kind', k)
      from generate_series(${from}, ${from + 249_999}) n,
        lateral (select (array['CHIME', 'WICKR', 'REPOST_PRIVATE', 'TENCENT_ORGANIZATION'])[n % 4 + 1] p,
          case when n % 1000 = 0 then 'UNCONFIRMED' when n % 100 = 1 then 'FAILED' else 'SENT' end k) x`)
  }
  await run('create index invites_text on invites using gin (text gin_trgm_ops)')
  await run('vacuum analyze')
  await client.end()
}

/** How the server would run each statement. */
async function plansOf(read: (on: Pick<Database, 'query'>) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  await read({
    query: async <Row>(sql: string, parameters?: readonly unknown[]) => {
      const lines = await database.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, parameters)
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
      return database.query<Row>(sql, parameters)
    },
  })
  return plans
}

function assertIndexed(plans: readonly string[]): void {
  assert.ok(plans.length > 0)
  for (const plan of plans) {
    assert.match(plan, /Index/)
    assert.doesNotMatch(plan, /Seq Scan on (sends|invites|batches)/, plan)
  }
}
