import assert from 'node:assert/strict'
import { cpSync, mkdtempDisposableSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { sentBy } from '../support/requests/send-invites.ts'
import { toRepostPrivate } from '../support/requests/targets.ts'
import { createSite, type Replica, sendAt } from './site.ts'

const timeout = 180_000
const postgres = await startPostgres()
after(() => postgres?.[Symbol.asyncDispose]())
const emulators = await startEmulators()
after(() => emulators[Symbol.asyncDispose]())
const site = createSite(emulators)
after(() => site[Symbol.asyncDispose]())

test('two replicas are upgraded one after the other, and back, while they send', {
  timeout,
}, async (t) => {
  const url = await postgres?.createDatabase()
  if (url === undefined) return t.skip(noServer)
  using later = laterVersion('-- compatible-with: 0001-tables.sql')
  const key = await site.newKey()
  const people: string[] = []
  const sendTo = async (replica: Replica, person: string) => {
    people.push(person)
    const { results } = await sendAt(replica, key, [toRepostPrivate([person])])
    assert.deepEqual(
      results.map(({ __typename }) => __typename),
      ['InviteSent'],
    )
  }

  {
    await using old = await site.start(url)
    await sendTo(old, 'before')
    await using young = await site.start(url, later.path)
    await sendTo(young, 'upgraded')
    await sendTo(old, 'beside')
    await using restarted = await site.start(url)
    await sendTo(restarted, 'restarted')
    await sendTo(young, 'beside-restarted')
  }
  await using back = await site.start(url)
  await sendTo(back, 'back')

  assert.deepEqual(sentBy(emulators.REPOST_PRIVATE).sort(), people.sort())
})

test('a version that does not work with the tables of a later one says so in one sentence', {
  timeout,
}, async (t) => {
  const url = await postgres?.createDatabase()
  if (url === undefined) return t.skip(noServer)
  using later = laterVersion('-- compatible-with: 0002-later.sql')
  await site.newKey()
  await using _young = await site.start(url, later.path)

  await assert.rejects(site.start(url), {
    message:
      'A later version of the gateway changed the tables of this database (migration 0002-later.sql), and this version cannot work with them: run the later version, or restore a back-up from before it.\n',
  })
})

/** This code with one more migration, in a folder of its own. */
function laterVersion(firstLine: string): Disposable & { readonly path: string } {
  const root = join(import.meta.dirname, '../..')
  const { path, remove } = mkdtempDisposableSync(join(tmpdir(), 'invite-gateway-later-'))
  for (const name of ['src', 'package.json', 'schema.graphql']) {
    cpSync(join(root, name), join(path, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  writeFileSync(
    join(path, 'src/database/migrations/0002-later.sql'),
    `${firstLine}\nalter table sends add column later text;\n`,
  )
  return { path, [Symbol.dispose]: remove }
}
