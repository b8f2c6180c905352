import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import manifest from '../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')
const quick = globSync('test/**/*.test.ts', { cwd: root, exclude: ['**/*.slow.test.ts'] })
const patterns = Array.from(manifest.scripts.test.matchAll(/'([^']+)'/g), ([, pattern]) => pattern)

test('npm test runs every quick test file once', () => {
  const given = patterns.flatMap((pattern) => globSync(pattern ?? '', { cwd: root }))
  const run = given.flatMap((file) => (file.startsWith('test/groups/') ? filesOf(file) : [file]))

  assert.deepEqual(run.sort(), quick.sort())
})

/** The files of a group. `run-together.ts` runs them. */
function filesOf(group: string): string[] {
  const source = readFileSync(join(root, group), 'utf8')
  const pattern = /runTogether\('(.+)'\)/.exec(source)?.[1] ?? ''
  return globSync(`test/${pattern}`, { cwd: root, exclude: ['**/*.slow.test.ts'] })
}
