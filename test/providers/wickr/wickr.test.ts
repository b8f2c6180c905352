import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from '#providers/contract/answer.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { settingsFor } from '../../contract/aws.ts'
import { createCall, person, reinviteCall, userId } from './calls.ts'

test('Wickr: a call carries its token', async () => {
  await using emulators = await startEmulators()
  const provider = createWickr(settingsFor(emulators.WICKR))

  await provider.send(createCall)
  provider.close?.()

  assert.equal(emulators.WICKR.requests[0]?.headers['x-client-token'], 'token-1')
})

test('Wickr: a reinvite goes by the user id, given or remembered, and stops for nobody', async () => {
  await using emulators = await startEmulators()
  const { WICKR: wickr } = emulators
  const provider = createWickr(settingsFor(wickr))
  const remembered = person('remembered', { providerReference: '1000000003' })
  const recipients = [
    userId('1000000001'),
    userId('1000000002'),
    userId('1000000404'),
    userId('1000000004'),
    remembered,
    person('forgotten'),
  ]

  const answer = await provider.send({ ...reinviteCall, recipients })
  provider.close?.()

  assert.deepEqual(codesOf(answer), {
    'invite-1000000001': 'SENT PER_RECIPIENT',
    'invite-1000000002': 'NOT_ELIGIBLE PER_RECIPIENT',
    'invite-1000000404': 'RECIPIENT_NOT_FOUND PER_RECIPIENT',
    'invite-remembered': 'SENT PER_RECIPIENT',
    'invite-forgotten': 'NOT_ELIGIBLE INFERRED',
  })
  assert.deepEqual(
    wickr.ledger.map(({ operation, recipient }) => [operation, recipient]),
    [
      ['BatchReinviteUser', '1000000001'],
      ['BatchReinviteUser', '1000000004'],
      ['BatchReinviteUser', '1000000003'],
    ],
  )
})

test('Wickr: nothing is sent where no user id is known', async () => {
  await using emulators = await startEmulators()
  const provider = createWickr(settingsFor(emulators.WICKR))

  const answer = await provider.send({ ...reinviteCall, recipients: [person('forgotten')] })
  provider.close?.()

  assert.deepEqual(codesOf(answer), { 'invite-forgotten': 'NOT_ELIGIBLE INFERRED' })
  assert.equal(emulators.WICKR.requests.length, 0)
})

test('Wickr: a repeat with the same token gets the same answer and sends no second e-mail', async () => {
  await using emulators = await startEmulators()
  const { WICKR: wickr } = emulators
  const provider = createWickr(settingsFor(wickr))
  wickr.next({ kind: 'reset', accepted: true })

  const lost = await provider.send(createCall)
  const found = await provider.send({ ...createCall, repeated: true })
  provider.close?.()

  assert.equal(lost.kind, 'unanswered')
  assert.deepEqual(codesOf(found), {
    'invite-ada': 'SENT PER_RECIPIENT',
    'invite-grace': 'SENT PER_RECIPIENT',
  })
  assert.equal(wickr.ledger.length, 2)
})

const creations: readonly [string, readonly string[], Readonly<Record<string, string>>][] = [
  [
    'one bad name does not fail the other',
    ['ada', 'exists'],
    { 'invite-ada': 'SENT PER_RECIPIENT', 'invite-exists': 'NAME_TAKEN INFERRED' },
  ],
  [
    'failures with the same reason have its code',
    ['exists', 'ada', 'exists+2'],
    {
      'invite-exists': 'NAME_TAKEN INFERRED',
      'invite-ada': 'SENT PER_RECIPIENT',
      'invite-exists+2': 'NAME_TAKEN INFERRED',
    },
  ],
  [
    'a refused name is an invalid recipient',
    ['invalid'],
    { 'invite-invalid': 'INVALID_RECIPIENT INFERRED' },
  ],
  [
    'failures for different reasons are not told before each was asked for alone',
    ['exists', 'ada', 'invalid'],
    { 'invite-ada': 'SENT PER_RECIPIENT' },
  ],
  [
    'whoever is left out of the answer stays open',
    ['ada', 'omitted'],
    { 'invite-ada': 'SENT PER_RECIPIENT' },
  ],
  [
    'a failure that may be one of two is believed for neither',
    ['ada', 'exists', 'omitted'],
    { 'invite-ada': 'SENT PER_RECIPIENT' },
  ],
]

for (const [title, names, expected] of creations) {
  test(`Wickr: ${title}`, async () => {
    await using emulators = await startEmulators()
    const provider = createWickr(settingsFor(emulators.WICKR))

    const answer = await provider.send({
      ...createCall,
      recipients: names.map((name) => person(name)),
    })
    provider.close?.()

    assert.deepEqual(codesOf(answer), expected)
  })
}

function codesOf(answer: Answer): Readonly<Record<string, string>> {
  assert.ok(answer.kind === 'answered')
  return Object.fromEntries(
    [...answer.outcomes].map(([id, outcome]) => {
      const code = outcome.kind === 'FAILED' ? outcome.code : outcome.kind
      return [id, `${code} ${outcome.evidence}`]
    }),
  )
}
