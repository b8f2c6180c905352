import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksSecret, numbers, places, shapes } from '#redact/shapes.ts'
import { createRandom } from '../truth/day/random.ts'

const all = [...shapes, ...places, ...numbers]

/** Ids as `randomUUID` writes them, of these digits. */
function* ids(digits: string, count: number): Generator<string> {
  const random = createRandom('ids', digits)
  const [first = '', ...others] = digits
  const part = (length: number) =>
    Array.from({ length }, () => random.pick([first, ...others])).join('')
  for (let nth = 0; nth < count; nth += 1) yield [8, 4, 4, 4, 12].map(part).join('-')
}

// Most of all the ids that are nearest to an account, an access key, a hash or a word.
for (const digits of ['0123456789abcdef', '0123456789', 'abcdef', '0', '1a', 'f']) {
  test(`no shape finds a secret in an id of ${digits}`, () => {
    for (const id of ids(digits, 2_000)) {
      assert.equal(looksSecret(id), false)
      assert.ok(!all.some(([shape]) => id.search(shape) >= 0), id)
    }
  })
}

for (const [what, word] of [
  ['an account', '100000000001'],
  ['an account with hyphens', '1234-5678-9012'],
  ['an access key', 'AKIAIOSFODNN7EXAMPLE'],
  ['a key behind an id', '00000000-0000-4000-8000-000000000000AKIAIOSFODNN7EXAMPLE'],
  ['an address behind an id', '00000000-0000-4000-8000-000000000000@example.com'],
  ['an account before an id', '100000000001/00000000-0000-4000-8000-000000000000'],
  ['a line before an id', '100000000001\n00000000-0000-4000-8000-000000000000'],
  ['a line behind an id', '00000000-0000-4000-8000-000000000000\n100000000001'],
  ['an id that is too long', '00000000-0000-4000-8000-000000000000000000000'],
  ['a hash', '0123456789abcdef'.repeat(4)],
  ['a host', 'internal.example.com'],
] as const) {
  test(`${what} looks like a secret`, () => assert.equal(looksSecret(word), true))
}
