import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from '#dispatch/policy/default-policy.ts'
import { settle } from '#dispatch/policy/settle.ts'
import type { Attempted } from '#dispatch/store/attempted.ts'
import type { FormedCall } from '#dispatch/store/call-row.ts'
import { plainAnswer } from '#dispatch/store/together/plain-answer.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'

const basis = { message: 'It was sent.', evidence: 'WHOLE_CALL' } as const
const sent: Outcome = { ...basis, kind: 'SENT', emailStatus: 'UNREPORTED' }
const pending: Outcome = { ...basis, kind: 'ALREADY_PENDING' }
const member: Outcome = { ...basis, kind: 'ALREADY_MEMBER' }
const failed: Outcome = { ...basis, kind: 'FAILED', code: 'NAME_TAKEN', retryable: false }
const unconfirmed: Outcome = { ...basis, kind: 'UNCONFIRMED' }
const error = { code: 'Throttled', message: 'Slow down.', operation: 'invite' }

const cases: readonly [string, boolean, Answer, Partial<FormedCall>?][] = [
  ['sent and not needed', true, answered(sent, pending, member)],
  ['one failed', false, answered(sent, failed)],
  ['one unconfirmed', false, answered(sent, unconfirmed)],
  ['one left out', false, { kind: 'answered', outcomes: new Map([['0', sent]]) }],
  ['sent, with a pause', false, { ...answered(sent, sent), retryAfterMs: 10 }],
  ['throttled', false, { kind: 'throttled', error }],
  ['unanswered', false, { kind: 'unanswered', error }],
  ['a repeat', false, answered(sent, sent), { repeated: true }],
  ['a second attempt', false, answered(sent, sent), { attempt: 2 }],
  ['a look-up', false, answered(sent, sent), { step: 'look-up' }],
  ['a part', false, answered(sent), { part: { id: 'p', splitFrom: null, originId: null } }],
]

for (const [name, isPlain, answer, call] of cases) {
  test(`${name}: recorded ${isPlain ? 'together with others' : 'alone'}`, () => {
    const plain = plainAnswer(attempt(answer, call))

    assert.equal(plain !== undefined, isPlain)
  })
}

test('of what is recorded together nothing follows but its outcomes', () => {
  const answer = { ...answered(sent, pending, member), requestId: 'request' }
  const attempted = attempt(answer)

  const plain = plainAnswer(attempted)

  const sends = ['0', '1', '2'].map((id) => ({
    ...{ id, batchId: 'b', tenant: 't', overdue: true },
  }))
  const settlement = settle(
    {
      ...{ step: 'send', number: 1, uncertain: false, whenUnanswered: 'repeat', identifies: true },
      ...{ throttles: 0, failures: 0, isPart: false, late: false, sends },
    },
    answer,
    defaultPolicy,
    0,
  )
  assert.deepEqual(Object.keys(settlement).sort(), ['next', 'outcomes'])
  assert.deepEqual(settlement.next, { kind: 'done' })
  assert.deepEqual([...(plain?.outcomes.keys() ?? [])], [...settlement.outcomes.keys()])
  for (const [id, outcome] of settlement.outcomes) {
    assert.deepEqual(plain?.outcomes.get(id), { requestId: 'request', ...outcome })
  }
})

function answered(...outcomes: readonly Outcome[]): Extract<Answer, { kind: 'answered' }> {
  return { kind: 'answered', outcomes: new Map(outcomes.map((each, nth) => [`${nth}`, each])) }
}

/** To a first attempt at a call with as many recipients as the answer has outcomes, and at least two. */
function attempt(answer: Answer, call: Partial<FormedCall> = {}): Attempted {
  const count = answer.kind === 'answered' ? Math.max(answer.outcomes.size, 2) : 2
  const isPart = call.part !== undefined
  const recipients = Array.from({ length: isPart ? 1 : count }, (_, nth) => ({
    ...{ id: `${nth}`, kind: 'EMAIL', value: `${nth}`, details: {} },
  }))
  const formed = {
    ...{ id: 'call', operation: 'invite', destinationId: 'd', message: {}, recipients },
    ...{ token: 'token', repeated: false, step: 'send', attempt: 1, stepAttempt: 1 },
    ...{ owner: 'owner', reservation: undefined, part: undefined, since: 0, startedAt: new Date() },
    ...call,
  } as FormedCall
  const provider = { kind: 'CHIME', operationNames: {} } as Provider
  const lane = { id: 'CHIME/d', provider: 'CHIME', destinationId: 'd' } as const
  return { lane, provider, call: formed, answer, durationMs: 1 }
}
