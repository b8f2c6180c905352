import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { classifyAwsError } from '#providers/aws/classify.ts'
import { withinDeadline } from '#providers/aws/deadline.ts'
import { commonRefusalReason } from '#providers/aws/refusal.ts'
import { createChime } from '#providers/chime/chime.ts'
import { NeverSent } from '#providers/connections/never-sent.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Call } from '#providers/contract/call.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'

const classify = (error: unknown): Answer =>
  classifyAwsError(error, 'SendInvites', (text) => text, commonRefusalReason)

const failure = (fields: object, message = 'It failed.') =>
  Object.assign(new Error(message), fields)

for (const [name, error, kind] of [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].map(
    (code) => [`${code} of a request that may have left`, failure({ code }), 'unanswered'] as const,
  ),
  [
    'a failure before any request left',
    new NeverSent(failure({ name: 'AbortError' }), undefined),
    'unavailable',
  ],
  ['no credentials', failure({ name: 'CredentialsProviderError' }), 'unavailable'],
  ['no token', failure({ name: 'TokenProviderError' }), 'unavailable'],
  ['a socket timeout', failure({ name: 'TimeoutError' }, 'the socket timed out'), 'unanswered'],
  ['an abort', failure({ name: 'AbortError' }), 'unanswered'],
  ['something that is no error', 'no', 'unanswered'],
  ['nothing', undefined, 'unanswered'],
  ['a readable error with a 2xx', failure({ $metadata: { httpStatusCode: 200 } }), 'unanswered'],
  [
    'a refused connection after an answer',
    failure({ code: 'ECONNREFUSED', $metadata: { httpStatusCode: 502 } }),
    'unanswered',
  ],
  [
    'a throttling name with 400',
    failure({ name: 'ThrottlingException', $fault: 'client', $metadata: { httpStatusCode: 400 } }),
    'throttled',
  ],
  ['a throttling name without an answer', failure({ name: 'ThrottlingException' }), 'unanswered'],
  [
    'a full account',
    failure({
      name: 'LimitExceededException',
      $fault: 'client',
      $metadata: { httpStatusCode: 400 },
    }),
    'refused',
  ],
] as const) {
  test(`${name} is ${kind}`, () => assert.equal(classify(error).kind, kind))
}

const call: Call = {
  id: 'call',
  operation: 'invite',
  destinationId: 'account',
  message: { userType: 'PrivateUser' },
  recipients: [{ id: 'r1', kind: 'EMAIL', value: 'ada@example.com', details: {} }],
  token: 'token',
  repeated: false,
}

function restoreEnvironmentAfter(context: TestContext) {
  const before = { ...process.env }
  context.after(() => {
    for (const name of Object.keys(process.env)) delete process.env[name]
    Object.assign(process.env, before)
  })
}

test('the environment and the profile cannot bring the retries back', async (context) => {
  await using emulators = await startEmulators()
  restoreEnvironmentAfter(context)
  Object.assign(process.env, { AWS_MAX_ATTEMPTS: '5', AWS_RETRY_MODE: 'adaptive' })
  emulators.CHIME.decide(() => ({ kind: 'html-error', status: 503 }))
  const { url: endpoint } = emulators.CHIME
  const provider = createChime({
    endpoint,
    credentials: sandboxCredentials,
    requestTimeoutMs: 5_000,
  })

  await provider.send(call)

  provider.close?.()
  assert.equal(emulators.CHIME.requests.length, 1)
})

test('an attempt that hangs before its request ends after twice its timeout', async () => {
  const hangs = withinDeadline({ requestTimeoutMs: 20 }, undefined, () => new Promise(() => {}))
  const answer = await hangs.catch(classify)

  assert.deepEqual(answer, {
    kind: 'unavailable',
    error: {
      code: 'TimeoutError',
      message: 'No whole answer came in time.',
      operation: 'SendInvites',
    },
  })
})
