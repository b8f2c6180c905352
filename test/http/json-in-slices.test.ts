import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLargeJson, jsonInSlices } from '#http/json-in-slices.ts'
import { countTurns } from '../support/event-loop/count-turns.ts'

const entry = (nth: number) => ({
  id: `id ${nth}`,
  at: new Date(nth),
  recipient: { value: `"ada"\u2028\ud83d${nth}`, displayName: null },
  nothing: undefined,
  numbers: [nth, -0.5, undefined],
})
const many = (count: number) => Array.from({ length: count }, (_, nth) => entry(nth))

const large = {
  'a long list': { sendInvites: { results: many(5_000), replayed: false } },
  'lists in a list': { batches: [{ invites: many(2_000) }, {}, { invites: many(2_000) }] },
  'a list of lists of nothing': [[], many(2_000), [[[]]], null],
  'an object of many members': Object.fromEntries(many(9_000).map((one) => [one.id, one])),
  'members that are undefined': { a: undefined, b: many(2_000), c: undefined },
}

for (const [name, value] of Object.entries(large)) {
  test(`${name} has the text of JSON.stringify, and others get turns meanwhile`, async () => {
    const { result, turns } = await countTurns(() => jsonInSlices(value))

    assert.ok(isLargeJson(value))
    assert.ok(Buffer.concat(result).toString() === JSON.stringify(value))
    assert.ok(turns >= 2, `${turns} turns`)
  })
}

test('the longer a list is, the more turns others get', async () => {
  const { turns } = await countTurns(() => jsonInSlices(many(20_000)))

  // Some 10 values an entry, 5,000 a slice, and 2.5 slices a turn.
  assert.ok(turns >= 12, `${turns} turns`)
})

test('a small result is written in one piece', () => {
  assert.ok(!isLargeJson({ batches: many(50) }))
})
