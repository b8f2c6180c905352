import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { providerKinds } from '#providers/contract/kind.ts'

const files = new Set(readdirSync(import.meta.dirname))

for (const kind of providerKinds) {
  test(`${kind} is in the contract suite`, () => {
    const file = `${kind.toLowerCase().replaceAll('_', '-')}.test.ts`

    assert.ok(files.has(file), `test/contract/${file} is missing`)
  })
}
