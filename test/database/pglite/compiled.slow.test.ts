import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const directory = mkdtempSync(join(tmpdir(), 'invite-gateway-compiled-'))
after(() => rmSync(directory, { recursive: true, force: true }))

/** Opens and closes a database in a process of its own. Returns the files that were kept as compiled. */
function filesFromCache(keeps: boolean): readonly string[] {
  const enable = `enableCompileCache({ directory: ${JSON.stringify(directory)}, portable: true })`
  const source = `
    import { enableCompileCache } from 'node:module'
    ${keeps ? enable : ''}
    const { openPglite } = await import('#database/pglite.ts')
    await using database = await openPglite()
    await database.query('select 1')`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { PATH: process.env.PATH, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
  })
  assert.equal(status, 0)
  const accepted = / for (?:ESM|CommonJS) (\S+) was accepted/g
  return Array.from(String(stderr).matchAll(accepted), ([, file = '']) => file)
}

test('what the database’s thread compiles is kept where the process keeps it', () => {
  filesFromCache(true)

  const files = filesFromCache(true)

  for (const kept of ['database/pglite/engine.ts', 'database/pglite/worker.ts', 'pglite/dist/']) {
    assert.ok(
      files.some((file) => file.includes(kept)),
      `${kept} is not among ${files.join(', ')}`,
    )
  }
})

test('nothing is kept where the process keeps nothing', () => {
  assert.deepEqual(filesFromCache(false), [])
})
