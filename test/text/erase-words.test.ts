import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quotationEraser, wordEraser } from '#text/erase-words.ts'

const erase = wordEraser(['ada@example.com'], ['Ada Lovelace', 'ada', 'Jo', 'k-7'])

for (const [text, left] of [
  ['to Ada@Example.COM', 'to [erased]'],
  ['invite-ada@example.com-7', 'invite-[erased]-7'],
  ['to=ada%40example.com', 'to=[erased]'],
  ['Welcome, ADA LOVELACE!', 'Welcome, [erased]!'],
  ['Canada is no name, Ada is', 'Canada is no name, [erased] is'],
  // Two characters are in too many words.
  ['Jo', 'Jo'],
  ['key k-7, not k-77', 'key [erased], not k-77'],
  ['nobody', 'nobody'],
] as const) {
  test(`“${text}” becomes “${left}”`, () => {
    assert.equal(erase(text), left)
  })
}

test('both forms of a letter with a mark are the same', () => {
  const both = wordEraser([], ['Zo\u00eb'])

  assert.deepEqual([both('Zo\u00eb'), both('Zoe\u0308')], ['[erased]', '[erased]'])
})

test('a quotation is an address that stands for itself', () => {
  const quoted = quotationEraser(['bob@example.com'])

  assert.equal(quoted('stands in for bob@example.com.'), 'stands in for [erased].')
  for (const other of ['jim.bob@example.com', 'bob@example.com.au', 'bob@example.community']) {
    assert.equal(quoted(other), other)
  }
})

test('with nothing to erase a text stays', () => {
  assert.deepEqual([wordEraser([])('text'), quotationEraser(['x'])('x')], ['text', 'x'])
})
