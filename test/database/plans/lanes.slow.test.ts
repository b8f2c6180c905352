import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Database } from '#database/database.ts'
import type { InviteFilter } from '#invites/query/invite-conditions.ts'
import { listInvites } from '#invites/query/lists.ts'
import { lifecycleSqlOf } from '#lifecycles/lifecycle-sql.ts'
import { developer } from '#sandbox/developer.ts'
import { freshPglite } from '../../support/database.ts'
import { pagesRead } from './pages-read.ts'

const lifecycle = lifecycleSqlOf({ untracked: ['REPOST_PRIVATE'], complete: ['WICKR'] })
const each = 8_000
let database: Database & AsyncDisposable

before(async () => {
  database = await freshPglite()
  await database.query(`insert into lanes (id, provider, destination_id)
    select 'CHIME/' || d, 'CHIME', d from unnest(array['bad', 'good']) d`)
  await database.query(`insert into batches (id, operation, caller, idempotency_key, total, open,
      finished_at)
    values (gen_random_uuid(), 'sendInvites', 'developer', 'k', ${2 * each}, 0, now())`)
  // Half of the bad ones failed, and the others were accepted; nobody did either at the good destination.
  await database.query(`insert into sends (id, tenant, batch_id, target_position, position, invite_id,
      lane_id, provider, destination_id, message_key, recipient_kind, recipient_value, recipient_key,
      details, state, outcome_kind, outcome, settled_at)
    select gen_random_uuid(), 'sandbox', (select id from batches), 0, n, gen_random_uuid(),
      'CHIME/' || d, 'CHIME', d, 'm', 'EMAIL', 'r' || n, 'r' || n, '{}', 'final', kind,
      jsonb_build_object('kind', kind, 'code', 'PROVIDER_REJECTED'), now()
    from generate_series(0, ${2 * each - 1}) n,
      lateral (select case when n % 2 = 0 then 'bad' else 'good' end as d) x,
      lateral (select case when n % 4 = 0 then 'FAILED' else 'SENT' end as kind) y
    order by n`)
  await database.query(`insert into lifecycles (invite_id, tenant, born, lifecycle, seen_at, checked_at)
    select invite_id, 'sandbox', born, 'ACCEPTED', now() + interval '1 day', now() + interval '1 day'
    from sends where outcome_kind = 'SENT' and destination_id = 'bad'`)
})
after(() => database[Symbol.asyncDispose]())

/** Each with the pages that may be read: to read all that are elsewhere takes more than 600, and 12,000. */
const rare: readonly (readonly [InviteFilter, number])[] = [
  [{ outcome: ['FAILED'] }, 300],
  [{ outcome: ['FAILED', 'UNCONFIRMED'] }, 300],
  [{ failureCode: ['PROVIDER_REJECTED'] }, 300],
  [{ lifecycle: ['ACCEPTED'] }, 1_000],
]

for (const [filter, maxPages] of rare) {
  test(`a destination where no invite is like ${JSON.stringify(filter)} is read by a few pages`, async () => {
    const there = await pagesAt('good', filter)
    const elsewhere = await pagesAt('bad', filter)

    assert.deepEqual([there.found, there.total], [0, 0])
    assert.deepEqual([elsewhere.found, elsewhere.total], [50, each / 2])
    assert.ok(there.pages < maxPages, `${there.pages} pages`)
  })
}

async function pagesAt(destinationId: string, filter: InviteFilter) {
  const { pages, result } = await pagesRead(database, (on) =>
    listInvites({ on, lifecycle }, { ...filter, destinationId }, { first: 50 }, developer),
  )
  return { pages, found: result.rows.length, total: await result.count() }
}
