import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textRule } from '#text/text-rule.ts'

const line = { name: 'title', min: 1, max: 200 } as const
const body = { name: 'body', min: 1, max: 600, lines: true } as const

const lines: readonly (readonly [what: string, text: string])[] = [
  ['one letter', 'x'],
  ['200 emoji', '🎉'.repeat(200)],
  ['a family of emoji', '👨‍👩‍👧 ❤️'],
  ['marks of the writing direction', '\u200fمرحبا\u200e, \u061cAda'],
  ['isolates that end', 'Hello \u2068أحمد\u2069 and \u2066\u2067x\u2069\u2069'],
  ['joiners', 'ශ්‍රී, می‌خواهم, ക്‍ഷ'],
  ['a soft hyphen and a zero-width space', 'Donau\u00addampf\u200bschiff'],
  ['only punctuation', '…'],
]
const badLines: readonly (readonly [what: string, text: string, rule: RegExp])[] = [
  ['nothing', '', /1 to 200/],
  ['201 letters', 'x'.repeat(201), /1 to 200/],
  ['201 emoji', '🎉'.repeat(201), /1 to 200/],
  ['a megabyte of marks', `a${'\u0301\u0316'.repeat(240_000)}`, /1 to 200/],
  ['CR LF', 'Hello\r\nBcc: x', /one line.*U\+000D/],
  ['a line break', 'a\nb', /U\+000A/],
  ['a tab', 'a\tb', /U\+0009/],
  ['ESC', 'a\u001b[2J', /U\+001B/],
  ['NUL', 'Hi\0', /NUL.*U\+0000/],
  ['DEL', 'a\u007f', /U\+007F/],
  ['a C1 control', 'a\u0085b', /U\+0085/],
  ['a line separator', 'a\u2028b', /U\+2028/],
  ['half an emoji', '🎉'.slice(1), /well-formed.*U\+DF89/],
  ['a noncharacter', 'a\uffff', /U\+FFFF/],
  ['an override', 'a\u202emoc', /direction.*U\+202E/],
  ['a left-to-right override', 'a\u202db\u202c', /U\+202D/],
  ['an embedding', 'a\u202bb\u202c', /U\+202B/],
  ['an isolate that does not end', 'a\u2067b', /U\+2066/],
  ['an end without an isolate', 'a\u2069b\u2066', /U\+2069/],
  ['blanks only', ' \u00a0\u3000', /can be seen/],
  ['invisible characters only', '\u200b\u2060\ufeff\u3164\u2800', /can be seen/],
  ['marks only', '\u0301\u0316', /can be seen/],
]
const bodies: readonly (readonly [what: string, text: string])[] = [
  ['lines', 'one\ntwo\n\nthree'],
  ['lines of Windows', 'Hello\r\nyou\r\n'],
  ['tabs', '1.\tcome in'],
  ['a line separator', 'a\u2028b'],
]
const badBodies: readonly (readonly [what: string, text: string, rule: RegExp])[] = [
  ['a carriage return alone', 'one\rtwo', /U\+000D/],
  ['a carriage return before CR LF', 'one\r\r\ntwo', /U\+000D/],
  ['a vertical tab', 'a\u000bb', /U\+000B/],
  ['a backspace', 'a\bb', /U\+0008/],
  ['an override', 'a\u202ebody', /U\+202E/],
  ['an isolate that ends in another line', 'a\u2068b\nc\u2069', /U\+2069/],
  ['empty lines only', '\n\r\n\t', /can be seen/],
  ['601 letters', 'x'.repeat(601), /1 to 600/],
]

for (const [what, text] of lines) {
  test(`a line may have ${what}`, () => assert.equal(textRule(text, line), undefined))
}

for (const [what, text, rule] of badLines) {
  test(`a line has no ${what}`, () => assert.match(textRule(text, line)?.rule ?? '', rule))
}

for (const [what, text] of bodies) {
  test(`a text of several lines may have ${what}`, () =>
    assert.equal(textRule(text, body), undefined))
}

for (const [what, text, rule] of badBodies) {
  test(`a text of several lines has no ${what}`, () =>
    assert.match(textRule(text, body)?.rule ?? '', rule))
}

test('a text that may be empty may be empty, but not of blanks', () => {
  const optional = { name: 'remark', min: 0, max: 10 } as const

  assert.equal(textRule('', optional), undefined)
  assert.match(textRule(' ', optional)?.rule ?? '', /can be seen/)
})
