import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { insertErasure, nextErasureMs } from '#dispatch/erasing/erasures.ts'
import { freshPglite } from '../../support/database.ts'

test('where nobody is to be erased, nothing is due at any time', async () => {
  await using database = await freshPglite()

  assert.equal(await nextErasureMs(database), undefined)
})

test('of two erasures, the one that is due first says how long to wait', async () => {
  await using database = await freshPglite()
  const words = { values: [], names: [], personKeys: [] }
  const erasure = { tenant: 'a', caller: 'b', recipientKeys: [], words }
  for (const seconds of [3_600, 60]) {
    const id = randomUUID()
    await insertErasure(database, { ...erasure, id })
    await database.query(
      `update erasures set next_at = gateway_now() + $2 * interval '1 s' where id = $1`,
      [id, seconds],
    )
  }

  const ms = await nextErasureMs(database)

  assert.ok(ms !== undefined && ms > 30_000 && ms <= 60_000, `${ms} ms`)
})

test('an erasure that is overdue is due now', async () => {
  await using database = await freshPglite()
  const words = { values: [], names: [], personKeys: [] }
  const id = randomUUID()
  await insertErasure(database, { id, tenant: 'a', caller: 'b', recipientKeys: [], words })
  await database.query(`update erasures set next_at = gateway_now() - interval '1 h'`)

  assert.equal(await nextErasureMs(database), 0)
})
