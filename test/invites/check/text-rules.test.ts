import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  controlRule,
  lengthRule,
  maxDestinationLength,
  maxRecipientLength,
  rangeRule,
  storableRule,
} from '#invites/check/text-rules.ts'

for (const [value, code, limit] of [
  [0, 'TOO_SMALL', 1],
  [1, undefined, undefined],
  [3, undefined, undefined],
  [4, 'TOO_LARGE', 3],
] as const) {
  test(`${value} is ${code ?? 'allowed'} between 1 and 3`, () => {
    const rule = rangeRule(value, 1, 3)

    assert.deepEqual([rule?.code, rule?.limit, rule?.actual], [code, limit, code && value])
  })
}

for (const [what, text, character] of [
  ['plain text', 'Ada Lovelace', undefined],
  ['letters of any script', 'Ада 阿达 👩‍💻', undefined],
  ['a tab', 'a\tb', 'U+0009'],
  ['a line break', 'a\nb', 'U+000A'],
  ['NUL', 'a\0b', 'U+0000'],
  ['a C1 control', 'a\u0085b', 'U+0085'],
  ['half of a surrogate pair', 'a\ud83d', 'U+D83D'],
] as const) {
  test(`${what} ${character ? 'contains' : 'contains no'} control characters`, () => {
    assert.equal(controlRule(text)?.character, character)
  })
}

test('what cannot be stored is named by its character', () => {
  assert.equal(storableRule('two\nlines\tare fine'), undefined)
  assert.equal(storableRule('a\0b')?.character, 'U+0000')
  assert.equal(storableRule('\udc00b')?.character, 'U+DC00')
})

test('the length of a text is told in characters, however long it is', () => {
  assert.equal(lengthRule('🎉'.repeat(5), 5), undefined)
  assert.deepEqual(lengthRule('🎉'.repeat(6), 5), {
    code: 'TOO_LONG',
    rule: 'Must have at most 5 characters.',
    limit: 5,
    actual: 6,
  })
  assert.equal(lengthRule('x'.repeat(100_000), 5)?.actual, 100_000)
})

test('a destination and a recipient fit into an index row together', () => {
  assert.ok((maxDestinationLength + maxRecipientLength) * 4 < 2_704)
})
