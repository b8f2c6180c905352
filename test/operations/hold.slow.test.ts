import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { compiled } from '../compiled.ts'

const wrong: Readonly<Record<string, readonly [args: readonly string[], says: string]>> = {
  nothing: [[], 'Name a destination, like CHIME/team, or give --all.\n'],
  'a destination and all': [
    ['CHIME/team', '--all'],
    'Name a destination, like CHIME/team, or give --all.\n',
  ],
  'no time': [['--all', '--hours', '0'], 'Give --hours a whole number from 1 to 720.\n'],
  'a time that is no number': [
    ['--all', '--hours', 'two'],
    'Give --hours a whole number from 1 to 720.\n',
  ],
  'no database': [
    ['--all'],
    'There is no database in /nonexistent/data: set DATABASE_URL or DATA_DIR.\n',
  ],
}

for (const [what, [args, says]] of Object.entries(wrong)) {
  test(`to hold with ${what} is one sentence, and nothing is held`, { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['src/launch.cjs', 'hold', ...args],
      { env: { ...compiled, PATH: process.env.PATH, DATA_DIR: '/nonexistent/data' } },
    )

    assert.deepEqual([status, String(stdout), String(stderr)], [1, '', says])
  })
}
