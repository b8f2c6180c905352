import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { lifecycleSqlOf, storedStates, trackingOf } from '#lifecycles/lifecycle-sql.ts'
import { freshPglite } from '../support/database.ts'
import { type Row, rows } from './lifecycle-table.ts'

const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())

const unread = async () => ({ kind: 'read', entries: [] }) as const
const tracking = trackingOf([
  { kind: 'REPOST_PRIVATE', lifecycles: 'UNTRACKED' },
  { kind: 'WICKR', lifecycles: { list: unread, missing: 'INVALID' } },
  { kind: 'CHIME', lifecycles: { list: unread } },
])
const sql = lifecycleSqlOf(tracking)
const minuteMs = 60_000
const now = new Date()
const batch = '00000000-0000-4000-8000-000000000000'
const idOf = (row: Row) =>
  `00000000-0000-4000-8000-${String(rows.indexOf(row) + 1).padStart(12, '0')}`
const at = (minutes: number | null | undefined) =>
  minutes == null ? null : new Date(now.getTime() - minutes * minuteMs).toISOString()

await database.query(
  `insert into batches (id, operation, caller, idempotency_key, total, open)
   values ($1, 'sendInvites', 'local', 'key', $2, 0)`,
  [batch, rows.length],
)
for (const [position, row] of rows.entries()) await store(row, position)

for (const row of rows) {
  test(row.fact, async () => {
    const [state] = await storedStates(database, sql, [idOf(row)], minuteMs)
    const [stored] = await database.query<{ lifecycle: string }>(
      `select ${sql.stored} as lifecycle from sends s where s.invite_id = $1`,
      [idOf(row)],
    )

    assert.equal(state?.lifecycle, row.lifecycle)
    assert.equal(stored?.lifecycle, row.lifecycle)
    assert.equal(state?.checkedAt?.toISOString() ?? null, at(row.checkedAt))
    const expiry = row.expires && at(10 - (row.lifetimeDays ?? 0) * 24 * 60)
    assert.equal(state?.expiresAt?.toISOString() ?? null, expiry ?? null)
    assert.equal(state?.fresh, row.fresh ?? false)
  })
}

test('the contract says which provider cannot be read, and whose list is complete', () => {
  assert.deepEqual(tracking, { untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
})

test('a gateway without providers can still answer', async () => {
  const [untracked] = rows.filter(({ lifecycle }) => lifecycle === 'UNTRACKED')
  const ids = untracked === undefined ? [] : [idOf(untracked)]

  const states = await storedStates(database, lifecycleSqlOf(trackingOf([])), ids, minuteMs)

  assert.deepEqual(
    states.map(({ lifecycle }) => lifecycle),
    ['PENDING'],
  )
})

async function store(row: Row, position: number): Promise<void> {
  const { provider, outcome, stored, key = `p${position}`, found, checked, everyone } = row
  const destination = `d${position}`
  const lane = `${provider}/${destination}`
  const final = outcome !== 'QUEUED'
  await database.query('insert into lanes (id, provider, destination_id) values ($1, $2, $3)', [
    lane,
    provider,
    destination,
  ])
  await database.query(
    `insert into sends (id, batch_id, target_position, position, invite_id, lane_id, provider,
       destination_id, message_key, recipient_kind, recipient_value, recipient_key, details, state,
       outcome_kind, outcome, settled_at)
     values (gen_random_uuid(), $1, 0, $2, $3, $4, $5, $6, 'm', 'EMAIL', 'p', $7, '{}', $8, $9,
       $10::jsonb, $11)`,
    [
      ...[batch, position, idOf(row), lane, provider, destination, key],
      ...[final ? 'final' : 'queued', outcome],
      JSON.stringify(stored ?? { kind: outcome }),
      final ? at(10) : null,
    ],
  )
  if (found !== undefined) {
    await database.query(
      `insert into lifecycles (invite_id, lifecycle, lifetime_ms, seen_at, checked_at)
       values ($1, $2, $3, $4, $5)`,
      [
        idOf(row),
        found.lifecycle,
        row.lifetimeDays === undefined ? null : row.lifetimeDays * 24 * 60 * minuteMs,
        at(found.seen),
        at(checked ?? found.seen),
      ],
    )
  }
  if (everyone !== undefined) {
    await database.query(
      'insert into readings (lane_id, began_at, finished_at) values ($1, $2, $3)',
      [lane, at(everyone.began), at(everyone.finished)],
    )
  }
}
