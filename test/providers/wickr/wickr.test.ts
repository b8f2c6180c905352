import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Answer } from '#providers/contract/answer.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { settingsFor } from '../aws/failures.ts'
import { createCall, networkId, person, reinviteCall, userId } from './calls.ts'

const loadedSdkFiles = () =>
  Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('@aws-sdk'))

test('Wickr: the SDK is loaded by the first call, once for calls at the same time', async () => {
  await using emulators = await startEmulators()
  const provider = createWickr(settingsFor(emulators.WICKR))
  const loadedBefore = loadedSdkFiles()

  await Promise.all([provider.send(createCall), provider.send(reinviteCall)])
  provider.close?.()

  assert.deepEqual(loadedBefore, [])
  assert.notDeepEqual(loadedSdkFiles(), [])
  assert.equal(emulators.WICKR.requests.length, 2)
})

test('Wickr: an invite creates users, and every answer has its user id and no invite code', async () => {
  await using emulators = await startEmulators()
  const { WICKR: wickr } = emulators
  const provider = createWickr(settingsFor(wickr))
  const recipients = [person('ada'), person('grace', { kind: 'USERNAME', value: ' grace ' })]

  const answer = await provider.send({ ...createCall, recipients })
  provider.close?.()

  assert.ok(answer.kind === 'answered')
  assert.equal(answer.requestId, wickr.requests[0]?.requestId)
  assert.equal(wickr.requests[0]?.headers['x-client-token'], 'token-1')
  for (const { id } of recipients) {
    const outcome = answer.outcomes.get(id)
    assert.ok(outcome?.kind === 'SENT')
    assert.equal(outcome.evidence, 'PER_RECIPIENT')
    assert.equal(outcome.emailStatus, 'UNREPORTED')
    assert.match(outcome.providerReference ?? '', /^20000000\d\d$/)
  }
  assert.doesNotMatch(JSON.stringify([...answer.outcomes]), /inviteCode|ada@|Confidential/)
  assert.deepEqual(
    wickr.ledger.map(({ operation, destinationId, recipient }) => [
      operation,
      destinationId,
      recipient,
    ]),
    [
      ['BatchCreateUser', networkId, 'ada@example.com'],
      ['BatchCreateUser', networkId, 'grace'],
    ],
  )
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
    'failures for different reasons are certain, and whose is which is not',
    ['exists', 'ada', 'invalid'],
    {
      'invite-exists': 'PROVIDER_REJECTED INFERRED',
      'invite-ada': 'SENT PER_RECIPIENT',
      'invite-invalid': 'PROVIDER_REJECTED INFERRED',
    },
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

test('Wickr: recipients cut off the answer stay open', async () => {
  await using emulators = await startEmulators()
  const { WICKR: wickr } = emulators
  const provider = createWickr(settingsFor(wickr))
  wickr.next({ kind: 'short', leaveOut: 1 }, 2)

  const created = await provider.send(createCall)
  const reinvited = await provider.send(reinviteCall)
  provider.close?.()

  assert.deepEqual(codesOf(created), { 'invite-ada': 'SENT PER_RECIPIENT' })
  assert.deepEqual(codesOf(reinvited), { 'invite-7700000001': 'SENT PER_RECIPIENT' })
  assert.equal(wickr.ledger.length, 4)
})

test('Wickr: a call takes as many recipients as the limit says', async () => {
  await using emulators = await startEmulators()
  const provider = createWickr(settingsFor(emulators.WICKR))
  const { recipientsPerCall } = provider.limits
  const recipients = Array.from({ length: recipientsPerCall }, (_, index) => person(`p${index}`))

  const answer = await provider.send({ ...createCall, recipients })
  provider.close?.()

  assert.equal(recipientsPerCall, 50)
  assert.equal(Object.keys(codesOf(answer)).length, 50)
})

function codesOf(answer: Answer): Readonly<Record<string, string>> {
  assert.ok(answer.kind === 'answered')
  return Object.fromEntries(
    [...answer.outcomes].map(([id, outcome]) => {
      const code = outcome.kind === 'FAILED' ? outcome.code : outcome.kind
      return [id, `${code} ${outcome.evidence}`]
    }),
  )
}
