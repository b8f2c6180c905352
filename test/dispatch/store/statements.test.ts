import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../../..')

test('no statement locks a lane and updates it: two of them would deadlock', () => {
  const found = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
    statementsIn(readFileSync(join(root, file), 'utf8'))
      .filter(locksAndUpdates)
      .map((statement) => `${file}: ${statement}`),
  )

  assert.deepEqual(found, [])
})

for (const [statement, isWrong] of [
  ['update lanes set a = 1 where id in (select id from lanes for no key update)', true],
  ['with l as (select 1 from lanes for update skip locked) update lanes set a = 1', true],
  ['update lanes set a = 1 where id = $1', false],
  ['select 1 from lanes where id = $1 for no key update', false],
] as const) {
  test(`${isWrong ? 'wrong' : 'right'}: ${statement}`, () => {
    assert.equal(locksAndUpdates(statement), isWrong)
  })
}

function statementsIn(source: string): string[] {
  return Array.from(source.matchAll(/`[^`]*`|'[^'\n]*'/g), ([text]) => text.slice(1, -1))
}

function locksAndUpdates(statement: string): boolean {
  const withoutComments = statement.replaceAll(/--.*$/gm, '')
  return (
    /\bupdate lanes\b/.test(withoutComments) && /\bfor (?:no key )?update\b/.test(withoutComments)
  )
}
