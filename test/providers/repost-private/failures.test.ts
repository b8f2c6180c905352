import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { awsFailures, type FailureRow, settingsFor, summaryOf } from '../aws/failures.ts'
import { hideAwsEnvironment, neverSent } from '../aws/never-sent.ts'
import { repostCall } from './calls.ts'

// What an upstream must not lead us to repeat.
const secretive = 'accessor-one: Confidential title, Confidential body'

const failures: readonly FailureRow[] = [
  ...awsFailures,
  {
    title: '404 ResourceNotFoundException: no such space',
    fault: {
      kind: 'error',
      name: 'ResourceNotFoundException',
      fields: { resourceId: 'SPx', resourceType: 'space' },
    },
    summary: {
      kind: 'refused',
      code: 'DESTINATION_NOT_FOUND',
      retryable: false,
      error: 'ResourceNotFoundException',
      httpStatus: 404,
    },
  },
  ...(
    [
      [['accessorIds.0'], 'INVALID_RECIPIENT', 'accessorId'],
      [['title'], 'PROVIDER_REJECTED', 'title'],
      [['body'], 'PROVIDER_REJECTED', 'body'],
      [['spaceId'], 'PROVIDER_REJECTED', 'spaceId'],
      [['unheardOf', 'input/title'], 'PROVIDER_REJECTED', 'title'],
      [['unheardOf'], 'PROVIDER_REJECTED', undefined],
      [[], 'PROVIDER_REJECTED', undefined],
    ] as const
  ).map(
    ([names, code, field]): FailureRow => ({
      title: `400 ValidationException of [${names}] is ${code}, field ${field}`,
      fault: {
        kind: 'error',
        name: 'ValidationException',
        fields: {
          reason: 'fieldValidationFailed',
          fieldList: names.map((name) => ({ name, message: 'Confidential title is bad' })),
        },
      },
      summary: {
        kind: 'refused',
        code,
        retryable: false,
        ...(field === undefined ? {} : { field }),
        error: 'ValidationException',
        httpStatus: 400,
      },
    }),
  ),
  {
    title: '429 ThrottlingException with Retry-After was not processed',
    fault: { kind: 'throttle', retryAfterSeconds: 2 },
    summary: {
      kind: 'throttled',
      retryAfterMs: 2000,
      error: 'ThrottlingException',
      httpStatus: 429,
    },
  },
  ...[false, true].map((accepted) => ({
    title: `500 InternalServerException, accepted ${accepted}, leaves it open even with Retry-After`,
    fault: {
      kind: 'error',
      name: 'InternalServerException',
      retryAfterSeconds: 2,
      accepted,
    } as const,
    summary: { kind: 'unanswered', error: 'InternalServerException', httpStatus: 500 } as const,
  })),
  {
    title: 'a success whose body breaks off leaves it open',
    fault: { kind: 'cut', accepted: true },
    summary: { kind: 'unanswered', error: 'HTTP_200', httpStatus: 200 },
  },
  {
    title: "a proxy's page with status 200 leaves it open",
    fault: { kind: 'rubbish' },
    summary: { kind: 'unanswered', error: 'HTTP_200', httpStatus: 200 },
  },
]

for (const { title, fault, summary } of failures) {
  test(`re:Post: ${title}`, async () => {
    await using emulators = await startEmulators()
    const { REPOST_PRIVATE: repostPrivate } = emulators
    const provider = createRepostPrivate(settingsFor(repostPrivate))
    repostPrivate.next(fault.kind === 'error' ? { ...fault, message: secretive } : fault)

    const answer = await provider.send(repostCall)
    provider.close?.()

    assert.deepEqual(summaryOf(answer), summary)
    assert.equal(repostPrivate.requests.length, 1)
    assert.ok('error' in answer)
    assert.equal(answer.error.operation, 'SendInvites')
    assert.equal(answer.error.requestId, answer.requestId)
    if (fault.kind === 'error') assert.equal(answer.requestId, repostPrivate.requests[0]?.requestId)
    assert.doesNotMatch(JSON.stringify(answer), /accessor-one|Confidential/)
  })
}

for (const { title, settings, signal, error } of neverSent) {
  test(`re:Post: ${title} is certainly not sent`, async (t) => {
    hideAwsEnvironment(t)
    await using emulators = await startEmulators()
    const provider = createRepostPrivate(settings(settingsFor(emulators.REPOST_PRIVATE)))

    const answer = await provider.send(repostCall, signal)
    provider.close?.()

    assert.ok(answer.kind === 'unavailable')
    assert.match(answer.error.code, error)
    assert.equal(emulators.REPOST_PRIVATE.requests.length, 0)
  })
}

test('re:Post: a wrong secret is a refusal, and nobody is invited', async () => {
  await using emulators = await startEmulators()
  const settings = settingsFor(emulators.REPOST_PRIVATE)
  const credentials = { accessKeyId: 'AKIASANDBOXSANDBOX00', secretAccessKey: 'wrong' }
  const provider = createRepostPrivate({ ...settings, credentials })

  const answer = await provider.send(repostCall)
  provider.close?.()

  assert.ok(answer.kind === 'refused')
  assert.equal(answer.code, 'ACCESS_DENIED')
  assert.equal(emulators.REPOST_PRIVATE.ledger.length, 0)
})

test('re:Post: giving up while the request is out leaves it open', async () => {
  await using emulators = await startEmulators()
  const { REPOST_PRIVATE: repostPrivate } = emulators
  const provider = createRepostPrivate(settingsFor(repostPrivate))
  const gateway = new AbortController()
  repostPrivate.decide(() => {
    setImmediate(() => gateway.abort())
    return { kind: 'stall', accepted: true }
  })

  const answer = await provider.send(repostCall, gateway.signal)
  provider.close?.()

  assert.deepEqual(summaryOf(answer), { kind: 'unanswered', error: 'AbortError' })
  assert.equal(repostPrivate.ledger.length, 2)
})
