import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutEndMark } from '#send-file/input/end-mark.ts'

const end = '\u001a'

for (const [what, texts, left] of [
  ['alone', ['a\n', end], 'a\n'],
  ['in a text of its own, after the beginning of another', [`a\n${end}`, end, '\n'], 'a\n'],
  ['before a line end that comes later', [`a${end}`, '\r', '\n'], 'a'],
  ['more than once', [`a\n${end}\n${end}${end}\n`], 'a\n'],
  ['but not where something follows', [`a${end}`, '\n', `b${end}\n`, 'c'], `a${end}\nb${end}\nc`],
  ['in an empty file', [end], ''],
  ['nothing, where there is none', ['a\n', '\n\n', ''], 'a\n\n\n'],
  ['after more of it than any program writes', [end.repeat(70_000)], end.repeat(70_000 - 1_024)],
] as const) {
  test(`Ctrl-Z at the end of a text is left out: ${what}`, async () => {
    let found = ''
    for await (const piece of withoutEndMark(asyncOf(texts))) found += piece

    assert.equal(found, left)
  })
}

async function* asyncOf(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts
}
