import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Worker } from 'node:worker_threads'
import { openPglite } from '#database/pglite.ts'

const root = join(import.meta.dirname, '../../..')
const file = join(root, 'src/database/pglite/thread.cjs')
const { startThreadAhead }: { startThreadAhead(): void } = createRequire(file)(file)

const folder = mkdtempSync(join(tmpdir(), 'invite-gateway-ahead-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const threads: Worker[] = []
process.on('worker', (thread: Worker) => threads.push(thread))

async function opensDatabase() {
  await using database = await openPglite()
  assert.deepEqual(await database.query('select 1 as one'), [{ one: 1 }])
}

test('a thread that was started ahead opens the next database, and only that one', async () => {
  threads.length = 0
  startThreadAhead()

  await opensDatabase()
  assert.equal(threads.length, 1)

  await opensDatabase()
  assert.equal(threads.length, 2)
})

test('a thread that ends before it is wanted is replaced', async () => {
  threads.length = 0
  startThreadAhead()
  const [thread]: Worker[] = await once(process, 'worker')
  await thread?.terminate()

  await opensDatabase()

  assert.equal(threads.length, 2)
})

test('a thread that nobody wants keeps no process from ending', () => {
  const source = `require(${JSON.stringify(file)}).startThreadAhead()`

  const { status, signal } = spawnSync(process.execPath, ['-e', source], { timeout: 60_000 })

  assert.deepEqual([status, signal], [0, null])
})

const preload = join(folder, 'preload.cjs')
writeFileSync(
  preload,
  `process.on('worker', () => process.stderr.write('A thread is started.\\n'))`,
)

const starts: Record<string, { made: string[]; environment?: object; isAhead: boolean }> = {
  'where PGlite made the directory': { made: ['pglite'], isAhead: true },
  'where there is no database yet': { made: [], isAhead: false },
  'where a server may have made the directory': { made: ['pglite', 'embedded'], isAhead: false },
  'where a server is named': {
    made: ['pglite'],
    environment: { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
    isAhead: false,
  },
}

for (const [where, { made, environment, isAhead }] of Object.entries(starts)) {
  test(`${where} a start ${isAhead ? 'loads' : 'does not load'} PGlite before its configuration`, {
    timeout: 60_000,
  }, async () => {
    const directory = mkdtempSync(join(folder, 'data-'))
    for (const name of made) mkdirSync(join(directory, name))

    const { code, error } = await serve({ DATA_DIR: directory, ...environment })

    assert.equal(code, 1)
    assert.match(error, /GATEWAY_CONFIG/)
    assert.equal(error.includes('A thread is started.'), isAhead)
  })
}

/** Starts the gateway without a configuration, which ends it. */
function serve(environment: object): Promise<{ code: unknown; error: string }> {
  const args = ['--require', preload, join(root, 'src/launch.cjs'), 'serve']
  const options = { cwd: folder, env: { PATH: process.env.PATH, ...environment } }
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (failure, _out, error) =>
      resolve({ code: failure?.code, error }),
    )
  })
}
