import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from '#dispatch/policy/default-policy.ts'
import { settle } from '#dispatch/policy/settle.ts'
import type { Attempt } from '#dispatch/policy/settlement.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'
import { fresh, one } from './settle-words.ts'

const error: ProviderError = { code: 'X', message: 'x', operation: 'ListUsers' }
const nameTaken: Outcome = {
  ...{ kind: 'FAILED', code: 'NAME_TAKEN', retryable: false, evidence: 'INFERRED' },
  message: 'taken',
}
const member: Outcome = { kind: 'ALREADY_MEMBER', evidence: 'PER_RECIPIENT', message: 'member' }
const sent: Outcome = {
  ...{ kind: 'SENT', emailStatus: 'SENT', evidence: 'PER_RECIPIENT', message: 'sent' },
}
const settled = (attempt: Attempt, answer: Answer) => settle(attempt, answer, defaultPolicy, 0.5)

const creating: Attempt = { ...fresh, identifies: true }
const refused: Answer = {
  kind: 'answered',
  outcomes: new Map<string, Outcome>([
    ['a', sent],
    ['b', nameTaken],
  ]),
  known: ['b'],
}

test('known people wait until it is read who they are, the others are final', () => {
  assert.deepEqual(settled(creating, refused), {
    outcomes: new Map([['a', sent]]),
    next: { kind: 'identify', sends: [{ id: 'b', otherwise: nameTaken }] },
  })
})

for (const [fact, attempt] of [
  ['where the provider cannot say who they are', { ...creating, identifies: false }],
  ['in a late answer', { ...creating, late: true }],
  ['where an earlier attempt may have created them', { ...creating, uncertain: true }],
] as const) {
  test(`known people are refused at once ${fact}`, () => {
    assert.deepEqual(settled(attempt, refused), {
      outcomes: new Map<string, Outcome>([
        ['a', sent],
        ['b', nameTaken],
      ]),
      next: { kind: 'done' },
    })
  })
}

const identifying: Attempt = { ...creating, step: 'identify', sends: [one], otherwise: nameTaken }
const final = (outcome: Outcome) => ({
  outcomes: new Map([[one.id, outcome]]),
  next: { kind: 'done' },
})

test('who is found is what the upstream says', () => {
  const found: Answer = { kind: 'answered', outcomes: new Map([[one.id, member]]) }

  assert.deepEqual(settled(identifying, found), final(member))
})

for (const [fact, attempt, answer] of [
  ['is not found', identifying, { kind: 'answered', outcomes: new Map() }],
  [
    'may not be looked for',
    identifying,
    { kind: 'refused', code: 'ACCESS_DENIED', retryable: false, error },
  ],
  [
    'was looked for often enough',
    { ...identifying, number: defaultPolicy.maxAttempts },
    { kind: 'unanswered', error },
  ],
  [
    'cannot be looked for as we are configured',
    identifying,
    { kind: 'unavailable', reason: 'permanent', error },
  ],
] as const satisfies readonly (readonly [string, Attempt, Answer])[]) {
  test(`who ${fact} has the outcome of the refusal, and is never unconfirmed`, () => {
    assert.deepEqual(settled(attempt, answer), final(nameTaken))
  })
}

test('a read without an answer is made again, one that is throttled pauses the lane', () => {
  const again = settled(identifying, { kind: 'unanswered', error })
  const paused = settled(identifying, { kind: 'throttled', retryAfterMs: 7_000, error })

  assert.ok(again.next.kind === 'again' && again.next.step === 'identify')
  assert.equal(again.next.uncertain, false)
  assert.equal(paused.pauseMs, 7_000)
  assert.ok(paused.next.kind === 'again' && !paused.next.charge)
})

test('a throttled read of somebody who has waited for a day ends with the refusal', () => {
  const overdue = { ...identifying, sends: [{ ...one, overdue: true }] }
  const { outcomes, next } = settled(overdue, { kind: 'throttled', error })

  assert.deepEqual({ outcomes, next }, final(nameTaken))
})
