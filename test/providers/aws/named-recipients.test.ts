import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mentions, positionsNamed } from '#providers/aws/named-recipients.ts'

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
  // By value.
  ["The address 'ada@example.com' is suppressed.", [0]],
  ['ADA@example.com, bob: no such users', [0, 1]],
  ['No such user: 7700000001.', [2]],
  ['someone-bob is unknown', []],
  ['bob@elsewhere.example is unknown', []],
  ['At most 100 are allowed', []],
] as const) {
  test(`'${text}' names ${positions.length === 0 ? 'nobody' : positions.join(' and ')}`, () => {
    assert.deepEqual(positionsNamed([text], 'userIds', values), positions)
  })
}

test('a text that repeats the whole list names nobody', () => {
  assert.deepEqual(positionsNamed(['ada, bob: no'], 'users', ['ada', 'bob']), [])
  assert.deepEqual(positionsNamed(['ada: no'], 'users', ['ada']), [])
  assert.deepEqual(positionsNamed(['users.0: no; ada'], 'users', ['ada']), [0])
})

test('a list is mentioned as a word of its own', () => {
  assert.equal(mentions(['accessorIds'], 'accessorIds?'), true)
  assert.equal(mentions(['The accessorId is not valid.'], 'accessorIds?'), true)
  assert.equal(mentions(['myAccessorIdsList'], 'accessorIds?'), false)
})
