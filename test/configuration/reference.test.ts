import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileSettings, variableSettings, withTables } from './reference.ts'

test('docs/configuration.md has every variable and setting, as the schema has them', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')

  assert.equal(withTables(page), page, 'run npm run docs:configuration')
})

test('every variable and setting has a sentence that says what it does', () => {
  const settings = [...variableSettings(), ...fileSettings()]

  assert.ok(settings.length > 30)
  assert.deepEqual(
    settings.filter(({ meaning }) => !/^[A-Z].*\.$/.test(meaning)).map(({ name }) => name),
    [],
  )
})
