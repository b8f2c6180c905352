import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { after, test } from 'node:test'
import pg from 'pg'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { DatabaseUnavailable } from '#database/unavailable.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'
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
databaseFacts({
  name: 'PostgreSQL with defaults of its own',
  ...onServer,
  open: async (connections) => {
    const { open, set } = await newDatabase()
    await set(`default_transaction_isolation = 'repeatable read'`)
    await set(`datestyle = 'German, DMY'`)
    await set('client_encoding = latin1')
    await set('standard_conforming_strings = off')
    await set('extra_float_digits = -10')
    await set('synchronous_commit = off')
    return Promise.all(Array.from({ length: connections }, open))
  },
})

test('what is committed is on disk, whatever default the database has', onServer, async () => {
  const asked = `select current_setting('synchronous_commit') as level`
  for (const [level, expected] of [
    ['off', 'local'],
    ['remote_apply', 'remote_apply'],
  ]) {
    const { open, set } = await newDatabase()
    await set(`synchronous_commit = ${level}`)
    await using database = await open()

    for (const { query } of [database, database.fixed, database.background ?? database]) {
      assert.deepEqual(await query(asked), [{ level: expected }])
    }
  }
})

test('statements are planned once, but for those that requests compose', onServer, async () => {
  const { open } = await newDatabase()
  await using database = await open()
  const plans = `select current_setting('plan_cache_mode') as mode`
  const once = [{ mode: 'force_generic_plan' }]

  for (const _round of [1, 2]) {
    assert.deepEqual(await database.query(plans), [{ mode: 'force_custom_plan' }])
    assert.deepEqual(await database.fixed.query(plans), once)
    assert.deepEqual(await database.background?.query(plans), once)
    assert.deepEqual(await database.transaction((tx) => tx.query(plans)), once)
    await assert.rejects(database.query('select 1 / 0'), { code: '22012' })
  }
})

test('a statement whose table has changed fails once on a connection', onServer, async () => {
  const { open } = await newDatabase()
  await using database = await open(1)
  await using another = await open()
  await another.query('create table changing as select 1 as id')
  const ids = () => database.transaction((tx) => tx.query('select id from changing'))
  await ids()

  await another.query('alter table changing alter id type bigint')

  await assert.rejects(ids(), { code: '0A000' })
  assert.deepEqual(await ids(), [{ id: 1 }])
})

test('writing goes on when a server takes writes again', onServer, async () => {
  const { open, set } = await newDatabase()
  await using another = await open()
  await another.query('create table written (id int)')
  await set('default_transaction_read_only = on')
  await using database = await open(1)
  const write = () => database.transaction((tx) => tx.query('insert into written values (1)'))
  await assert.rejects(write(), DatabaseUnavailable)

  await set('default_transaction_read_only = off')

  await write()
  assert.deepEqual(await another.query('select id from written'), [{ id: 1 }])
})

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

  // The restart was noticed: until the next ping everybody is refused.
  const left = await until(() => database.query('select id from cut').catch(() => undefined))
  assert.deepEqual(left, [])
})

test(
  'a connection that ends as soon as it is ready fails its transaction only',
  onServer,
  async () => {
    assert.ok(server)
    await using front = await endWhenReady(new URL(await server.createDatabase()))
    await using database = await openPostgres({ url: front.url, onError: () => undefined })

    const cut = await database.transaction(async (tx) => {
      front.cut = true
      const another = await database.transaction(() => Promise.resolve('done')).catch(String)
      front.cut = false
      return [another, await tx.query('select 1 as one')]
    })

    assert.deepEqual(cut, ['DatabaseUnavailable: The database is not available.', [{ one: 1 }]])
  },
)

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

test('who only listens is not ended for being idle', onServer, async () => {
  const { open, set, url } = await newDatabase()
  await set('idle_session_timeout = 300')
  await using database = await open()
  const lock = await database.holdLivenessLock?.(randomUUID())

  // Each is idle for a shorter time than the one that listens.
  for (const _ of [1, 2]) {
    const idle = new pg.Client({ connectionString: url })
    const ended = new Promise<void>((resolve) => idle.on('end', resolve))
    idle.on('error', () => undefined)
    await idle.connect()
    await ended
  }

  assert.equal(lock?.wasLost(), false)
  assert.equal(typeof lock?.heldSince(), 'number')
})

test('a server that takes no writes is one sentence for who migrates', onServer, async () => {
  const { open, set } = await newDatabase()
  await set('default_transaction_read_only = on')
  await using database = await open()

  await assert.rejects(migrate(database), {
    name: 'ConfigError',
    message:
      /^Name a server that takes writes in DATABASE_URL, or start again when this one does: /,
  })
})

test('a role that may not make tables is one sentence for who migrates', onServer, async () => {
  const { open, url } = await newDatabase()
  await using owner = await open()
  // Before PostgreSQL 15 everybody may.
  await owner.query('revoke create on schema public from public')
  await owner.query(`create role reader_${process.pid} login`)
  const reader = new URL(url)
  reader.username = `reader_${process.pid}`
  await using database = await openPostgres({ url: reader.href, onError: () => undefined })

  await assert.rejects(migrate(database), {
    name: 'ConfigError',
    message: /^Make the role of DATABASE_URL the owner of the database, or grant it to create /,
  })
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
  const open = (maxConnections = 10) =>
    openPostgres({ url, onError: (error) => errors.push(error), maxConnections })
  /** Sets a default of the database, for connections to come. */
  const set = async (setting: string) => {
    await using admin = await openPostgres({ url: server.url, onError: () => undefined })
    await admin.query(`alter database ${new URL(url).pathname.slice(1)} set ${setting}`)
  }
  return { open, set, url, errors }
}

/** Hands everything on; while `cut`, a server's `ReadyForQuery` comes with its farewell in one piece. */
async function endWhenReady(server: URL) {
  const farewell = Buffer.from('E\0\0\0\x1fSFATAL\0C57P01\0Mgoing away\0\0', 'latin1')
  const front = { url: '', cut: false }
  const proxy = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname)
    client.on('error', () => upstream.destroy()).pipe(upstream)
    upstream
      .on('error', () => client.destroy())
      .on('data', (chunk) => {
        const isReady = chunk.subarray(-6, -1).toString('latin1') === 'Z\0\0\0\x05'
        if (front.cut && isReady) client.end(Buffer.concat([chunk, farewell]))
        else client.write(chunk)
      })
    upstream.on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  const port = (proxy.address() as AddressInfo).port
  return Object.assign(front, {
    url: `postgres://postgres@127.0.0.1:${port}${server.pathname}`,
    [Symbol.asyncDispose]: async () => {
      await once(proxy.close(), 'close')
    },
  })
}
