import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { namedIds } from '#sandbox/named-ids.ts'
import { variableNames } from '../src/environment.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the README lists every named id of the sandbox with what happens, and no other', () => {
  const [, section = ''] = readme.split(/<!-- named ids: (?:begin|end) -->/)

  const rows = section.split('\n').flatMap((line) => {
    const [, , id, happens] = line.split('|').map((cell) => cell.trim())
    return id?.startsWith('`') ? [{ id: id.replaceAll('`', ''), happens }] : []
  })

  assert.deepEqual(
    rows,
    namedIds.map(({ id, happens }) => ({ id, happens })),
  )
})

test('every variable that the configuration reads stands in the README', () => {
  assert.ok(variableNames.length > 10)
  for (const name of variableNames) {
    const short = name.replace(/^(?:AWS_ENDPOINT_URL|TENCENTCLOUD)(?=_)/, '')
    assert.ok(readme.includes(name) || readme.includes(`\`${short}\``), name)
  }
})
