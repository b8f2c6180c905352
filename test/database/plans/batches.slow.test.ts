import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Database } from '#database/database.ts'
import { type BatchFilter, listBatches } from '#invites/query/lists.ts'
import type { PageRequest } from '#invites/query/pagination.ts'
import { developer } from '#sandbox/developer.ts'
import { freshPglite } from '../../support/database.ts'
import { pagesRead } from './pages-read.ts'

const batches = 20_000
let database: Database & AsyncDisposable

before(async () => {
  database = await freshPglite()
  await database.query(`insert into batches (id, tenant, operation, caller, idempotency_key, total,
      open, finished_at, closed_reason)
    select gen_random_uuid(), case when n % 10 = 0 then 'another' else 'sandbox' end, 'sendInvites',
      'developer', n::text, 10, 0, now(), case when n % 10 = 1 then 'BATCH_CANCELED' end
    from generate_series(1, ${batches}) n`)
})
after(() => database[Symbol.asyncDispose]())

const filters: readonly BatchFilter[] = [
  {},
  { status: ['FINISHED'] },
  { status: ['FINISHED', 'CANCELED'] },
  { status: ['FINISHED', 'QUEUED'] },
]
const requests: readonly PageRequest[] = [
  { first: 50 },
  { first: 50, after: batches / 2 },
  { last: 50 },
  { last: 50, before: batches / 2 },
]

for (const filter of filters) {
  test(`a page of many batches that were never analyzed reads a few, ${JSON.stringify(filter)}`, async () => {
    for (const page of requests) {
      const { pages, result } = await pagesRead(database, (on) =>
        listBatches(on, filter, page, developer),
      )

      assert.equal(result.rows.length, 50)
      // All of them have some 400.
      assert.ok(pages < 30, `${pages} pages for ${JSON.stringify(page)}`)
    }
  })
}
