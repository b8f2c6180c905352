import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { callsByDay, maxBatches, maxEntries } from '#invites/statistics/calls-by-day.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import { developer } from '#sandbox/developer.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'

const database = await borrowPglite()
after(() => database[Symbol.asyncDispose]())
await database.query(
  `insert into lanes (id, provider, destination_id) values ('CHIME/shared', 'CHIME', 'shared')`,
)

/** Batches of a tenant that finished, each with a call to Chime and so many entries about it. */
async function storeCalls(tenant: string, batches: number, entries: number): Promise<void> {
  await database.query(
    `with batch as (
       insert into batches (id, tenant, caller, operation, idempotency_key, total, open, finished_at)
       select gen_random_uuid(), $1, 'somebody', 'sendInvites', 'key', 1, 0, gateway_now()
       from generate_series(1, $2)
       returning id
     ), called as (
       insert into calls (id, lane_id, operation, message, token, send_ids, state, owner)
       select id, 'CHIME/shared', 'invite', '{}', id::text, '{}', 'done', id from batch
       returning id
     )
     insert into events (batch_id, actor, kind, code, message, call)
     select batch.id, 'gateway', 'CALL_SUCCEEDED', 'ANSWERED', 'The provider answered.',
       jsonb_build_object('provider', 'CHIME', 'callId', batch.id, 'attempt', n, 'durationMs', 40)
     from batch, generate_series(1, $3) n`,
    [tenant, batches, entries],
  )
}

test('the calls of other tenants neither hide a call nor show how many they are', async () => {
  await storeCalls('acme', 1, 1)
  await storeCalls('other', 10, maxEntries / 5)

  const days = await callsByDay(database, providerKinds, { days: 30 }, acme)

  assert.deepEqual(
    days.map(({ provider, calls, saved }) => ({ provider, calls, saved })),
    [{ provider: 'CHIME', calls: 1, saved: 0 }],
  )
})

test('however many calls there were, the latest ones are read off indexes', async () => {
  await storeCalls('acme', 4 * maxBatches, 1)
  const entries = 6
  await storeCalls('acme', 1_000, entries)
  await database.query('analyze batches, events')
  const plans: string[] = []

  await callsByDay(
    {
      query: async (sql: string, parameters?: readonly unknown[]) => {
        const lines = await database.query<{ 'QUERY PLAN': string }>(
          `explain (analyze, timing off) ${sql}`,
          parameters,
        )
        plans.push(...lines.map((line) => line['QUERY PLAN']))
        return []
      },
    },
    providerKinds,
    { days: 30 },
    acme,
  )

  const ofTenant = plans.find((line) => line.includes(' on batches')) ?? ''
  const ofBatch = plans.find((line) => line.includes(' on events')) ?? ''
  assert.match(ofTenant, /Index Scan Backward using batches_of_tenant/)
  assert.ok(readBy(ofTenant) <= maxBatches, ofTenant)
  assert.ok(readBy(ofBatch) < maxEntries + entries, ofBatch)
  assert.ok(plans.some((line) => line.includes('events_of_batch')))
})

const acme = { ...developer, tenant: 'acme' }

/** How many rows a step of a plan read in all its turns. */
function readBy(line: string): number {
  const [, rows, loops] = /actual rows=([\d.]+) loops=(\d+)/.exec(line) ?? []
  return Number(rows) * Number(loops)
}
