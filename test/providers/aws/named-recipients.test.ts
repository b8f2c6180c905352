import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createNameReader, mentions } from '#providers/aws/named-recipients.ts'

const values = ['ada@example.com', 'bob', '7700000001', '100']

for (const [text, positions] of [
  ['userIds.1', [1]],
  ['userIds[2]', [2]],
  ['/userIds/0', [0]],
  ['userIds.0.username and userIds.2.username', [0, 2]],
  ["Value at 'userIds.1.member' failed to satisfy constraint", [0]],
  ["Value at 'userIds.member.3' failed to satisfy constraint", [2]],
  ['UserIds.3: Member must not be null', [3]],
  // Of another list, of no list, or beyond its end.
  ['otherUserIds.1', []],
  ['userIds.17', []],
  ['userIds', []],
  ['userIds.12345', []],
  ['userIds.1000', []],
  ['at 1', []],
  // No index.
  ['userIds.1abc', []],
  ['userIds[1.5]', []],
  ['userIds[0x1]', []],
  ['userIds.1e3', []],
  ['userIds[-1]', []],
  ['userIds[]', []],
  // Beside a place, a value is what the item is compared with.
  ["userIds.2: the same as 'bob' (ada@example.com)", [2]],
  ["userIds.17: the same as 'bob'", []],
  // By value.
  ["The address 'ada@example.com' is suppressed.", [0]],
  ["ADA@example.com, 'bob': no such users", [0, 1]],
  ["Is 'Bob' no user? “bob” again", [1]],
  // A word of the sentence may be a name as well.
  ['bob: no such user', []],
  ['No such user: 7700000001.', [2]],
  ['someone-bob is unknown', []],
  ['bob@elsewhere.example is unknown', []],
  ['At most 100 are allowed', []],
] as const) {
  test(`'${text}' names ${positions.length === 0 ? 'nobody' : positions.join(' and ')}`, () => {
    assert.deepEqual(createNameReader(['userIds'], values)([text]), positions)
  })
}

test('a text that repeats the whole list names nobody', () => {
  const named = (text: string, values: readonly string[]) =>
    createNameReader(['users'], values)([text])

  assert.deepEqual(named("'ada', 'bob': no", ['ada', 'bob']), [])
  assert.deepEqual(named("'ada': no", ['ada']), [])
  assert.deepEqual(named("users.0: no; 'ada'", ['ada']), [0])
})

const alike = [
  ...["o'neil@example.com", 'neil@example.com', 'a=b@example.com', 'b@example.com'],
  ...['ada lovelace', 'lovelace', '{x}|y@example.com', 'y@example.com'],
]

for (const [text, name] of [
  ["The address o'neil@example.com is suppressed.", "o'neil@example.com"],
  ["The address 'o'neil@example.com' is suppressed.", "o'neil@example.com"],
  ['neil@example.com is suppressed', 'neil@example.com'],
  ["'neil@example.com' is suppressed", 'neil@example.com'],
  ['a=b@example.com is suppressed', 'a=b@example.com'],
  ['email=b@example.com', 'b@example.com'],
  ['A=B@EXAMPLE.COM, and nobody else', 'a=b@example.com'],
  ["The user 'Ada Lovelace' exists.", 'ada lovelace'],
  ["The user 'lovelace' exists.", 'lovelace'],
  ['{x}|y@example.com', '{x}|y@example.com'],
  // Of a call that this one is not.
  ["d'neil@example.com is suppressed", undefined],
  ["The user 'Grace Ada Lovelaces' exists.", undefined],
] as const) {
  test(`'${text}' blames ${name ?? 'nobody'}, and nobody who is a part of it`, () => {
    const named = createNameReader(['users'], alike)([text])

    assert.deepEqual(
      named.map((position) => alike[position]),
      name === undefined ? [] : [name],
    )
  })
}

test('a thousand entries that name a thousand recipients are read in no time', () => {
  const ids = Array.from({ length: 1_000 }, (_, index) => `user-${index}@example.com`)
  const before = process.threadCpuUsage().user
  const read = createNameReader(['accessorIds'], ids)

  const named = ids.flatMap((id) => read(['accessorIds', `${id} is unknown`]))

  assert.deepEqual(named, [...ids.keys()])
  assert.ok(process.threadCpuUsage().user - before < 500_000)
})

test('a list is mentioned as a word of its own', () => {
  assert.equal(mentions(['accessorIds'], 'accessorIds?'), true)
  assert.equal(mentions(['The accessorId is not valid.'], 'accessorIds?'), true)
  assert.equal(mentions(['myAccessorIdsList'], 'accessorIds?'), false)
})
