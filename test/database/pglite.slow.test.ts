import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { durableFiles } from '#database/pglite/durable-files.ts'
import { openSynced } from '#database/pglite/engine.ts'
import { openPglite } from '#database/pglite.ts'
import { unpackImage } from '../support/database.ts'
import { type DatabaseKind, databaseFacts } from './facts.ts'
import { hold, kept } from './hold.ts'
import { migrationFacts } from './migration-facts.ts'

const directories = mkdtempSync(join(tmpdir(), 'invite-gateway-pglite-'))
after(() => rmSync(directories, { recursive: true, force: true }))
const newDirectory = () => mkdtempSync(join(directories, 'data-'))
/** Of a gateway that has run before. */
const usedDirectory = () => {
  const directory = newDirectory()
  unpackImage(join(directory, 'pglite'))
  return directory
}

const kind: DatabaseKind = {
  name: 'PGlite',
  skip: false,
  // There is one connection only; those who share it take turns.
  open: async (connections) => {
    const database = await openPglite()
    return Array.from({ length: connections }, () => database)
  },
}
databaseFacts(kind)
migrationFacts(kind)

test('every commit is synced to disk', async () => {
  const { files, syncs } = durableFiles(join(usedDirectory(), 'pglite'))
  const pglite = await openSynced({ files, syncs })
  await pglite.exec('create table commits (n int)')

  const counts = []
  for (let n = 0; n < 3; n += 1) {
    const before = syncs()
    await pglite.query('insert into commits values ($1)', [n])
    counts.push(syncs() - before)
  }
  await pglite.close()

  assert.ok(
    counts.every((count) => count > 0),
    `synced ${counts.join(', ')} times`,
  )
})

test('after a kill every file is synced once, not twice', async () => {
  const directory = usedDirectory()
  const holder = await hold(directory)
  await holder.hold(1)
  await holder.kill()

  const { files, syncs } = durableFiles(join(directory, 'pglite'))
  const pglite = await openSynced({ files, syncs })
  const made = readdirSync(directory, { recursive: true }).length
  await pglite.close()

  assert.ok(syncs() > 0.9 * made, `${syncs()} syncs of ${made} files and directories`)
  assert.ok(syncs() < 1.5 * made, `${syncs()} syncs of ${made} files and directories`)
})

test('a PGlite that does not sync is not started', async () => {
  // As PGlite ships it: nothing is ever synced.
  const files = new NodeFS(join(usedDirectory(), 'pglite'))

  await assert.rejects(openSynced({ files, syncs: () => 0 }), {
    message: /^This PGlite does not sync commits to disk, .* or set DATABASE_URL\.$/,
  })
})

test('a second process stops with one sentence, and the first is unharmed', async () => {
  const directory = usedDirectory()
  await using holder = await hold(directory)
  await holder.hold(1)

  const second = openPglite({ directory })
  await assert.rejects(second, {
    message: `Another process uses the data directory ${directory}: stop it, or set DATABASE_URL to share a PostgreSQL server.`,
  })
  await holder.hold(2)
  await holder.kill()

  assert.deepEqual(await kept(directory), [1, 2])
})

test('one process cannot open a directory twice either', async () => {
  const directory = usedDirectory()
  await using first = await openPglite({ directory })

  await assert.rejects(openPglite({ directory }), { message: /^Another process uses the data / })

  assert.deepEqual(await first.query('select 1 as one'), [{ one: 1 }])
})
