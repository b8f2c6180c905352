import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codePoint, trimInvisible } from '#text/characters.ts'
import { isLongerThan } from '#text/length.ts'

const address = 'ada@example.com'

for (const [what, before, after] of [
  ['blanks', ' \t\r\n', '\n '],
  ['a no-break space', '\u00a0', '\u00a0'],
  ['a zero-width space', '\u200b', '\u200b'],
  ['marks of the writing direction', '\u200e', '\u200f\u061c'],
  ['embeddings', '\u202a', '\u202c'],
  ['an embedding from right to left', '\u202b', '\u202c'],
  ['the override that address books add', '\u202d', '\u202c'],
  ['isolates', '\u2068', '\u2069'],
  ['a word joiner', '\u2060', '\u2060'],
  ['a byte order mark', '\ufeff', '\ufeff'],
  ['a soft hyphen', '\u00ad', '\u00ad'],
  ['an ideographic space', '\u3000', '\u3000'],
  ['a blank of Braille', '\u2800', '\u2800'],
  ['many of them', ' \u200b\u202a \ufeff', '\u202c \u00a0'],
] as const) {
  test(`around a value, this is no part of it: ${what}`, () => {
    assert.equal(trimInvisible(`${before}${address}${after}`), address)
  })
}

for (const [what, text] of [
  ['an override that reverses', '\u202eada@example.com'],
  ['NUL', 'ada@example.com\0'],
  ['a soft hyphen inside', 'a\u00adda'],
  ['the end of an emoji', 'ada ❤️'],
] as const) {
  test(`this stays: ${what}`, () => assert.equal(trimInvisible(text), text))
}

test('a value of blanks is empty', () => {
  assert.equal(trimInvisible(' \u200b'), '')
  assert.equal(trimInvisible(''), '')
})

test('a character is named by its code point', () => {
  assert.deepEqual(['\u00ad', '\0', '🎉', ''].map(codePoint), [
    ...['U+00AD', 'U+0000', 'U+1F389', 'U+0000'],
  ])
})

for (const [text, max, isLonger] of [
  ['abc', 3, false],
  ['abcd', 3, true],
  ['🎉🎉🎉', 3, false],
  ['🎉🎉🎉🎉', 3, true],
  ['a🎉b', 3, false],
  ['', 0, false],
] as const) {
  test(`${text} has ${isLonger ? 'more than' : 'at most'} ${max} characters`, () => {
    assert.equal(isLongerThan(text, max), isLonger)
  })
}
