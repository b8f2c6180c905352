import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPglite } from '#database/pglite.ts'
import { unpackImage } from '../../support/database.ts'
import { until } from '../../support/until.ts'
import { mountSmallDisk, noSmallDisk } from './small-disk.ts'

const disk = mountSmallDisk(120)
after(() => disk?.[Symbol.dispose]())
const onSmallDisk = { skip: disk === undefined && noSmallDisk }
const directory = join(disk?.directory ?? '', 'data')

test(
  'without space for a table a write can be repeated when there is space',
  onSmallDisk,
  async () => {
    unpackImage(join(directory, 'pglite'))
    await using database = await openPglite({ directory, onDeath: assert.fail })
    await database.query('create table grown (text text)')
    const grow = () =>
      database.transaction((tx) =>
        tx.query(`insert into grown select repeat('x', 1000) from generate_series(1, 1000)`),
      )

    await disk?.fill(0)
    await assert.rejects(grow, { name: 'DatabaseUnavailable' })
    assert.equal(database.isFull(), true)
    assert.deepEqual(await database.query('select count(*)::int as count from grown'), [
      { count: 0 },
    ])
    await disk?.free()
    await grow()

    assert.deepEqual(await database.query('select count(*)::int as count from grown'), [
      { count: 1_000 },
    ])
  },
)

test('without space for its log, the database ends and says why', onSmallDisk, async () => {
  const deaths: Error[] = []
  const database = await openPglite({ directory, onDeath: (error) => deaths.push(error) })
  await database.query('create table kept as select 1 as n')
  await disk?.fill(2_000_000)

  const failed = await untilFailed(() =>
    database.query(`select pg_logical_emit_message(true, 'log', repeat('x', 500000))`),
  )
  await until(() => deaths.length === 1)
  await database[Symbol.asyncDispose]()

  const sentence =
    'The built-in database has stopped, because its disk has no space left: make space and start the gateway again; everything that was stored is kept.'
  assert.equal(failed.message, sentence)
  assert.equal(deaths[0]?.message, sentence)
})

test(
  'it does not start without space, and says so; with space it has kept all',
  onSmallDisk,
  async () => {
    await disk?.fill(0)

    await assert.rejects(openPglite({ directory }), {
      message: new RegExp(
        `^Make space on the disk of ${directory}: the built-in database needs \\d+ MB to start, and 0 MB are left\\.$`,
      ),
    })
    await disk?.free()
    await using database = await openPglite({ directory })

    assert.deepEqual(await database.query('select n from kept'), [{ n: 1 }])
  },
)

async function untilFailed(work: () => Promise<unknown>): Promise<Error> {
  for (let round = 0; round < 300; round += 1) {
    const failure = await work().then(
      () => undefined,
      (error: Error) => error,
    )
    if (failure !== undefined) return failure
  }
  return assert.fail('there was always space')
}
