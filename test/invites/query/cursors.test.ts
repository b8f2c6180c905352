import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCursors, maxTogether } from '#invites/query/cursors/cursors.ts'
import { conditions, type PageRequest, pageOf, rangeOf } from '#invites/query/pagination.ts'

const cursors = createCursors(Buffer.alloc(32, 1))
const use = { tenant: 'acme', of: 'invites' }

for (const position of [
  [0, 0],
  [1, 0],
  [Number.MAX_SAFE_INTEGER, 2 ** 31],
] as const) {
  test(`a cursor of ${position} opens where it was sealed for, on every replica`, () => {
    const cursor = cursors.seal(use, position)

    assert.deepEqual(createCursors(Buffer.alloc(32, 1)).open(use, cursor), position)
    assert.equal(cursors.seal({ ...use }, position), cursor)
    assert.match(cursor, /^[\w-]{43}$/)
  })
}

test('one cursor holds as many positions as are followed together, and opens as one only', () => {
  const positions = Array.from({ length: maxTogether }, (_, n) => [n, 2 ** 31 - 1] as const)
  const cursor = cursors.sealAll(use, positions)

  assert.deepEqual(cursors.openAll(use, cursor), positions)
  assert.deepEqual(cursors.openAll(use, cursors.seal(use, [7, 1])), [[7, 1]])
  assert.equal(cursors.open(use, cursor), undefined)
  assert.equal(cursors.openAll(use, cursor.slice(0, -22)), undefined)
  assert.equal(cursors.openAll({ ...use, of: 'others' }, cursor), undefined)
  assert.equal(cursors.openAll(use, `${cursor}${'A'.repeat(22)}`), undefined)
})

test('cursors of neighbours have nothing in common, and cursors of two tenants neither', () => {
  const sealed = [
    ...Array.from({ length: 1_000 }, (_, n) => cursors.seal(use, [n, 0])),
    ...Array.from({ length: 1_000 }, (_, n) => cursors.seal({ ...use, tenant: 'other' }, [n, 0])),
  ].map((cursor) => Buffer.from(cursor, 'base64url'))

  for (const part of [0, 8, 16, 24]) {
    assert.equal(new Set(sealed.map((bytes) => bytes.readBigUInt64BE(part))).size, 2_000)
  }
})

const good = cursors.seal(use, [7, 0])
const flipped = (bit: number) => {
  const bytes = Buffer.from(good, 'base64url')
  const index = Math.floor(bit / 8)
  bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << (bit % 8)), index)
  return bytes.toString('base64url')
}

for (const [title, cursor] of [
  ['digits, as cursors were before', '7'],
  ['nothing', ''],
  ['a longer one', `${good}A`],
  ['a shorter one', good.slice(0, -1)],
  ['one with blanks', `${good.slice(0, -1)} `],
  ['one in standard base64', good.replaceAll('-', '+').replaceAll('_', '/').padEnd(44, '=')],
  ['one of another key', createCursors(Buffer.alloc(32, 2)).seal(use, [7, 0])],
  ["one of another tenant's list", cursors.seal({ ...use, tenant: 'other' }, [7, 0])],
  ['one of another list', cursors.seal({ ...use, of: 'batches' }, [7, 0])],
  [
    'one whose tenant and list run together',
    cursors.seal({ tenant: 'acmei', of: 'nvites' }, [7, 0]),
  ],
  ['random bytes', Buffer.alloc(32, 5).toString('base64url')],
] as const) {
  test(`${title} is no cursor`, () => {
    assert.equal(cursors.open(use, cursor), undefined)
  })
}

test('a cursor with any bit changed is no cursor, and has only one spelling', () => {
  for (let bit = 0; bit < 256; bit += 1) assert.equal(cursors.open(use, flipped(bit)), undefined)
  const last = good.at(-1) ?? ''
  const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
    .filter((letter) => letter !== last)
    .map((letter) => cursors.open(use, good.slice(0, -1) + letter))
  assert.deepEqual(new Set(others), new Set([undefined]))
})

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
  [{ first: 2, after: 2 }, 'ascending', [3, 4], { keys: [3, 4], previous: true, next: false }],
  [{ first: 2 }, 'descending', [10, 9, 8], { keys: [10, 9], previous: false, next: true }],
  [{ last: 2 }, 'ascending', [10, 9, 8], { keys: [9, 10], previous: true, next: false }],
  [{ last: 2, before: 9 }, 'ascending', [8, 7], { keys: [7, 8], previous: false, next: true }],
  [{ last: 2 }, 'descending', [1, 2, 3], { keys: [2, 1], previous: true, next: false }],
  [{}, 'ascending', [], { keys: [], previous: false, next: false }],
]

for (const [request, order, found, { keys, previous, next }] of pages) {
  test(`${JSON.stringify(request)} ${order}, of ${found.length} rows found`, () => {
    const rows = found.map((key) => ({ list_position: key }))

    const page = pageOf('invites', rows, rangeOf(request, 50), async () => 10)

    assert.deepEqual(
      page.rows.map(({ position }) => position),
      keys,
    )
    assert.deepEqual([page.hasPreviousPage, page.hasNextPage], [previous, next])
  })
}
