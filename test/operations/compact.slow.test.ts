import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { openPglite } from '#database/pglite.ts'
import { compiled } from '../compiled.ts'
import { filesWith } from '../invites/people/files-with.ts'
import { unpackImage } from '../support/database.ts'
import { startTestGateway } from '../support/gateway.ts'
import { erase } from '../support/requests/people.ts'
import { send } from '../support/requests/send-invites.ts'
import { toChime } from '../support/requests/targets.ts'

const directory = await mkdtemp(join(tmpdir(), 'invite-gateway-compact-'))
after(() => rm(directory, { recursive: true, force: true }))
const words = ['erased.for.good@example.com']

test('after an erasure and a compaction no file of the built-in database names the person', {
  timeout: 120_000,
}, async () => {
  unpackImage(join(directory, 'pglite'))
  {
    await using database = await openPglite({ directory })
    await using gateway = await startTestGateway({ database })
    await send(gateway, { targets: [toChime(words)] })
    await erase(gateway, { person: { recipient: words[0] ?? '' } })
  }
  const before = filesWith(directory, words)

  const { code, out, err } = await run({ DATA_DIR: directory })

  assert.deepEqual([code, err], [0, ''])
  assert.match(out, /^\d+ [kMG]B before, \d+ [kMG]B now\.$/m)
  assert.ok(before.length > 0)
  assert.deepEqual(filesWith(directory, words), [])
  await using database = await openPglite({ directory })
  assert.deepEqual(await database.query('select outcome_kind as kind from sends'), [
    { kind: 'SENT' },
  ])
})

test('a server is not compacted, and neither is nothing', { timeout: 60_000 }, async () => {
  const server = await run({ DATABASE_URL: 'postgres://127.0.0.1:9/none' })
  const nothing = await run({ DATA_DIR: join(directory, 'nothing') })

  assert.deepEqual([server.code, nothing.code], [1, 1])
  assert.match(server.err, /vacuumdb --full --analyze/)
  assert.match(nothing.err, /^There is no database in /)
})

async function run(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['src/launch.cjs', 'compact'], {
    env: { ...compiled, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await once(child, 'exit')
  const [out, err] = await said
  return { code, out, err }
}
