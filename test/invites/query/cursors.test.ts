import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cursorOf, placeOf } from '#invites/follow/changes.ts'
import {
  conditions,
  isCursor,
  type PageRequest,
  pageOf,
  rangeOf,
} from '#invites/query/pagination.ts'

for (const [cursor, expected] of [
  ['1', true],
  ['999999999999999', true],
  ['', false],
  ['1000000000000000', false],
  ['-1', false],
  ['1.5', false],
  ['1 or true', false],
] as const) {
  test(`${JSON.stringify(cursor)} is ${expected ? 'a' : 'no'} cursor of a list`, () => {
    assert.equal(isCursor(cursor), expected)
  })
}

for (const [cursor, expected] of [
  ['0-0', { version: 0, position: 0 }],
  ['12-345', { version: 12, position: 345 }],
  ['12', undefined],
  ['12-', undefined],
  ['12-3-4', undefined],
  ['-1-3', undefined],
  ['1e3-1', undefined],
] as const) {
  test(`${JSON.stringify(cursor)} is ${expected ? 'a' : 'no'} cursor of changes`, () => {
    assert.deepEqual(placeOf(cursor), expected)
    if (expected !== undefined) assert.equal(cursorOf(expected), cursor)
  })
}

test('conditions without a value are left out, the others number their parameters', () => {
  const { sql, parameters } = conditions(
    ['a = ?', 1],
    ['b = ?', undefined],
    ['c > ? or d > ?', 'two'],
    ['e = ?', null],
    ['f = ?', 'NUL \0 cannot be stored'],
  )

  assert.deepEqual(sql, ['a = $1', 'c > $2 or d > $2', 'f = $3'])
  assert.deepEqual(parameters.slice(0, 2), [1, 'two'])
  assert.doesNotMatch(String(parameters[2]), /\0/)
})

// Of ten rows with the keys 1 to 10, those that the statement finds, in its order.
const pages: readonly (readonly [
  request: PageRequest,
  order: 'ascending' | 'descending',
  found: readonly number[],
  page: { readonly keys: readonly number[]; readonly previous: boolean; readonly next: boolean },
])[] = [
  [{ first: 2 }, 'ascending', [1, 2, 3], { keys: [1, 2], previous: false, next: true }],
  [{ first: 2 }, 'ascending', [1, 2], { keys: [1, 2], previous: false, next: false }],
  [{ first: 2, after: '2' }, 'ascending', [3, 4], { keys: [3, 4], previous: true, next: false }],
  [{ first: 2 }, 'descending', [10, 9, 8], { keys: [10, 9], previous: false, next: true }],
  [{ last: 2 }, 'ascending', [10, 9, 8], { keys: [9, 10], previous: true, next: false }],
  [{ last: 2, before: '9' }, 'ascending', [8, 7], { keys: [7, 8], previous: false, next: true }],
  [{ last: 2 }, 'descending', [1, 2, 3], { keys: [2, 1], previous: true, next: false }],
  [{}, 'ascending', [], { keys: [], previous: false, next: false }],
]

for (const [request, order, found, { keys, previous, next }] of pages) {
  test(`${JSON.stringify(request)} ${order}, of ${found.length} rows found`, () => {
    const rows = found.map((key) => ({ cursor_key: key }))

    const page = pageOf(rows, rangeOf(request, 50), async () => 10)

    assert.deepEqual(
      page.rows.map(({ cursor }) => Number(cursor)),
      keys,
    )
    assert.deepEqual([page.hasPreviousPage, page.hasNextPage], [previous, next])
  })
}
