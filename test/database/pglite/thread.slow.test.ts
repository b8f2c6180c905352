import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import type { Queryable } from '#database/database.ts'
import { openPglite } from '#database/pglite.ts'
import { freshPglite, unpackImage } from '../../support/database.ts'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-thread-'))
after(() => rmSync(directory, { recursive: true, force: true }))
unpackImage(join(directory, 'pglite'))

const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())

const long = 'select count(distinct md5(n::text))::int as count from generate_series(1, 30000) n'

test('a long statement leaves the event loop free', async () => {
  const [thread, all] = [process.threadCpuUsage(), process.cpuUsage()]
  const rows = await database.query(long)
  const [ours, whole] = [process.threadCpuUsage(thread).user, process.cpuUsage(all).user]

  assert.deepEqual(rows, [{ count: 30_000 }])
  assert.ok(ours < whole / 4, `${ours} of ${whole} µs were spent in this thread`)
})

test('statements and transactions that are asked for at once are done in their order', async () => {
  await database.query('create table ordered (id serial, who text)')
  const add = (on: Queryable, who: string) =>
    on.query('insert into ordered (who) values ($1)', [who])

  await Promise.all([
    add(database, 'first'),
    database.transaction(async (tx) => {
      await add(tx, 'second')
      await add(tx, 'third')
    }),
    add(database, 'fourth'),
  ])

  const rows = await database.query<{ who: string }>('select who from ordered order by id')
  assert.deepEqual(
    rows.map(({ who }) => who),
    ['first', 'second', 'third', 'fourth'],
  )
})

test('an error has its SQLSTATE and shows who asked, without the parameters', async () => {
  async function readText() {
    await database.query('select $1::text::int', ['ada@example.com'])
  }

  const error = await readText().catch((error: unknown) => error)

  assert.ok(error instanceof Error)
  assert.equal('code' in error && error.code, '22P02')
  assert.match(error.stack ?? '', /readText/)
  assert.deepEqual(Object.keys(error), ['code'])
})

test('a parameter that cannot be passed on is refused, and the next statement runs', async () => {
  await assert.rejects(database.query('select $1', [() => 1]), { name: 'DataCloneError' })
  await assert.rejects(
    database.transaction((tx) => tx.query('select $1', [Symbol('x')])),
    { name: 'DataCloneError' },
  )

  assert.deepEqual(await database.query('select 1 as one'), [{ one: 1 }])
})

test('work that throws at once is rolled back, and others go on', async () => {
  const reason = new Error('at once')

  await assert.rejects(
    database.transaction(() => {
      throw reason
    }),
    reason,
  )

  assert.deepEqual(await database.query('select 1 as one'), [{ one: 1 }])
})

test('a statement of a transaction that has ended is refused', async () => {
  let ended: Queryable | undefined
  await database.transaction(async (tx) => {
    ended = tx
  })

  await assert.rejects(ended?.query('select 1') ?? assert.fail(), /transaction is over/)
})

test('closing waits for what was asked before, and refuses what is asked after', async () => {
  const closing = await freshPglite()
  const asked = [closing.query(long), closing.transaction((tx) => tx.query('select 1 as one'))]
  const stop = await closing.listen('news', () => undefined)

  await Promise.all([closing[Symbol.asyncDispose](), closing[Symbol.asyncDispose]()])

  assert.deepEqual(await Promise.all(asked), [[{ count: 30_000 }], [{ one: 1 }]])
  await assert.rejects(closing.query('select 1'), { message: 'The database is closed.' })
  await assert.rejects(
    closing.transaction(async () => undefined),
    { message: 'The database is closed.' },
  )
  await stop()
})

test('a closed database leaves nothing that keeps its process alive', async () => {
  const program = `
    const { openPglite } = await import('#database/pglite.ts')
    const database = await openPglite({ directory: ${JSON.stringify(directory)} })
    await database.listen('news', () => undefined)
    await database[Symbol.asyncDispose]()
    console.log('closed')`
  const root = join(import.meta.dirname, '../../..')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { cwd: root, timeout: 120_000 },
  )

  assert.equal(stdout, 'closed\n')
})

test('a thread that dies rejects everything with one sentence, and what was stored is kept', async () => {
  const deaths: Error[] = []
  const onDeath = (error: Error) => deaths.push(error)
  const mortal = await openPglite({ directory, maxHeapMb: 40, onDeath })
  await mortal.query('create table kept as select 1 as n')

  const tooMuch = mortal.query(
    `select n, md5(n::text) as a, md5(n::text) as b from generate_series(1, 300000) n`,
  )
  const meanwhile = [mortal.query('select 1'), mortal.transaction((tx) => tx.query('select 1'))]
  const words = await Promise.all([tooMuch, ...meanwhile].map(refusalOf))
  words.push(await refusalOf(mortal.query('select 1')))
  words.push(await refusalOf(mortal.listen('news', () => undefined)))

  const sentence =
    'The built-in database has stopped: start the gateway again; everything that was stored is kept.'
  assert.deepEqual(words, Array(5).fill(sentence))
  assert.deepEqual(
    deaths.map(({ message }) => message),
    [sentence],
  )
  await mortal[Symbol.asyncDispose]()
  await using reopened = await openPglite({ directory })
  assert.deepEqual(await reopened.query('select n from kept'), [{ n: 1 }])
})

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => assert.fail('it was answered'),
    (error: Error) => error.message,
  )
