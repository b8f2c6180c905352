import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from '#providers/contract/answer.ts'
import type { Call } from '#providers/contract/call.ts'
import { createdAnswer, reinvitedAnswer } from '#providers/wickr/replies.ts'
import { redactor } from '#redact/redactor.ts'
import { createCall, person, reinviteCall, userId } from './calls.ts'

const redact = redactor(['ada@example.com'])
const exists = { userId: '0', field: 'username', reason: 'User already exists' }

const created: readonly [string, readonly string[], unknown, readonly string[]][] = [
  ['an empty answer proves nothing', ['ada'], {}, []],
  ['an answer of nothing proves nothing', ['ada'], { successful: null, failed: null }, []],
  ['an answer that is no list proves nothing', ['ada'], { successful: 'ada', failed: 7 }, []],
  ['an unreadable success proves nothing', ['ada'], { successful: [null] }, []],
  ['a failure that names nobody proves nothing of two', ['ada', 'grace'], { failed: [exists] }, []],
  [
    'a name in another case is still the same person',
    ['ada'],
    { successful: [{ username: 'ADA@Example.com', userId: '5' }] },
    ['SENT 5'],
  ],
  [
    'two invites of one person are one success and one failure',
    ['ada', 'ada'],
    { successful: [{ username: 'ada@example.com', userId: '5' }], failed: [exists] },
    ['SENT 5', 'NAME_TAKEN'],
  ],
  [
    'a success that nobody asked for casts doubt on the failures',
    ['ada', 'grace'],
    { successful: [{ username: 'lin@example.com', userId: '5' }], failed: [exists] },
    [],
  ],
  [
    'an unreadable success casts doubt on the failures',
    ['ada', 'grace'],
    { successful: [{ username: 'ada@example.com' }, {}], failed: [exists] },
    ['SENT undefined'],
  ],
  ['an unreadable failure is another one', ['ada', 'grace'], { failed: [exists, 'grace'] }, []],
  [
    'the same failure is the failure of each',
    ['ada', 'grace'],
    { failed: [exists, exists] },
    ['NAME_TAKEN', 'NAME_TAKEN'],
  ],
  [
    'two failures of three users prove nothing of any of them',
    ['ada', 'grace', 'lin'],
    { failed: [exists, exists] },
    [],
  ],
  [
    'a failure by place proves nothing while the numbers leave a doubt',
    ['ada', 'grace', 'lin'],
    {
      successful: [{ username: 'ada@example.com', userId: '5' }],
      failed: [{ ...exists, field: 'users.1.username' }],
    },
    ['SENT 5'],
  ],
  [
    'a user id may come as a number',
    ['ada'],
    { successful: [{ username: 'ada@example.com', userId: 4294967296 }] },
    ['SENT 4294967296'],
  ],
  [
    'a user id that is none is not kept',
    ['ada', 'grace'],
    {
      successful: [
        { username: 'ada@example.com', userId: '0' },
        { username: 'grace@example.com', userId: 'abc' },
      ],
    },
    ['SENT undefined', 'SENT undefined'],
  ],
]

for (const [title, names, output, expected] of created) {
  test(`Wickr: ${title}`, () => {
    const recipients = names.map((name, index) => person(name, { id: `${index}` }))

    const answer = createdAnswer({ ...createCall, recipients }, output, redact)

    assert.deepEqual(inOrder({ ...createCall, recipients }, answer), expected)
  })
}

test('Wickr: a name that our own earlier attempt may have taken is no failure', () => {
  const call = { ...createCall, recipients: [person('ada')] }

  const first = createdAnswer(call, { failed: [exists] }, redact)
  const repeat = createdAnswer({ ...call, repeated: true }, { failed: [exists] }, redact)

  assert.deepEqual(inOrder(call, first), ['NAME_TAKEN'])
  assert.deepEqual(inOrder(call, repeat), [])
})

test('Wickr: different failures are asked for one by one, but not by a repeat', () => {
  const recipients = ['ada', 'grace', 'lin'].map((name, index) => person(name, { id: `${index}` }))
  const call = { ...createCall, recipients }
  const reason = 'security group not found in current network'
  const output = {
    successful: [{ username: 'grace@example.com', userId: '5' }],
    failed: [exists, { userId: '0', field: 'securityGroupIds', reason }],
  }
  const invalid = { userId: '0', field: 'username', reason: 'Invalid username' }
  const unlike = { ...output, failed: [invalid, { ...invalid, field: 'securityGroupIds' }] }

  const first = createdAnswer(call, output, redact)
  const repeat = createdAnswer({ ...call, repeated: true }, unlike, redact)

  assert.deepEqual(inOrder(call, first), ['SENT 5'])
  assert.ok(first.kind === 'answered')
  assert.deepEqual(first.alone, ['0', '2'])
  assert.deepEqual(inOrder(call, repeat), ['PROVIDER_REJECTED', 'SENT 5', 'PROVIDER_REJECTED'])
  assert.ok(repeat.kind === 'answered' && repeat.alone === undefined)
})

test('Wickr: a repeat believes failures that an earlier attempt cannot explain', () => {
  const call = { ...createCall, recipients: [person('ada')], repeated: true }
  const reason = 'security group not found in current network'
  const output = { failed: [{ userId: '0', field: 'securityGroupIds', reason }] }

  const answer = createdAnswer(call, output, redact)

  assert.deepEqual(inOrder(call, answer), ['INVALID_RECIPIENT'])
})

test('Wickr: a repeat believes no failure that an earlier attempt may explain', () => {
  const call = { ...createCall, recipients: [person('ada')] }
  const output = { failed: [{ userId: '0', reason: 'no seats are left' }] }

  const first = createdAnswer(call, output, redact)
  const repeat = createdAnswer({ ...call, repeated: true }, output, redact)

  assert.deepEqual(inOrder(call, first), ['PROVIDER_REJECTED'])
  assert.deepEqual(inOrder(call, repeat), [])
})

for (const [reason, field, atFirst, repeated] of [
  ['user cannot be reinvited', undefined, 'NOT_ELIGIBLE', 'UNCONFIRMED'],
  ['user not found in current network', undefined, 'RECIPIENT_NOT_FOUND', 'UNCONFIRMED'],
  ['strange', undefined, 'PROVIDER_REJECTED', 'UNCONFIRMED'],
  ['Invalid user id', 'userIds', 'INVALID_RECIPIENT', 'FAILED'],
] as const) {
  for (const userIdOfFailure of ['12', '0']) {
    test(`Wickr: to a repeated reinvite, '${reason}' of ${userIdOfFailure} is proof where no earlier attempt can have caused it`, () => {
      const call = { ...reinviteCall, recipients: [userId('12')] }
      const output = { failed: [{ userId: userIdOfFailure, reason, field }] }

      const first = reinvitedAnswer(call, output, redact)
      const repeat = reinvitedAnswer({ ...call, repeated: true }, output, redact)

      assert.deepEqual(inOrder(call, first), [atFirst])
      assert.ok(repeat.kind === 'answered')
      assert.deepEqual(
        [...repeat.outcomes.values()].map(({ kind }) => kind),
        [repeated],
      )
      assert.deepEqual([repeat.known, repeat.alone], [[], undefined])
    })
  }
}

const reinvited: readonly [string, unknown, readonly string[]][] = [
  ['an empty answer proves nothing', {}, []],
  ['an item without a user id proves nothing', { successful: [{}], failed: [{}] }, []],
  ['more failures than users prove nothing', { failed: [{ reason: 'strange' }, {}] }, []],
  ['the failure of somebody else proves nothing', { failed: [{ userId: '13' }] }, []],
  [
    'a failure without a user id is the failure of the only user',
    { failed: [{ reason: 'user not found in current network' }] },
    ['RECIPIENT_NOT_FOUND'],
  ],
  ['a user id may come as a number', { successful: [{ userId: 12 }] }, ['SENT 12']],
  ['an id that nobody asked for is passed over', { successful: [{ userId: '13' }] }, []],
  [
    'an e-mail that left outweighs a complaint',
    { successful: [{ userId: '12' }], failed: [{ userId: '12', reason: 'strange' }] },
    ['SENT 12'],
  ],
  [
    'a reason that we do not know is a rejection',
    { failed: [{ userId: '12', reason: 'strange' }] },
    ['PROVIDER_REJECTED'],
  ],
  ['a missing reason is a rejection', { failed: [{ userId: '12' }] }, ['PROVIDER_REJECTED']],
]

for (const [title, output, expected] of reinvited) {
  test(`Wickr: when reinviting, ${title}`, () => {
    const call = { ...reinviteCall, recipients: [userId('12')] }

    const answer = reinvitedAnswer(call, output, redact)

    assert.deepEqual(inOrder(call, answer), expected)
  })
}

test('Wickr: two invites of one user id share its outcome', () => {
  const recipients = [userId('12'), person('ada', { providerReference: '12' })]
  const call = { ...reinviteCall, recipients }

  const answer = reinvitedAnswer(call, { successful: [{ userId: '12' }] }, redact)

  assert.deepEqual(inOrder(call, answer), ['SENT 12', 'SENT 12'])
})

test('Wickr: a failure says why, for an operator, and repeats no address', () => {
  const call = { ...createCall, recipients: [person('ada')] }
  const output = {
    failed: [{ ...exists, reason: 'ADA@example.com and x@y.org exist', inviteCode: 'code-1' }],
    $metadata: { requestId: 'request-1', httpStatusCode: 200 },
  }

  const answer = createdAnswer(call, output, redact)

  assert.ok(answer.kind === 'answered')
  assert.deepEqual(answer.outcomes.get('invite-ada'), {
    kind: 'FAILED',
    code: 'INVALID_RECIPIENT',
    retryable: false,
    evidence: 'INFERRED',
    field: 'username',
    message: 'Wickr did not invite this user: [redacted] and [e-mail] exist',
    error: {
      code: 'failed',
      message: '[redacted] and [e-mail] exist',
      operation: 'BatchCreateUser',
      requestId: 'request-1',
      details: [{ name: 'field', value: 'username' }],
    },
  })
})

function inOrder(call: Call, answer: Answer): readonly string[] {
  assert.ok(answer.kind === 'answered')
  return call.recipients.flatMap(({ id }) => {
    const outcome = answer.outcomes.get(id)
    if (outcome?.kind === 'SENT') return [`SENT ${outcome.providerReference}`]
    return outcome?.kind === 'FAILED' ? [outcome.code] : []
  })
}
