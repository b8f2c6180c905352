import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { mountSmallDisk, noSmallDisk } from '../pglite/small-disk.ts'
import { holdEmbedded } from './hold.ts'
import { giveToOrdinaryUser, noOrdinaryUser } from './ordinary-user.ts'

const disk = mountSmallDisk(200)
after(() => disk?.[Symbol.dispose]())
const skip = noOrdinaryUser || (disk === undefined && noSmallDisk)
const onSmallDisk = { skip, timeout: 120_000 }
const directory = join(disk?.directory ?? '', 'data')

test('without space a write can be repeated when there is space', onSmallDisk, async () => {
  giveToOrdinaryUser(disk?.directory ?? '')
  await using holder = await holdEmbedded(directory)
  await holder.query('create table kept as select 1 as n')
  await holder.query('create table grown (text text)')
  const grow = () =>
    holder.query(`insert into grown select repeat('x', 1000) from generate_series(1, 1000)`)

  await disk?.fill(0)
  const failed = await grow()
  await disk?.free()
  const repeated = await grow()

  assert.equal(failed.name, 'DatabaseUnavailable')
  assert.deepEqual(repeated, { rows: [] })
})

test(
  'without space for its log it fails, and after a new start has kept all',
  onSmallDisk,
  async () => {
    await using holder = await holdEmbedded(directory)
    await disk?.fill(2_000_000)
    let failed = await holder.query('select 1')
    for (let round = 0; round < 300 && failed.name === undefined; round += 1) {
      failed = await holder.query(
        `select pg_logical_emit_message(true, 'log', repeat('x', 500000))`,
      )
    }
    await disk?.free()
    await holder.kill()
    await using next = await holdEmbedded(directory)

    assert.equal(next.refused, undefined)
    assert.equal(failed.name, 'DatabaseUnavailable')
    assert.deepEqual((await next.query('select n from kept')).rows, [{ n: 1 }])
  },
)

test('without space it does not start, and says so', onSmallDisk, async () => {
  await disk?.fill(0)
  await using holder = await holdEmbedded(directory)
  await disk?.free()

  assert.match(
    holder.refused ?? '',
    /^Make space on the disk of .*: the built-in database needs 64 MB to start, and 0 MB are left\.$/,
  )
})
