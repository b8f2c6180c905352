import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createChime } from '#providers/chime/chime.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Call } from '#providers/contract/call.ts'
import type { FailureCode } from '#providers/contract/outcome.ts'
import model from '#sandbox/chime/model.json' with { type: 'json' }
import type { Fault } from '#sandbox/emulator.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'

const call: Call = {
  id: 'call',
  operation: 'invite',
  destinationId: '3f1c9a52-7d64-4e0b-9a86-2c5b7e8d1f40',
  message: { userType: 'PrivateUser' },
  recipients: [
    { id: 'r1', kind: 'EMAIL', value: 'ada@example.com', details: {} },
    { id: 'r2', kind: 'EMAIL', value: 'bob@example.com', details: {} },
  ],
  token: 'token',
  repeated: false,
}

interface Row {
  readonly fault: Fault
  readonly kind: Answer['kind']
  readonly code?: FailureCode
  readonly retryable?: boolean
  readonly retryAfterMs?: number
  readonly error?: string
  /** Recipients in the emulator's ledger. */
  readonly sent?: number
}

const error = (name: string, more: Partial<Extract<Fault, { kind: 'error' }>> = {}): Fault => ({
  kind: 'error',
  name,
  ...more,
})

const modelled: Readonly<Record<string, Omit<Row, 'fault'>>> = {
  BadRequestException: { kind: 'refused', code: 'PROVIDER_REJECTED', retryable: false },
  ForbiddenException: { kind: 'refused', code: 'ACCESS_DENIED', retryable: false },
  NotFoundException: { kind: 'refused', code: 'DESTINATION_NOT_FOUND', retryable: false },
  ServiceFailureException: { kind: 'unanswered' },
  ServiceUnavailableException: { kind: 'unanswered' },
  ThrottledClientException: { kind: 'throttled' },
  UnauthorizedClientException: { kind: 'refused', code: 'ACCESS_DENIED', retryable: false },
}

const denied = { kind: 'refused', code: 'ACCESS_DENIED', retryable: false } as const
const rejected = { kind: 'refused', code: 'PROVIDER_REJECTED', retryable: false } as const

const rows: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(
    Object.entries(modelled).map(([name, row]) => [
      name,
      { fault: error(name), error: name, ...row },
    ]),
  ),
  'no team account': { fault: error('BadRequestException'), ...rejected },
  'a used up quota': {
    fault: error('BadRequestException', { fields: { Code: 'ResourceLimitExceeded' } }),
    kind: 'refused',
    code: 'QUOTA_EXCEEDED',
    retryable: false,
  },
  'a Code that says throttled': {
    fault: error('BadRequestException', { fields: { Code: 'Throttling' } }),
    kind: 'throttled',
  },
  'a throttle that says for how long': {
    fault: { kind: 'throttle', retryAfterSeconds: 7 },
    kind: 'throttled',
    retryAfterMs: 7_000,
  },
  'a denial by IAM': { fault: error('AccessDeniedException'), ...denied },
  'a wrong key': { fault: error('UnrecognizedClientException'), ...denied },
  'an expired token': {
    fault: error('ExpiredTokenException'),
    kind: 'refused',
    code: 'ACCESS_DENIED',
    retryable: true,
  },
  'a wrong clock': {
    fault: error('InvalidSignatureException', { dateOffsetMinutes: 10 }),
    kind: 'refused',
    code: 'ACCESS_DENIED',
    retryable: true,
  },
  'a 400 whose clock is off': {
    fault: error('BadRequestException', { dateOffsetMinutes: 10 }),
    ...rejected,
  },
  'an operation that is gone': { fault: error('UnknownOperationException'), ...rejected },
  'a 408': { fault: error('RequestTimeoutException', { status: 408 }), kind: 'unanswered' },
  'a 501': { fault: error('NotImplemented', { status: 501 }), kind: 'unanswered' },
  'a page with 404': { fault: { kind: 'html-error', status: 404 }, ...rejected, error: 'HTTP_404' },
  'a page with 429': { fault: { kind: 'html-error', status: 429 }, kind: 'throttled' },
  'a 500 after accepting': {
    fault: error('ServiceFailureException', { accepted: true }),
    kind: 'unanswered',
    sent: 2,
  },
  ...Object.fromEntries(
    [500, 502, 503, 504].map((status) => [
      `a page with ${status}`,
      { fault: { kind: 'html-error', status }, kind: 'unanswered', error: `HTTP_${status}` },
    ]),
  ),
  ...Object.fromEntries(
    ([301, 302, 307, 308] as const).map((status) => [
      `a redirect with ${status}`,
      {
        fault: { kind: 'redirect', status, location: 'http://127.0.0.1:9/' },
        kind: 'unanswered',
      },
    ]),
  ),
  'a reset': { fault: { kind: 'reset' }, kind: 'unanswered', error: 'ECONNRESET' },
  'a reset after accepting': {
    fault: { kind: 'reset', accepted: true },
    kind: 'unanswered',
    error: 'ECONNRESET',
    sent: 2,
  },
  'no answer in time': { fault: { kind: 'stall' }, kind: 'unanswered', error: 'ETIMEDOUT' },
  'a body that breaks off': {
    fault: { kind: 'cut', accepted: true },
    kind: 'unanswered',
    error: 'HTTP_201',
    sent: 2,
  },
  'a body that is no answer': {
    fault: { kind: 'rubbish', accepted: true },
    kind: 'unanswered',
    error: 'HTTP_201',
    sent: 2,
  },
}

test('every error of the model has a row', () => {
  const { errors } = model.shapes['com.amazonaws.chime#InviteUsers']

  assert.deepEqual(
    errors.map(({ target }) => target.split('#')[1]).sort(),
    Object.keys(modelled).sort(),
  )
})

for (const [name, row] of Object.entries(rows)) {
  test(`after ${name} the call is ${row.kind}, and it left once`, async () => {
    await using emulators = await startEmulators()
    const { CHIME: chime } = emulators
    chime.next(row.fault)
    const provider = createChime({
      endpoint: chime.url,
      credentials: sandboxCredentials,
      requestTimeoutMs: 300,
    })

    const answer = await provider.send(call)

    provider.close?.()
    assert.equal(answer.kind, row.kind)
    assert.ok(answer.kind !== 'answered')
    if (answer.kind === 'refused') {
      assert.deepEqual([answer.code, answer.retryable], [row.code, row.retryable])
    }
    if (answer.kind === 'throttled') assert.equal(answer.retryAfterMs, row.retryAfterMs)
    if (row.error !== undefined) assert.equal(answer.error.code, row.error)
    assert.equal(answer.error.operation, 'InviteUsers')
    assert.equal(answer.error.requestId, answer.requestId)
    if (row.fault.kind === 'error') assert.equal(answer.requestId, chime.requests[0]?.requestId)
    assert.equal(chime.requests.length, 1)
    assert.equal(chime.ledger.length, row.sent ?? 0)
  })
}

test('recipients that the answer does not name have no outcome', async () => {
  await using emulators = await startEmulators()
  emulators.CHIME.next({ kind: 'short', leaveOut: 1 })
  const provider = createChime({
    endpoint: emulators.CHIME.url,
    credentials: sandboxCredentials,
    requestTimeoutMs: 300,
  })

  const answer = await provider.send(call)

  provider.close?.()
  assert.ok(answer.kind === 'answered')
  assert.deepEqual([...answer.outcomes.keys()], ['r1'])
  assert.equal(emulators.CHIME.ledger.length, 2)
})

test('what the upstream says never repeats an address', async () => {
  await using emulators = await startEmulators()
  emulators.CHIME.next(error('BadRequestException', { message: 'ada@example.com, bob@x.org: no' }))
  const provider = createChime({
    endpoint: emulators.CHIME.url,
    credentials: sandboxCredentials,
    requestTimeoutMs: 300,
  })

  const answer = await provider.send(call)

  provider.close?.()
  assert.ok(answer.kind === 'refused')
  assert.equal(answer.error.message, 'BadRequest: [redacted], [e-mail]: no')
})
