import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWickr } from '#providers/wickr/wickr.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { awsFailures, type FailureRow, settingsFor, summaryOf } from '../aws/failures.ts'
import { hideAwsEnvironment, neverSent } from '../aws/never-sent.ts'
import { createCall, reinviteCall } from './calls.ts'

// What an upstream must not lead us to repeat.
const secretive = 'ada@example.com alias Confidential Lovelace is not welcome'

const failures: readonly FailureRow[] = [
  ...awsFailures,
  refused('BadRequestError', 400, 'PROVIDER_REJECTED'),
  refused('UnauthorizedError', 401, 'ACCESS_DENIED'),
  refused('ForbiddenError', 403, 'ACCESS_DENIED'),
  refused('ResourceNotFoundError', 404, 'DESTINATION_NOT_FOUND'),
  ...(
    [
      [['networkId'], 'PROVIDER_REJECTED', 'networkId'],
      [['userIds.0'], 'INVALID_RECIPIENT', 'userIds'],
      [['users.0.username'], 'INVALID_RECIPIENT', 'username'],
      [['users/1/securityGroupIds/0'], 'INVALID_RECIPIENT', 'securityGroupId'],
      [['users.0.firstName'], 'INVALID_RECIPIENT', 'firstName'],
      [['clientToken', 'users.0.lastName'], 'INVALID_RECIPIENT', 'lastName'],
      [['clientToken'], 'PROVIDER_REJECTED', undefined],
      [[], 'PROVIDER_REJECTED', undefined],
    ] as const
  ).map(([names, code, field]): FailureRow => {
    const row = refused('ValidationError', 422, code, field)
    const reasons = names.map((name) => ({ field: name, reason: secretive }))
    return {
      ...row,
      title: `${row.title}, of [${names}]`,
      fault: { ...row.fault, fields: { reasons } },
    }
  }),
  {
    title: '429 RateLimitError was not processed',
    fault: { kind: 'throttle' },
    summary: { kind: 'throttled', error: 'RateLimitError', httpStatus: 429 },
  },
  {
    title: '429 RateLimitError with a Retry-After that the model does not know is honoured',
    fault: { kind: 'throttle', retryAfterSeconds: 3 },
    summary: { kind: 'throttled', retryAfterMs: 3000, error: 'RateLimitError', httpStatus: 429 },
  },
  ...[false, true].map(
    (accepted): FailureRow => ({
      title: `500 InternalServerError, accepted ${accepted}, leaves it open`,
      fault: { kind: 'error', name: 'InternalServerError', accepted },
      summary: { kind: 'unanswered', error: 'InternalServerError', httpStatus: 500 },
    }),
  ),
  ...(['cut', 'rubbish'] as const).map(
    (kind): FailureRow => ({
      title: `a success with a body that is ${kind} leaves it open`,
      fault: { kind, accepted: true },
      summary: { kind: 'unanswered', error: 'HTTP_200', httpStatus: 200 },
    }),
  ),
]

for (const call of [createCall, reinviteCall]) {
  for (const { title, fault, summary } of failures) {
    test(`Wickr ${call.operation}: ${title}`, async () => {
      await using emulators = await startEmulators()
      const { WICKR: wickr } = emulators
      const provider = createWickr(settingsFor(wickr))
      wickr.next(fault.kind === 'error' ? { ...fault, message: secretive } : fault)

      const answer = await provider.send(call)
      provider.close?.()

      assert.deepEqual(summaryOf(answer), summary)
      assert.equal(wickr.requests.length, 1)
      assert.ok('error' in answer)
      assert.equal(answer.error.operation, provider.operationNames[call.operation])
      assert.equal(answer.error.requestId, answer.requestId)
      if (fault.kind === 'error') assert.equal(answer.requestId, wickr.requests[0]?.requestId)
      assert.doesNotMatch(JSON.stringify(answer), /ada@|Confidential|Lovelace|inviteCode/)
    })
  }

  for (const { title, settings, signal, error } of neverSent) {
    test(`Wickr ${call.operation}: ${title} is certainly not sent`, async (t) => {
      hideAwsEnvironment(t)
      await using emulators = await startEmulators()
      const provider = createWickr(settings(settingsFor(emulators.WICKR)))

      const answer = await provider.send(call, signal)
      provider.close?.()

      assert.ok(answer.kind === 'unavailable')
      assert.match(answer.error.code, error)
      assert.equal(emulators.WICKR.requests.length, 0)
    })
  }
}

test('Wickr: a wrong secret is a refusal, and nobody is invited', async () => {
  await using emulators = await startEmulators()
  const credentials = { accessKeyId: 'AKIASANDBOXSANDBOX00', secretAccessKey: 'wrong' }
  const provider = createWickr({ ...settingsFor(emulators.WICKR), credentials })

  const answer = await provider.send(createCall)
  provider.close?.()

  assert.ok(answer.kind === 'refused')
  assert.equal(answer.code, 'ACCESS_DENIED')
  assert.equal(emulators.WICKR.ledger.length, 0)
})

function refused(name: string, status: number, code: string, field?: string) {
  return {
    title: `${status} ${name} is ${code}, field ${field}`,
    fault: { kind: 'error', name } as const,
    summary: {
      kind: 'refused',
      code,
      retryable: false,
      ...(field === undefined ? {} : { field }),
      error: name,
      httpStatus: status,
    } as const,
  }
}
