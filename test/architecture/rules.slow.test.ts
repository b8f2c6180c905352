import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { compiled } from '../compiled.ts'

const root = join(import.meta.dirname, '../..')

const violations: Readonly<Record<string, { change(root: string): void; complaint: RegExp }>> = {
  'a 13th file in a folder': {
    change: (tree) => {
      for (let file = 1; file <= 12; file += 1) {
        writeFileSync(join(tree, `src/identity/more-${file}.ts`), 'export const nothing = 0\n')
      }
    },
    complaint: /src\/identity has \d+ files/,
  },
  'a circle of type imports': {
    change: (tree) =>
      appendFileSync(
        join(tree, 'src/providers/contract/kind.ts'),
        "\nexport type { Provider } from './provider.ts'\n",
      ),
    complaint: /src\/providers\/contract\/kind\.ts → .*src\/providers\/contract\/kind\.ts/,
  },
  'a second room that writes sends': {
    change: (tree) =>
      writeFileSync(
        join(tree, 'src/lifecycles/forget.ts'),
        'export const forget = `update sends\n  set details = null where id = $1`\n',
      ),
    complaint: /src\/lifecycles\/forget\.ts writes sends/,
  },
  "an upstream's folder without one of its parts": {
    change: (tree) => rmSync(join(tree, 'src/providers/chime/rules.ts')),
    complaint: /src\/providers\/chime\/rules\.ts is missing/,
  },
  'an import that crosses rooms': {
    change: (tree) =>
      writeFileSync(
        join(tree, 'src/schema/shortcut.ts'),
        "import type { Database } from '#database/database.ts'\nexport type Shortcut = Database\n",
      ),
    complaint: /schema\/shortcut\.ts imports database\/database\.ts/,
  },
  'a private word as a name': {
    change: (tree) =>
      writeFileSync(join(tree, 'src/dispatch/bell.ts'), 'export const mostBells = 1\n'),
    complaint: /src\/dispatch\/bell\.ts is named bell[\s\S]*declares mostBells/,
  },
}

for (const [what, { change, complaint }] of Object.entries(violations)) {
  test(`the architecture test fails for ${what}, and names it`, { timeout: 120_000 }, () => {
    const tree = mkdtempSync(join(tmpdir(), 'invite-gateway-tree-'))
    try {
      for (const name of ['src', 'test', 'package.json', 'docs', 'README.md', 'schema.graphql']) {
        cpSync(join(root, name), join(tree, name), { recursive: true })
      }
      symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
      change(tree)

      const { status, stdout } = spawnSync(
        process.execPath,
        ['--test', '--test-name-pattern=^(?!.*SDK)', 'test/architecture.test.ts'],
        // Inside a test, `NODE_TEST_CONTEXT` would make the inner run report to the outer one.
        { cwd: tree, encoding: 'utf8', env: { ...compiled, PATH: process.env.PATH } },
      )

      assert.equal(status, 1)
      assert.match(stdout, complaint)
    } finally {
      rmSync(tree, { recursive: true, force: true })
    }
  })
}
