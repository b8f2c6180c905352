import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Database } from '#database/database.ts'
import type { BatchStatus } from '#invites/query/batch-status.ts'
import { listBatches } from '#invites/query/lists.ts'
import { developer } from '#sandbox/developer.ts'
import { freshPglite } from '../support/database.ts'

const batches = 5_000
let database: Database & AsyncDisposable

before(async () => {
  database = await freshPglite()
  await fill()
})
after(() => database[Symbol.asyncDispose]())

const lists: readonly (readonly [
  statuses: readonly BatchStatus[],
  index: RegExp,
  found: number,
])[] = [
  [['QUEUED'], /batches_open/, 50],
  [['RUNNING'], /batches_open/, 0],
  [['WAITING_FOR_PROVIDER'], /batches_open/, 0],
  [['QUEUED', 'RUNNING', 'WAITING_FOR_PROVIDER'], /batches_open/, 50],
  [['CANCELING'], /batches_(open|canceled)/, 0],
  [['CANCELED'], /batches_canceled/, 50],
  [['CANCELED', 'QUEUED'], /batches_canceled(.|\n)*batches_(open|unfinished)/, 100],
  [['FINISHED'], /batches_(seq_key|of_tenant)/, 100],
]

for (const [statuses, index, found] of lists) {
  test(`of many batches, those that are ${statuses.join(' or ')} are found by an index`, async () => {
    const plans: string[] = []
    const read = (on: Pick<Database, 'query'>) =>
      listBatches(on, { status: statuses }, { first: 100 }, developer)

    const page = await read({
      query: async <Row>(sql: string, parameters?: readonly unknown[]) => {
        const lines = await database.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, parameters)
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
        return database.query<Row>(sql, parameters)
      },
    })

    assert.equal(page.rows.length, found)
    const [plan = ''] = plans
    assert.match(plan, index)
    assert.doesNotMatch(plan, /Seq Scan on (sends|batches)/, plan)
  })
}

/** Ten sends each. One batch in a hundred is open, and one is canceled. */
async function fill(): Promise<void> {
  await database.query(`insert into lanes (id, provider, destination_id)
    values ('CHIME/there', 'CHIME', 'there')`)
  await database.query(`insert into batches (id, tenant, operation, caller, idempotency_key, total,
      open, finished_at, closed_reason)
    select gen_random_uuid(), 'sandbox', 'sendInvites', 'developer', n::text, 10,
      case when n % 100 = 0 then 10 else 0 end, case when n % 100 > 0 then now() end,
      case when n % 100 = 1 then 'BATCH_CANCELED' end
    from generate_series(1, ${batches}) n`)
  await database.query(`insert into sends (id, tenant, batch_id, target_position, position, invite_id,
      lane_id, provider, destination_id, message_key, recipient_kind, recipient_value, recipient_key,
      details, state, outcome_kind, outcome)
    select gen_random_uuid(), 'sandbox', b.id, 0, n, gen_random_uuid(), 'CHIME/there', 'CHIME',
      'there', 'm', 'EMAIL', 'r' || n, 'r' || n, '{}',
      case when b.open = 0 then 'final' else 'queued' end,
      case when b.open = 0 then 'SENT' else 'QUEUED' end,
      case when b.open = 0 then '{"kind": "SENT"}'::jsonb end
    from batches b, generate_series(1, 10) n`)
  await database.query('vacuum analyze')
}
