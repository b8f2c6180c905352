import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Queryable } from '#database/database.ts'
import { freshPglite } from '../../support/database.ts'

const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())

const limit = { timeout: 60_000 }

/** The names of the statements of that text that PostgreSQL keeps. */
const keptAs = async (sql: string) =>
  (
    await database.query<{ name: string }>(
      'select name from pg_prepared_statements where statement = $1',
      [sql],
    )
  ).map(({ name }) => name)

test('a statement that runs twice is parsed once', limit, async () => {
  const sql = 'select $1::int as n'

  assert.deepEqual(await database.query(sql, [1]), [{ n: 1 }])
  const first = await keptAs(sql)
  assert.deepEqual(await database.transaction((tx) => tx.query(sql, [2])), [{ n: 2 }])

  assert.equal(first.length, 1)
  assert.deepEqual(await keptAs(sql), first)
})

test('no more than 200 texts are kept, those that ran last', limit, async () => {
  const text = (n: number) => `select ${n} as n`
  for (let n = 0; n < 201; n += 1) {
    assert.deepEqual(await database.query(text(n)), [{ n }])
    await database.query(text(0))
  }

  const counted = 'select count(*)::int as kept from pg_prepared_statements'
  assert.deepEqual(await database.query(counted), [{ kept: 200 }])
  assert.equal((await keptAs(text(0))).length, 1)
  assert.equal((await keptAs(text(1))).length, 0)
  assert.equal((await keptAs(text(200))).length, 1)
})

test('a statement is right after its tables have changed', limit, async () => {
  await database.query('create table changing (a int)')
  const all = 'select * from changing'
  assert.deepEqual(await database.query(all), [])

  await database.transaction(async (tx) => {
    await tx.query(`alter table changing add column b text not null default 'x'`)
    await tx.query('insert into changing values (1)')
  })
  assert.deepEqual(await database.query(all), [{ a: 1, b: 'x' }])

  const reason = new Error('rolled back')
  const undone = database.transaction(async (tx) => {
    await tx.query('alter table changing drop column b')
    assert.deepEqual(await tx.query(all), [{ a: 1 }])
    throw reason
  })
  await assert.rejects(undone, reason)
  // PostgreSQL says so once.
  await database.query(all).catch(() => undefined)
  assert.deepEqual(await database.query(all), [{ a: 1, b: 'x' }])
})

test(
  'statements of a transaction that are asked for at once run in their order',
  limit,
  async () => {
    await database.query('create table in_order (n serial, who text)')
    const add = (tx: Queryable, who: string) =>
      tx.query('insert into in_order (who) values ($1)', [who])

    await database.transaction((tx) => Promise.all([add(tx, 'a'), add(tx, 'b'), add(tx, 'c')]))

    const rows = await database.query<{ who: string }>('select who from in_order order by n')
    assert.deepEqual(
      rows.map(({ who }) => who),
      ['a', 'b', 'c'],
    )
  },
)

const failures = [
  { name: 'when it runs', sql: 'insert into once values ($1)', value: 1, code: '23505' },
  { name: 'when it is bound', sql: 'insert into once values ($1)', value: 'x', code: '22P02' },
  { name: 'when it is parsed', sql: 'insert into nowhere values ($1)', value: 1, code: '42P01' },
]
for (const { name, sql, value, code } of failures) {
  for (const first of [true, false]) {
    const place = first ? 'the first' : 'a later'
    test(
      `after ${place} statement that fails ${name}, a transaction does nothing`,
      limit,
      async () => {
        await database.query('drop table if exists once')
        await database.query('create table once (n int primary key)')
        await database.query('insert into once values (1)')
        const codes: unknown[] = []
        const note = (error: { code?: string }) => codes.push(error.code)

        const failed = database.transaction(async (tx) => {
          if (!first) await tx.query('insert into once values (2)')
          const asked = [tx.query(sql, [value]), tx.query('insert into once values (3)')]
          await Promise.all(asked.map((query) => query.catch(note)))
          await tx.query('select 1').catch(note)
        })

        await assert.rejects(failed, { code })
        assert.deepEqual(codes, [code, '25P02', '25P02'])
        assert.deepEqual(await database.query('select n from once'), [{ n: 1 }])
      },
    )
  }
}

test(
  'a statement after one that cannot be written is in the transaction all the same',
  limit,
  async () => {
    await database.query('create table written (yes boolean)')
    const reason = new Error('no')

    const failed = database.transaction(async (tx) => {
      await assert.rejects(tx.query('insert into written values ($1)', ['perhaps']), /boolean/)
      await tx.query('insert into written values ($1)', [true])
      throw reason
    })

    await assert.rejects(failed, reason)
    assert.deepEqual(await database.query('select yes from written'), [])
  },
)
