import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Queryable } from '#database/database.ts'
import { entriesOfInvites, saveEntries, saveRevoked } from '#lifecycles/store.ts'
import type { LifecycleEntry } from '#providers/contract/lifecycle.ts'
import { freshPglite } from '../support/database.ts'

const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())

const lane = { id: 'CHIME/berlin', provider: 'CHIME' as const, destinationId: 'berlin' }
const owner = '00000000-0000-4000-8000-000000000001'
const batch = '00000000-0000-4000-8000-000000000000'
const people = 20_000

// Every third is known by an id too.
await database.query(
  `insert into lanes (id, provider, destination_id) values ('CHIME/berlin', 'CHIME', 'berlin')`,
)
await database.query(
  `insert into batches (id, operation, caller, idempotency_key, total, open)
   values ($1, 'sendInvites', 'local', 'key', $2, $2)`,
  [batch, people],
)
await database.query(
  `insert into sends (id, batch_id, target_position, position, invite_id, lane_id, provider,
     destination_id, message_key, recipient_kind, recipient_value, recipient_key, details, state,
     outcome_kind, settled_at, provider_reference)
   select gen_random_uuid(), $1, 0, n, gen_random_uuid(), 'CHIME/berlin', 'CHIME', 'berlin', 'm',
     'EMAIL', 'p' || n, 'p' || n || '@example.com', '{}',
     'final', 'SENT', gateway_now(), case when n % 3 = 0 then 'id-' || n end
   from generate_series(1, $2::int) as n`,
  [batch, people],
)
await database.query('analyze sends')
await database.query(
  `insert into readings (lane_id, owner, since) values ($1, $2, gateway_now())`,
  [lane.id, owner],
)

const entries: LifecycleEntry[] = [
  { keys: ['p1@example.com'], lifecycle: 'PENDING' },
  { keys: ['p10@example.com'], lifecycle: 'ACCEPTED' },
  { keys: ['another@example.com'], reference: 'id-3', lifecycle: 'EXPIRED' },
  { keys: ['p4@example.com', '77'], lifecycle: 'INVALID' },
  { keys: ['nobody@example.com'], reference: 'id-0', lifecycle: 'PENDING' },
]

test('what is found belongs to whom it names: by key or by reference', async () => {
  await saveEntries(database, lane, owner, entries)

  assert.deepEqual(await kept(), {
    'p1@example.com': 'PENDING',
    'p10@example.com': 'ACCEPTED',
    'p3@example.com': 'EXPIRED',
    'p4@example.com': 'INVALID',
  })
})

test('of a list of many strangers only the entries of invited people are kept', async () => {
  const strangers = Array.from({ length: 500 }, (_, n) => ({ keys: [`s${n}`], reference: `r${n}` }))
  const list = [...strangers, ...entries, ...strangers]

  const known = await entriesOfInvites(database, lane, list)
  const elsewhere = await entriesOfInvites(database, { ...lane, destinationId: 'rome' }, list)

  assert.deepEqual(known, entries.slice(0, 4))
  assert.deepEqual(elsewhere, [])
})

test('whom nobody reads for any more is left as they are', async () => {
  const before = await kept()

  await saveEntries(database, lane, batch, [{ keys: ['p1@example.com'], lifecycle: 'ACCEPTED' }])

  assert.deepEqual(await kept(), before)
})

test('people are looked up in indexes, however many there are', async () => {
  const plans: string[] = []
  const explaining: Queryable = {
    query: async (sql, parameters) => {
      const plan = await database.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, parameters)
      plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'))
      return []
    },
  }
  const [first] = await database.query<{ invite_id: string }>('select invite_id from sends limit 1')

  await saveEntries(explaining, lane, owner, entries)
  await entriesOfInvites(explaining, lane, entries)
  await saveRevoked(explaining, [first?.invite_id ?? ''])

  assert.equal(plans.length, 3)
  for (const plan of plans) assert.doesNotMatch(plan, /Seq Scan on sends/)
})

async function kept() {
  const rows = await database.query<{ key: string; lifecycle: string }>(
    `select recipient_key as key, lifecycle from lifecycles join sends using (invite_id)`,
  )
  return Object.fromEntries(rows.map(({ key, lifecycle }) => [key, lifecycle]))
}
