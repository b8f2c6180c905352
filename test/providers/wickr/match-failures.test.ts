import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from '#providers/contract/answer.ts'
import type { Call } from '#providers/contract/call.ts'
import { createdAnswer, reinvitedAnswer } from '#providers/wickr/replies.ts'
import { redactor } from '#redact/redactor.ts'
import { createCall, person, reinviteCall, userId } from './calls.ts'

const redact = redactor([])
const exists = { userId: '0', field: 'username', reason: 'User already exists' }

const group = 'security group not found in current network'
const places: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  [
    'by their places',
    [
      { ...exists, field: 'users.2.username' },
      { userId: '0', field: 'users.0.securityGroupIds', reason: group },
    ],
    ['INVALID_RECIPIENT securityGroupId', 'NAME_TAKEN username'],
  ],
  [
    'by their places in brackets, and without a user id',
    [{ field: 'users[0]', reason: 'strange' }, { field: 'users[2].lastName' }],
    ['PROVIDER_REJECTED undefined', 'INVALID_RECIPIENT lastName'],
  ],
  [
    'by their addresses',
    [
      { ...exists, reason: 'lin@example.com already exists' },
      { ...exists, field: '', reason: 'Ada@example.com: name refused' },
    ],
    ['PROVIDER_REJECTED undefined', 'NAME_TAKEN username'],
  ],
]

for (const [how, failed, expected] of places) {
  test(`Wickr: different failures that say ${how} whose they are need no further call`, () => {
    const answer = answerToThree(failed)

    assert.ok(answer.kind === 'answered' && answer.alone === undefined)
    const [ada, , lin] = ['0', '1', '2'].map((id) => answer.outcomes.get(id))
    assert.deepEqual(
      [ada, lin].map((one) => one?.kind === 'FAILED' && `${one.code} ${one.field}`),
      expected,
    )
    assert.deepEqual([ada?.evidence, lin?.evidence], ['PER_RECIPIENT', 'PER_RECIPIENT'])
    assert.deepEqual(answer.known, expected[1]?.startsWith('NAME_TAKEN') ? ['2'] : [])
  })
}

for (const [what, fields] of [
  ['a place of somebody who was created', ['users.0.username', 'users.1.lastName']],
  ['one place twice', ['users.0.username', 'users.0.lastName']],
  ['a place beyond the list', ['users.0.username', 'users.7.lastName']],
  ['two places at once', ['users.0.username', 'users.0 and users.2']],
  ['a place of one only', ['users.0.username', 'lastName']],
] as const) {
  test(`Wickr: ${what} matches nothing, and each is asked for alone`, () => {
    const answer = answerToThree(fields.map((field) => ({ ...exists, field })))

    assert.ok(answer.kind === 'answered')
    assert.deepEqual([...answer.outcomes.keys()], ['1'])
    assert.deepEqual(answer.alone, ['0', '2'])
  })
}

test('Wickr: a repeat lists the same users in the same order, so places match there too', () => {
  const failed = ['users.2.lastName', 'users.0.firstName'].map((field) => ({
    field,
    reason: 'bad',
  }))

  const answer = answerToThree(failed, true)

  assert.ok(answer.kind === 'answered' && answer.alone === undefined)
  const fields = ['0', '2'].map((id) => {
    const outcome = answer.outcomes.get(id)
    return outcome?.kind === 'FAILED' && outcome.field
  })
  assert.deepEqual(fields, ['firstName', 'lastName'])
})

const notFound = { userId: '0', reason: 'user not found in current network' }
const active = { reason: 'User cannot be reinvited' }

const reinvited: readonly (readonly [string, object, readonly string[], object?])[] = [
  [
    'one failure without a user id that may be one of two is believed for neither',
    { successful: [{ userId: '11' }], failed: [active] },
    ['SENT 11'],
  ],
  [
    'as many failures alike as users are left is the failure of each',
    { successful: [{ userId: '11' }], failed: [active, active] },
    ['SENT 11', 'NOT_ELIGIBLE INFERRED', 'NOT_ELIGIBLE INFERRED'],
    { known: ['1', '2'] },
  ],
  [
    'the one failure without a user id is of the one user who is left',
    { successful: [{ userId: '11' }], failed: [{ userId: '12', ...active }, notFound] },
    ['SENT 11', 'NOT_ELIGIBLE PER_RECIPIENT', 'RECIPIENT_NOT_FOUND INFERRED'],
    { known: ['1'] },
  ],
  [
    'failures by place are matched',
    {
      failed: [
        { field: 'userIds.2', ...active },
        { ...notFound, field: 'userIds[0]' },
        { field: 'userIds/1' },
      ],
    },
    [
      'RECIPIENT_NOT_FOUND PER_RECIPIENT',
      'INVALID_RECIPIENT PER_RECIPIENT',
      'NOT_ELIGIBLE PER_RECIPIENT',
    ],
    { known: ['2'] },
  ],
  [
    'different failures are asked for alone',
    { successful: [{ userId: '12' }], failed: [active, notFound] },
    ['SENT 12'],
    { alone: ['0', '2'] },
  ],
  [
    'a success of somebody else casts doubt on the failures',
    { successful: [{ userId: '11' }, { userId: '99' }], failed: [active, active] },
    ['SENT 11'],
  ],
]

for (const [what, output, expected, rest] of reinvited) {
  test(`Wickr: when reinviting three, ${what}`, () => {
    const recipients = ['11', '12', '13'].map((id, index) => ({ ...userId(id), id: `${index}` }))
    const call = { ...reinviteCall, recipients }

    const answer = reinvitedAnswer(call, output, redact)

    assert.ok(answer.kind === 'answered')
    assert.deepEqual(saidOf(call, answer), expected)
    assert.deepEqual(
      { known: answer.known, alone: answer.alone },
      { known: [], alone: undefined, ...rest },
    )
  })
}

test('Wickr: a repeat of a reinvitation asks for nobody alone', () => {
  const recipients = [userId('11'), userId('12')]
  const call = { ...reinviteCall, recipients, repeated: true }

  const answer = reinvitedAnswer(call, { failed: [active, notFound] }, redact)

  assert.ok(answer.kind === 'answered' && answer.alone === undefined)
  const kinds = [...answer.outcomes.values()].map(({ kind }) => kind)
  assert.deepEqual(kinds, ['UNCONFIRMED', 'UNCONFIRMED'])
})

/** What Wickr makes of three users of whom `grace` is created. */
function answerToThree(failed: readonly object[], repeated = false): Answer {
  const recipients = ['ada', 'grace', 'lin'].map((name, index) => person(name, { id: `${index}` }))
  const output = { successful: [{ username: 'grace@example.com', userId: '5' }], failed }
  return createdAnswer({ ...createCall, recipients, repeated }, output, redact)
}

/** One word or two for each recipient who has an outcome. */
function saidOf(call: Call, answer: Answer): readonly string[] {
  assert.ok(answer.kind === 'answered')
  return call.recipients.flatMap(({ id }) => {
    const outcome = answer.outcomes.get(id)
    if (outcome?.kind === 'SENT') return [`SENT ${outcome.providerReference}`]
    return outcome?.kind === 'FAILED' ? [`${outcome.code} ${outcome.evidence}`] : []
  })
}
