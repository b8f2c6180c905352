import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPglite } from '#database/pglite.ts'
import { unpackImage } from '../../support/database.ts'
import { until } from '../../support/until.ts'

const disk = mkdtempSync(join(tmpdir(), 'small-disk-'))
const isMounted = mountDisk()
after(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})
const onSmallDisk = { skip: isMounted ? false : 'only root can mount a small disk' }
const directory = join(disk, 'data')
const filler = join(disk, 'filler')

test('without space for its log, the database ends and says why', onSmallDisk, async () => {
  unpackImage(join(directory, 'pglite'))
  const deaths: Error[] = []
  const database = await openPglite({ directory, onDeath: (error) => deaths.push(error) })
  await database.query('create table kept as select 1 as n')
  fill(2_000_000)

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
    fill(0)

    await assert.rejects(openPglite({ directory }), {
      message: new RegExp(
        `^Make space on the disk of ${directory}: the built-in database needs \\d+ MB to start, and 0 MB are left\\.$`,
      ),
    })
    rmSync(filler)
    await using database = await openPglite({ directory })

    assert.deepEqual(await database.query('select n from kept'), [{ n: 1 }])
  },
)

function mountDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Leaves so many bytes. */
function fill(left: number): void {
  rmSync(filler, { force: true })
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)))
}

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
