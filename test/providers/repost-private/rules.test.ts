import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Recipient } from '#providers/contract/recipient.ts'
import type { Target } from '#providers/contract/rules.ts'
import { repostPrivateRules } from '#providers/repost-private/rules.ts'

const target: Target = {
  provider: 'REPOST_PRIVATE',
  operation: 'invite',
  destinationId: 'SPq3V8mZ1xT6bK0nR4wYcA2g',
  message: { title: 'Join us', body: 'Please' },
}

const targets: readonly [string, Partial<Target>, readonly string[]][] = [
  ['a space, a title and a body are enough', {}, []],
  ['the space id is not empty', { destinationId: '' }, ['spaceId']],
  ['the space id has no space', { destinationId: 'SP 1' }, ['spaceId']],
  ['the space id has no line break', { destinationId: 'SP1\n' }, ['spaceId']],
  ['the space id has no control character', { destinationId: 'SP\u0007' }, ['spaceId']],
  ['the space id has no invisible character', { destinationId: 'SP\u200b' }, ['spaceId']],
  ['the space id has no slash', { destinationId: 'SP1/invite' }, ['spaceId']],
  ['the space id has no backslash', { destinationId: 'SP1\\x' }, ['spaceId']],
  ['the space id is not the folder above', { destinationId: '..' }, ['spaceId']],
  ['the space id is not the folder itself', { destinationId: '.' }, ['spaceId']],
  ['the title is there', { message: { body: 'b' } }, ['title']],
  ['the title is not empty', { message: { title: '', body: 'b' } }, ['title']],
  ['the title may have 200 characters', { message: { title: 'é'.repeat(200), body: 'b' } }, []],
  [
    'an emoji in the title is one character',
    { message: { title: '😀'.repeat(200), body: 'b' } },
    [],
  ],
  ['the title has no 201', { message: { title: 'x'.repeat(201), body: 'b' } }, ['title']],
  ['the title has no 201 emoji', { message: { title: '😀'.repeat(201), body: 'b' } }, ['title']],
  ['the body is there', { message: { title: 't' } }, ['body']],
  ['the body is not empty', { message: { title: 't', body: '' } }, ['body']],
  ['the body may have 600 characters', { message: { title: 't', body: '😀'.repeat(600) } }, []],
  ['the body has no 601', { message: { title: 't', body: 'x'.repeat(601) } }, ['body']],
  ['the body may have lines', { message: { title: 't', body: 'one\ntwo' } }, []],
  ['every rule is named', { destinationId: '', message: {} }, ['spaceId', 'title', 'body']],
]

for (const [title, change, fields] of targets) {
  test(`re:Post: ${title}`, () => {
    const issues = repostPrivateRules.checkTarget({ ...target, ...change })

    assert.deepEqual(
      issues.map(({ field }) => field),
      fields,
    )
  })
}

const recipients: readonly [string, Partial<Recipient>, boolean][] = [
  ['an accessor id may be a UUID', { value: '94682c8d-1234-5678-9abc-e001c76e2c44' }, true],
  ['an accessor id may be long, for the model has no limit', { value: 'a'.repeat(1000) }, true],
  ['an accessor id may have any visible character', { value: 'a/b+ü😀' }, true],
  ['an accessor id is not empty', { value: '' }, false],
  ['an accessor id has no space', { value: 'a b' }, false],
  ['an accessor id has no line break', { value: 'a\n' }, false],
  ['an accessor id has no control character', { value: 'a\u0000' }, false],
  ['an accessor id is not an address of another kind', { kind: 'EMAIL', value: 'a@b.co' }, false],
]

for (const [title, change, accepted] of recipients) {
  test(`re:Post: ${title}`, () => {
    const recipient: Recipient = { kind: 'ACCESSOR_ID', value: 'a', details: {}, ...change }

    for (const operation of ['invite', 'reinvite'] as const) {
      const issue = repostPrivateRules.checkRecipient(recipient, operation)
      assert.equal(issue?.field, accepted ? undefined : 'accessorId')
    }
  })
}

test('re:Post: accessor ids are the same only to the letter', () => {
  const key = (value: string) =>
    repostPrivateRules.recipientKey({ kind: 'ACCESSOR_ID', value, details: {} })

  assert.equal(key('a-1'), key('a-1'))
  assert.notEqual(key('a-1'), key('A-1'))
})
