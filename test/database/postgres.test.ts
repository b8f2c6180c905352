import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { type DatabaseKind, databaseFacts, hearing } from './facts.ts'
import { migrationFacts } from './migration-facts.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())

const onServer = { skip: server === undefined ? noServer : false } as const

const kind: DatabaseKind = {
  name: 'PostgreSQL',
  ...onServer,
  open: async (connections) => {
    const { open } = await newDatabase()
    return Promise.all(Array.from({ length: connections }, open))
  },
}
databaseFacts(kind)
migrationFacts(kind)

test('a notification reaches every replica', onServer, async () => {
  const { open } = await newDatabase()
  await using one = await open()
  await using other = await open()
  const news = hearing()
  await other.listen('news', news.hear)

  await one.query("select pg_notify('news', 'hello')")
  await news.until(1)

  assert.deepEqual(news.heard, ['hello'])
})

test('listeners learn of a restart, and hear notifications again after it', onServer, async () => {
  const { open, errors } = await newDatabase()
  await using database = await open()
  const news = hearing()
  await database.listen('news', news.hear)
  await database.query('select 1')

  await server?.restart()
  await news.until(1)
  await database.query("select pg_notify('news', 'after')")
  await news.until(2)

  assert.deepEqual(news.heard, [undefined, 'after'])
  assert.ok(errors.length > 0)
})

test('a transaction cut in the middle rejects, and leaves nothing', onServer, async () => {
  const { open } = await newDatabase()
  await using database = await open()
  await database.query('create table cut (id int)')

  const cut = database.transaction(async (tx) => {
    await tx.query('insert into cut values (1)')
    await server?.restart()
    await tx.query('insert into cut values (2)')
  })
  await assert.rejects(cut)

  assert.deepEqual(await database.query('select id from cut'), [])
})

test('listening goes on after connections were ended one by one', onServer, async () => {
  const { open } = await newDatabase()
  await using database = await open()
  await using admin = await open()
  const news = hearing()
  await database.listen('news', news.hear)
  await database.listen('more news', news.hear)

  for (const times of [1, 2, 3]) {
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen %'`,
    )
    await news.until(2 * times)
  }
  await admin.query(`select pg_notify('news', 'a'), pg_notify('more news', 'b')`)
  await news.until(8)
  const [row] = await admin.query<{ count: number }>(
    `select count(*) from pg_stat_activity
     where datname = current_database() and query like 'listen %'`,
  )

  assert.deepEqual(news.heard.slice(6), ['a', 'b'])
  assert.equal(row?.count, 1)
})

test('a server that cannot be reached is one sentence', async () => {
  const url = 'postgres://nobody@127.0.0.1:1/nothing'

  await assert.rejects(openPostgres({ url, onError: () => {} }), {
    message: /^Start the database that DATABASE_URL names, or correct it: .*ECONNREFUSED.*\.$/,
  })
})

async function newDatabase() {
  assert.ok(server)
  const url = await server.createDatabase()
  const errors: Error[] = []
  const open = () => openPostgres({ url, onError: (error) => errors.push(error) })
  return { open, errors }
}
