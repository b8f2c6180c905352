import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openEmbedded } from '#database/embedded/open-embedded.ts'
import { filesWith } from '../../invites/people/files-with.ts'
import { until } from '../../support/until.ts'
import { holdEmbedded } from './hold.ts'
import { noOrdinaryUser, ordinaryDirectory, ordinaryUser } from './ordinary-user.ts'

const directory = ordinaryDirectory()
after(() => rmSync(directory, { recursive: true, force: true }))
const pidFile = join(directory, 'embedded', 'data', 'postmaster.pid')
const pidOfServer = () => Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
const here = { timeout: 120_000, skip: noOrdinaryUser }

test(
  'what was kept survives SIGKILL, and the next process takes over the server',
  here,
  async () => {
    await using first = await holdEmbedded(directory)
    await first.query('create table numbers (n int)')
    await first.query('insert into numbers values (1)')
    const pid = pidOfServer()
    await first.kill()

    await using second = await holdEmbedded(directory)
    const { rows } = await second.query('select n from numbers')
    assert.deepEqual([rows, pidOfServer()], [[{ n: 1 }], pid])
    await second.close()
    assert.equal(existsSync(pidFile), false)
  },
)

test(
  'a second process on the directory gets one sentence, and the first goes on',
  here,
  async () => {
    await using first = await holdEmbedded(directory)
    await using second = await holdEmbedded(directory)

    assert.equal(
      second.refused,
      `Another process uses the data directory ${directory}: stop it, or set DATABASE_URL to share a PostgreSQL server.`,
    )
    assert.deepEqual((await first.query('select 1 as one')).rows, [{ one: 1 }])
  },
)

test(
  'the end of the server is told, and everything is there after the next start',
  here,
  async () => {
    await using holder = await holdEmbedded(directory)
    await holder.query('insert into numbers values (2)')
    process.kill(pidOfServer(), 'SIGKILL')

    assert.match(
      await holder.death,
      /^The embedded PostgreSQL has stopped: look into .*server\.log, and start the gateway again; everything that was stored is kept\.$/,
    )
    await holder.kill()
    await using next = await holdEmbedded(directory)
    assert.deepEqual((await next.query('select n from numbers order by n')).rows, [
      { n: 1 },
      { n: 2 },
    ])
  },
)

test('a number that another process has by now does not keep it from starting', here, async () => {
  await using killed = await holdEmbedded(directory)
  process.kill(pidOfServer(), 'SIGKILL')
  await killed.death
  await killed.kill()
  const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n')
  writeFileSync(pidFile, [process.pid, ...rest].join('\n'))

  await using next = await holdEmbedded(directory)

  assert.deepEqual((await next.query('select count(*)::int as count from numbers')).rows, [
    { count: 2 },
  ])
})

test('its log holds no statement and no value', here, async () => {
  await using holder = await holdEmbedded(directory)
  const failed = await holder.query(`select 'ada@example.com'::uuid`)

  assert.match(failed.message ?? '', /ada@example\.com/)
  await until(() => existsSync(join(directory, 'embedded', 'server.log')))
  assert.doesNotMatch(readFileSync(join(directory, 'embedded', 'server.log'), 'utf8'), /ada@/)
})

test('after npm run compact no file holds what was deleted', here, async () => {
  const words = ['deleted.for.good']
  await using holder = await holdEmbedded(directory)
  await holder.query(`create table texts as select 'deleted.for.good' as text`)
  await holder.query('delete from texts')
  const before = filesWith(directory, words)
  await holder.close()

  const env = { DATA_DIR: directory }
  const compact = spawn(process.execPath, ['src/launch.cjs', 'compact'], { ...ordinaryUser, env })
  const [code] = await once(compact, 'close')

  assert.ok(before.length > 0)
  assert.deepEqual([code, filesWith(directory, words)], [0, []])
})

test('letters of every script are found in lower case, as in PGlite', here, async () => {
  await using holder = await holdEmbedded(directory)
  await holder.query('create extension if not exists pg_trgm')
  const { rows } = await holder.query(
    `select lower('ÉΩЖ') as lower, cardinality(show_trgm('Жук')) as trigrams`,
  )

  assert.deepEqual(rows, [{ lower: 'éωж', trigrams: 4 }])
})

test('as root the start is one sentence', here, async (t) => {
  if (process.getuid?.() !== 0) return t.skip('only root is refused')
  await assert.rejects(openEmbedded({ directory, onError: () => undefined }), {
    name: 'ConfigError',
    message:
      'Run the gateway as an ordinary user, or set DATABASE=pglite: PostgreSQL does not run as root.',
  })
})

test('a path that is too long for a socket is one sentence', here, async () => {
  await using holder = await holdEmbedded(join(directory, 'x'.repeat(100)))

  assert.match(holder.refused ?? '', /^Set DATA_DIR to a shorter path: /)
})
