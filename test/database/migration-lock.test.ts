import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempDisposableSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readMigrations } from '#database/migration-files.ts'
import { migrationProblems } from './migration-lock.ts'

test('no committed migration was edited since version 0.2.0', async () => {
  assert.deepEqual(await migrationProblems(join(import.meta.dirname, '../..')), [])
})

test('before version 0.2.0 a migration may be edited or deleted', async () => {
  using checkout = await checkoutWith('0.1.9')
  checkout.write('0001-a.sql', 'select 2')
  checkout.remove('0002-b.sql')

  assert.deepEqual(await checkout.problems(), [])
})

for (const version of ['0.2.0', '0.10.0', '1.0.0']) {
  test(`at version ${version} a new migration passes once it is locked`, async () => {
    using checkout = await checkoutWith(version)
    const untouched = await checkout.problems()

    checkout.write('0003-c.sql', 'select 3')
    const unlocked = await checkout.problems()
    await checkout.lock()

    assert.deepEqual(untouched, [])
    assert.match(
      unlocked.join('\n'),
      /^add to src\/database\/migrations\/checksums\.txt: .*c\.sql$/,
    )
    assert.deepEqual(await checkout.problems(), [])
  })

  test(`at version ${version} an edited or deleted migration fails`, async () => {
    using checkout = await checkoutWith(version)

    checkout.write('0001-a.sql', 'select 2')
    checkout.remove('0002-b.sql')
    const problems = await checkout.problems()

    assert.deepEqual(restored(problems), ['0001-a.sql', '0002-b.sql'])
  })
}

test('editing the lock file too is found in a full clone', async () => {
  using checkout = await checkoutWith('0.2.0')

  checkout.write('0001-a.sql', 'select 2')
  await checkout.lock()
  checkout.commit()
  const problems = await checkout.problems()

  assert.deepEqual(restored(problems), ['0001-a.sql'])
})

test('an edited migration is found in a shallow clone', async () => {
  using checkout = await checkoutWith('0.2.0')
  using clone = mkdtempDisposableSync(join(tmpdir(), 'invite-gateway-clone-'))
  checkout.write('0001-a.sql', 'select 2')
  checkout.commit()
  checkout.git('clone', '--quiet', '--depth=1', `file://${checkout.path}`, clone.path)

  const problems = await migrationProblems(clone.path)

  assert.deepEqual(restored(problems), ['0001-a.sql'])
})

test('the kind of line ends does not change a checksum', async () => {
  using checkout = await checkoutWith('0.2.0')
  checkout.write('0001-a.sql', 'select 1;\r\n-- One.\r\n')
  const [windows] = await checkout.migrations()
  checkout.write('0001-a.sql', 'select 1;\n-- One.\n')
  const [unix] = await checkout.migrations()

  assert.deepEqual(windows, unix)
})

/** A repository of that version with two locked migrations. */
async function checkoutWith(version: string) {
  const directory = mkdtempDisposableSync(join(tmpdir(), 'invite-gateway-lock-'))
  const { path } = directory
  const folder = join(path, 'src/database/migrations')
  const migrations = () => readMigrations(folder)
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
  const lock = async () => {
    const lines = (await migrations()).map(({ checksum, name }) => `${checksum}  ${name}\n`)
    write('checksums.txt', lines.join(''))
  }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: path,
      stdio: 'ignore',
    })
  const commit = () => {
    git('add', '.')
    git('commit', '--no-verify', '-m', 'migrations')
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(path, 'package.json'), JSON.stringify({ version }))
  write('0001-a.sql', 'select 1')
  write('0002-b.sql', 'select 2')
  await lock()
  git('init')
  commit()
  return {
    path,
    migrations,
    write,
    lock,
    git,
    commit,
    remove: (name: string) => rmSync(join(folder, name)),
    problems: () => migrationProblems(path),
    [Symbol.dispose]: () => directory.remove(),
  }
}

/** The names of the migrations that have to be restored. */
function restored(problems: readonly string[]): string[] {
  return problems
    .flatMap(
      (problem) => /^restore the committed migration \w{64} {2}(.+)$/.exec(problem)?.[1] ?? [],
    )
    .sort()
}
