import assert from 'node:assert/strict'
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { syncAhead } from '#database/pglite/sync-ahead.ts'
import { until } from '../../support/until.ts'

const directories = mkdtempSync(join(tmpdir(), 'invite-gateway-sync-ahead-'))
after(() => rmSync(directories, { recursive: true, force: true }))

/** With more files than are synced at once. They are as old as those of a process that was killed. */
async function killedDirectory(): Promise<string> {
  const directory = mkdtempSync(join(directories, 'data-'))
  mkdirSync(join(directory, 'base'))
  for (let n = 0; n < 300; n += 1) writeFileSync(join(directory, 'base', `${n}`), 'table')
  const last = join(directory, 'postmaster.pid')
  writeFileSync(last, '1')
  await until(() => Date.now() - statSync(last).ctimeMs > 150)
  return directory
}

function opened(context: TestContext, path: string): number {
  const descriptor = openSync(path, 'r+')
  context.after(() => closeSync(descriptor))
  return descriptor
}

const limit = { timeout: 60_000 }

test('all files of a database that was killed are synced ahead', limit, async (t) => {
  const directory = await killedDirectory()

  const ahead = syncAhead(directory)
  await ahead.done

  assert.equal(ahead.count(), 301)
  assert.ok(ahead.has(opened(t, join(directory, 'base/0'))))
  assert.ok(ahead.has(opened(t, join(directory, 'base/299'))))
})

const changes: readonly [string, (path: string, descriptor: number) => void][] = [
  ['written', (_path, descriptor) => writeSync(descriptor, 'other', 0)],
  ['shortened', (_path, descriptor) => ftruncateSync(descriptor, 1)],
  [
    'replaced',
    (path) => {
      writeFileSync(`${path}.new`, 'table')
      renameSync(`${path}.new`, path)
    },
  ],
]

for (const [changed, change] of changes) {
  test(`a file that was ${changed} afterwards is not taken as synced`, limit, async (t) => {
    const directory = await killedDirectory()
    const ahead = syncAhead(directory)
    await ahead.done
    const path = join(directory, 'base/7')

    change(path, opened(t, path))

    assert.equal(ahead.has(opened(t, path)), false)
    assert.ok(ahead.has(opened(t, join(directory, 'base/8'))))
  })
}

test(
  'a file that was just written is not taken as synced: a clock stands still',
  limit,
  async () => {
    const directory = mkdtempSync(join(directories, 'data-'))
    const path = join(directory, 'postmaster.pid')

    // Again where the machine was busy: it is new for a tenth of a second.
    const { synced } = await until(async () => {
      const began = Date.now()
      writeFileSync(path, '1')
      const ahead = syncAhead(directory)
      await ahead.done
      return Date.now() - began < 90 && { synced: ahead.count() }
    })

    assert.equal(synced, 0)
  },
)

test('nothing is synced ahead of a database that was closed', limit, async () => {
  const directory = await killedDirectory()
  rmSync(join(directory, 'postmaster.pid'))

  const ahead = syncAhead(directory)
  await ahead.done

  assert.equal(ahead.count(), 0)
})
