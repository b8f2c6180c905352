import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  between,
  controls,
  maxDestinationLength,
  maxRecipientLength,
} from '#invites/check/text-rules.ts'

for (const [value, expected] of [
  [0, false],
  [1, true],
  [2, true],
  [3, true],
  [4, false],
  [Number.NaN, false],
] as const) {
  test(`${value} is ${expected ? '' : 'not '}between 1 and 3`, () => {
    assert.equal(between(value, 1, 3), expected)
  })
}

for (const [what, text, expected] of [
  ['plain text', 'Ada Lovelace', false],
  ['letters of any script', 'Ада 阿达 👩‍💻', false],
  ['a tab', 'a\tb', true],
  ['a line break', 'a\nb', true],
  ['NUL', 'a\0b', true],
  ['a C1 control', 'a\u0085b', true],
  ['half of a surrogate pair', 'a\ud83d', true],
] as const) {
  test(`${what} ${expected ? 'contains' : 'contains no'} control characters`, () => {
    assert.equal(controls.test(text), expected)
  })
}

test('a destination and a recipient fit into an index row together', () => {
  assert.ok((maxDestinationLength + maxRecipientLength) * 4 < 2_704)
})
