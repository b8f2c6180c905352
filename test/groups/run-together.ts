import { globSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
// Here, so that its databases are kept for the whole group and not for its first file.
import '../support/borrow-pglite.ts'

const root = join(import.meta.dirname, '..')

/**
 * Runs the quick test files of a pattern, seen from `test`, in this process, one after the other. To
 * start a process takes two seconds of CPU, and a database another one and a half.
 */
export function runTogether(pattern: string): void {
  const files = globSync(pattern, { cwd: root, exclude: ['**/*.slow.test.ts'] })
  for (const file of files.sort()) {
    // A suite runs its tests after its file was loaded whole, a test its subtests at once.
    test(file, () => suite('tests', () => import(join(root, file))))
  }
}
