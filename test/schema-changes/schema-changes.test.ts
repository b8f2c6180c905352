import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { schemaChanges } from './changes.ts'
import { reportSchemaChanges } from './report.ts'

const schema = 'type Query { a(b: Int): U } union U = A type A { x: Int! } type B { y: Int }'
const without = 'type Query { a(b: Int): U } union U = A type A { z: Int! } type B { y: Int }'

const rows = [
  ['a field that goes', 'x: Int! }', 'z: Int! }', 'breaking', 'A.x was removed.'],
  [
    'an argument that is asked for',
    'b: Int',
    'b: Int, c: Int!',
    'breaking',
    'A required arg c on Query.a was added.',
  ],
  [
    'a field that may be null',
    'x: Int!',
    'x: Int',
    'breaking',
    'A.x changed type from Int! to Int.',
  ],
  ['a member of a union', 'U = A', 'U = A | B', 'dangerous', 'B was added to union type U.'],
  ['a field more', 'x: Int!', 'x: Int! w: Int', 'none', undefined],
] as const

for (const [what, from, to, kind, told] of rows) {
  test(`${what}: ${kind}`, () => {
    const { breaking, dangerous } = schemaChanges(schema, schema.replace(from, to))

    assert.deepEqual(breaking, kind === 'breaking' ? [told] : [])
    assert.deepEqual(dangerous, kind === 'dangerous' ? [told] : [])
  })
}

test('a breaking change is found before its commit, in it, and not after it', () => {
  using repository = repositoryWith(schema)
  repository.write(without)

  assert.equal(repository.report().ok, false)
  assert.match(repository.report().lines.join('\n'), /breaking +A\.x was removed/)
  assert.equal(repository.report({ meant: true }).ok, true)
  repository.commit('schema: z for x')
  assert.equal(repository.report().ok, false)
  repository.commit('something else')
  assert.equal(repository.report().ok, true)
  assert.equal(repository.report({ base: 'HEAD~2' }).ok, false)
})

test('a breaking change whose commit says that it is meant passes', () => {
  using repository = repositoryWith(schema)
  repository.write(without)
  repository.commit('schema: z for x\n\nBreaks-Schema: nobody read x')

  const { ok, lines } = repository.report()

  assert.ok(ok)
  assert.match(lines.join('\n'), /A\.x was removed.*are meant/s)
})

test('where there is no commit before, as in a shallow clone, it says so and passes', () => {
  using repository = repositoryWith(schema)

  assert.deepEqual(repository.report(), {
    ok: true,
    lines: ['schema.graphql: there is none in HEAD~1 here to compare with.'],
  })
})

function repositoryWith(sdl: string) {
  const directory = mkdtempDisposableSync(join(tmpdir(), 'schema-changes-'))
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: directory.path,
      stdio: 'ignore',
    })
  const write = (sdl: string) => writeFileSync(join(directory.path, 'schema.graphql'), sdl)
  const commit = (message: string) => {
    git('add', '.')
    git('commit', '--allow-empty', '--no-verify', '-m', message)
  }
  git('init')
  write(sdl)
  commit('schema')
  return {
    write,
    commit,
    report: (options?: Parameters<typeof reportSchemaChanges>[1]) =>
      reportSchemaChanges(directory.path, options),
    [Symbol.dispose]: () => directory.remove(),
  }
}
