import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { until } from '../../support/until.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())

test('a migration may take longer than any other statement, and be waited for', {
  skip: server === undefined ? noServer : false,
  timeout: 60_000,
}, async () => {
  assert.ok(server)
  const url = await server.createDatabase()
  // The driver waits five seconds longer than the server.
  await using database = await openPostgres({ url, maxStatementMs: 100, onError: () => undefined })
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  try {
    await other.query('select pg_advisory_lock(468483)')
    const migrating = migrate(database)
    migrating.catch(() => undefined)
    const isOver = migrating.then(
      () => true,
      () => true,
    )
    const hasWaited = async () => {
      const { rows } = await other.query(
        `select 1 from pg_stat_activity where datname = current_database()
         and wait_event = 'advisory' and now() - query_start > interval '5.5 s'`,
      )
      return rows.length > 0 || Promise.race([isOver, undefined])
    }
    await until(hasWaited, 30_000)

    await other.query('select pg_advisory_unlock(468483)')

    await migrating
  } finally {
    await other.end()
  }
  const applied = await database.query('select 1 from migrations')
  assert.ok(applied.length > 0)
  await assert.rejects(database.query('select pg_sleep(1)'), { name: 'DatabaseUnavailable' })
})
