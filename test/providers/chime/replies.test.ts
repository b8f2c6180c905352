import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Invite } from '@aws-sdk/client-chime'
import { outcomesOf } from '#providers/chime/replies.ts'
import type { CallRecipient } from '#providers/contract/call.ts'

const to = (...emails: readonly string[]): readonly CallRecipient[] =>
  emails.map((value, index) => ({ id: `r${index + 1}`, kind: 'EMAIL', value, details: {} }))

const shortly = (invite: Omit<Invite, 'EmailAddress'>) => {
  const EmailAddress = 'ada@example.com'
  const outcome = outcomesOf(to(EmailAddress), [{ ...invite, EmailAddress }]).get('r1')
  return outcome?.kind === 'SENT' ? `SENT/${outcome.emailStatus}` : outcome?.kind
}

for (const [Status, EmailStatus, expected] of [
  ['Pending', 'Sent', 'SENT/SENT'],
  ['Pending', 'NotSent', 'SENT/NOT_SENT'],
  ['Pending', 'Failed', 'SENT/FAILED'],
  ['Pending', undefined, 'SENT/UNREPORTED'],
  ['Accepted', 'Sent', 'SENT/SENT'],
  ['Accepted', 'NotSent', 'ALREADY_MEMBER'],
  ['Accepted', 'Failed', 'ALREADY_MEMBER'],
  ['Accepted', undefined, 'ALREADY_MEMBER'],
  ['Failed', 'Sent', 'SENT/SENT'],
  ['Failed', 'NotSent', 'FAILED'],
  ['Failed', 'Failed', 'FAILED'],
  ['Failed', undefined, 'FAILED'],
  [undefined, 'Sent', 'SENT/SENT'],
  [undefined, 'NotSent', undefined],
  [undefined, 'Failed', undefined],
  [undefined, undefined, undefined],
] as const) {
  test(`Status ${Status} with EmailStatus ${EmailStatus} is ${expected ?? 'no answer'}`, () => {
    assert.equal(shortly({ Status, EmailStatus }), expected)
  })
}

test('a recipient finds its item by its address, whatever the order and the case', () => {
  const outcomes = outcomesOf(to('Ada@Example.com', 'bob@example.com'), [
    { EmailAddress: 'bob@example.com', Status: 'Failed' },
    { EmailAddress: 'ada@example.com', Status: 'Pending', EmailStatus: 'Sent', InviteId: 'i1' },
  ])

  assert.equal(outcomes.get('r2')?.kind, 'FAILED')
  const ada = outcomes.get('r1')
  assert.equal(ada?.kind === 'SENT' && ada.providerReference, 'i1')
})

test('two mailboxes that differ only in case are never mixed up', () => {
  const outcomes = outcomesOf(to('Ada@example.com', 'ada@example.com'), [
    { EmailAddress: 'ada@example.com', Status: 'Failed' },
    { EmailAddress: 'Ada@example.com', Status: 'Pending', EmailStatus: 'Sent' },
  ])

  assert.equal(outcomes.get('r1')?.kind, 'SENT')
  assert.equal(outcomes.get('r2')?.kind, 'FAILED')
})

test('an item in lower case belongs to nobody where two would fit', () => {
  const outcomes = outcomesOf(to('Ada@example.com', 'ADA@example.com'), [
    { EmailAddress: 'ada@example.com', Status: 'Pending', EmailStatus: 'Sent' },
  ])

  assert.equal(outcomes.size, 0)
})

test('an address that is there twice takes its items in order', () => {
  const outcomes = outcomesOf(to('ada@example.com', 'ada@EXAMPLE.com'), [
    { EmailAddress: 'ada@example.com', Status: 'Pending', EmailStatus: 'Sent' },
    { EmailAddress: 'ada@example.com', Status: 'Failed' },
  ])

  assert.equal(outcomes.get('r1')?.kind, 'SENT')
  assert.equal(outcomes.get('r2')?.kind, 'FAILED')
})

test('items without an address and strangers are nobody', () => {
  const outcomes = outcomesOf(to('ada@example.com'), [
    { Status: 'Pending', EmailStatus: 'Sent' },
    { EmailAddress: 'eve@example.com', Status: 'Pending', EmailStatus: 'Sent' },
  ])

  assert.equal(outcomes.size, 0)
})

for (const [name, said, expected] of [
  ['failed and sent', [{ Status: 'Failed' }, { Status: 'Pending', EmailStatus: 'Sent' }], 'SENT'],
  ['sent and failed', [{ Status: 'Pending', EmailStatus: 'Sent' }, { Status: 'Failed' }], 'SENT'],
  ['failed and nothing', [{ Status: 'Failed' }, {}], undefined],
  ['failed, twice', [{ Status: 'Failed' }, { Status: 'Failed' }], 'FAILED'],
] as const) {
  test(`one recipient of whom two items say ${name} is ${expected ?? 'without an answer'}`, () => {
    const EmailAddress = 'ada@example.com'
    const items = said.map((invite) => ({ ...invite, EmailAddress }))

    assert.equal(outcomesOf(to(EmailAddress), items).get('r1')?.kind, expected)
  })
}

for (const [name, item] of [
  ['null', null],
  ['a text', 'ada@example.com'],
  ['a list', [1]],
  ['an address that is a number', { EmailAddress: 5, Status: 'Pending' }],
  ['statuses that are objects', { EmailAddress: 'ada@example.com', Status: {}, EmailStatus: {} }],
] as const) {
  test(`an item with ${name} spoils no other`, () => {
    const outcomes = outcomesOf(to('ada@example.com', 'bob@example.com'), [
      item,
      { EmailAddress: 'bob@example.com', Status: 'Pending' },
    ])

    assert.deepEqual([...outcomes.keys()], ['r2'])
  })
}

for (const invites of [undefined, null, {}, 'no', 5]) {
  test(`${JSON.stringify(invites)} instead of a list names nobody`, () => {
    assert.equal(outcomesOf(to('ada@example.com'), invites).size, 0)
  })
}

test('a status called like a member of every object is an unknown one', () => {
  const outcomes = outcomesOf(to('ada@example.com'), [
    { EmailAddress: 'ada@example.com', Status: 'Pending', EmailStatus: 'constructor' },
  ])

  assert.partialDeepStrictEqual(outcomes.get('r1'), { kind: 'SENT', emailStatus: 'UNREPORTED' })
})
