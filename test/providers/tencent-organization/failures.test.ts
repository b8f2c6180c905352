import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Answer } from '#providers/contract/answer.ts'
import type { Call } from '#providers/contract/call.ts'
import type { FailureCode } from '#providers/contract/outcome.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import type { Fault } from '#sandbox/emulator.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import table from '#sandbox/tencent-organization/model.json' with { type: 'json' }

const call: Call = {
  id: 'call',
  operation: 'invite',
  destinationId: 'organization',
  message: {},
  recipients: [
    {
      id: 'r1',
      kind: 'ACCOUNT_UIN',
      value: '100000000777',
      details: { name: 'Corner shop', remark: 'Our first' },
    },
  ],
  token: 'token',
  repeated: false,
}

const connect = (endpoint: string) =>
  createTencentOrganization({ endpoint, credential: sandboxCredentials, requestTimeoutMs: 300 })

const refusals: Readonly<Record<string, readonly [FailureCode, boolean, string?]>> = {
  'FailedOperation.MemberNameUsed': ['NAME_TAKEN', false, 'name'],
  'FailedOperation.NotSameRegion': ['NOT_ELIGIBLE', false, 'uin'],
  'FailedOperation.UserNotRegister': ['NOT_ELIGIBLE', false, 'uin'],
  'LimitExceeded.Members': ['QUOTA_EXCEEDED', false],
  'ResourceNotFound.InvitationNotExist': ['PROVIDER_REJECTED', false],
  'ResourceNotFound.OrganizationNotExist': ['DESTINATION_NOT_FOUND', false],
  'ResourceNotFound.UserNotExist': ['RECIPIENT_NOT_FOUND', false, 'uin'],
  ActionOffline: ['PROVIDER_REJECTED', false],
  'AuthFailure.InvalidAuthorization': ['ACCESS_DENIED', false],
  'AuthFailure.InvalidSecretId': ['ACCESS_DENIED', false],
  'AuthFailure.MFAFailure': ['ACCESS_DENIED', false],
  'AuthFailure.SecretIdNotFound': ['ACCESS_DENIED', false],
  'AuthFailure.SignatureExpire': ['ACCESS_DENIED', true],
  'AuthFailure.SignatureFailure': ['ACCESS_DENIED', false],
  'AuthFailure.TokenFailure': ['ACCESS_DENIED', true],
  'AuthFailure.UnauthorizedOperation': ['ACCESS_DENIED', false],
  DryRunOperation: ['PROVIDER_REJECTED', false],
  InvalidAction: ['PROVIDER_REJECTED', false],
  InvalidParameter: ['PROVIDER_REJECTED', false],
  InvalidParameterValue: ['PROVIDER_REJECTED', false],
  InvalidRequest: ['PROVIDER_REJECTED', false],
  IpInBlacklist: ['ACCESS_DENIED', false],
  IpNotInWhitelist: ['ACCESS_DENIED', false],
  LimitExceeded: ['QUOTA_EXCEEDED', false],
  MissingParameter: ['PROVIDER_REJECTED', false],
  NoSuchProduct: ['PROVIDER_REJECTED', false],
  NoSuchVersion: ['PROVIDER_REJECTED', false],
  RequestSizeLimitExceeded: ['PROVIDER_REJECTED', false],
  ResourceInUse: ['PROVIDER_REJECTED', true],
  ResourceInsufficient: ['QUOTA_EXCEEDED', true],
  ResourceNotFound: ['PROVIDER_REJECTED', false],
  ResourceUnavailable: ['PROVIDER_UNAVAILABLE', true],
  UnauthorizedOperation: ['ACCESS_DENIED', false],
  UnknownParameter: ['PROVIDER_REJECTED', false],
  UnsupportedOperation: ['PROVIDER_REJECTED', false],
  UnsupportedProtocol: ['PROVIDER_REJECTED', false],
  UnsupportedRegion: ['PROVIDER_REJECTED', false],
}

const kinds = {
  notSent: 'refused',
  throttled: 'throttled',
  alreadySent: 'answered',
  alreadyMember: 'answered',
  unknown: 'unanswered',
} satisfies Record<keyof typeof table.errorCodes.outcomes, Answer['kind']>

const codes = Object.entries({ ...table.errorCodes.business, ...table.errorCodes.common })
const isOutcome = (name: string): name is keyof typeof kinds => name in kinds

test('the table has 9 business codes and 38 common ones', () => {
  assert.equal(Object.keys(table.errorCodes.business).length, 9)
  assert.equal(Object.keys(table.errorCodes.common).length, 38)
})

for (const [code, { outcome }] of codes) {
  test(`${code} means ${outcome}`, async () => {
    await using emulators = await startEmulators()
    const { TENCENT_ORGANIZATION: tencentOrganization } = emulators
    tencentOrganization.next({ kind: 'error', name: code })
    const provider = connect(tencentOrganization.url)

    const answer = await provider.send(call)

    provider.close?.()
    assert.ok(isOutcome(outcome))
    assert.equal(answer.kind, kinds[outcome])
    assert.equal(answer.requestId, tencentOrganization.requests[0]?.requestId)
    assert.equal(tencentOrganization.requests.length, 1)
    if (answer.kind === 'answered') return
    const {
      code: failure,
      retryable,
      field,
    } = answer.kind === 'refused' ? answer : { code: undefined, retryable: undefined }
    assert.deepEqual([failure, retryable, field], pad(refusals[code]))
    assert.equal(answer.error.code, code)
    assert.ok(!('retryAfterMs' in answer))
  })
}

const pad = ([code, retryable, field]: readonly unknown[] = []) => [code, retryable, field]

const rows: Readonly<
  Record<string, { fault: Fault; kind: Answer['kind']; error?: string; field?: string; sent?: 1 }>
> = {
  'a finer parameter code': {
    fault: {
      kind: 'error',
      name: 'InvalidParameterValue.TooLong',
      message: 'The parameter `Name` is too long.',
    },
    kind: 'refused',
    field: 'name',
  },
  'a finer code of a throttle': {
    fault: { kind: 'error', name: 'RequestLimitExceeded.Soon' },
    kind: 'throttled',
  },
  'a finer code of a failure': {
    fault: { kind: 'error', name: 'FailedOperation.Other' },
    kind: 'unanswered',
  },
  'a code that nobody knows': { fault: { kind: 'error', name: 'Teapot' }, kind: 'unanswered' },
  'a code named like an object member': {
    fault: { kind: 'error', name: 'constructor' },
    kind: 'unanswered',
  },
  'an internal error after accepting': {
    fault: { kind: 'error', name: 'InternalError', accepted: true },
    kind: 'unanswered',
    sent: 1,
  },
  'a page with 429': {
    fault: { kind: 'html-error', status: 429 },
    kind: 'throttled',
    error: 'HTTP_429',
  },
  ...Object.fromEntries(
    [403, 404, 500, 502, 503, 504].map((status) => [
      `a page with ${status}`,
      { fault: { kind: 'html-error', status }, kind: 'unanswered', error: `HTTP_${status}` },
    ]),
  ),
  'a reset': { fault: { kind: 'reset' }, kind: 'unanswered', error: 'ECONNRESET' },
  'a reset after accepting': {
    fault: { kind: 'reset', accepted: true },
    kind: 'unanswered',
    error: 'ECONNRESET',
    sent: 1,
  },
  'no answer in time': { fault: { kind: 'stall' }, kind: 'unanswered', error: 'ETIMEDOUT' },
  'a body that breaks off': {
    fault: { kind: 'cut', accepted: true },
    kind: 'unanswered',
    sent: 1,
  },
  'a body that is no answer': {
    fault: { kind: 'rubbish', accepted: true },
    kind: 'unanswered',
    error: 'invalid-json',
    sent: 1,
  },
}

for (const [name, row] of Object.entries(rows)) {
  test(`after ${name} the call is ${row.kind}, and it left once`, async () => {
    await using emulators = await startEmulators()
    const { TENCENT_ORGANIZATION: tencentOrganization } = emulators
    tencentOrganization.next(row.fault)
    const provider = connect(tencentOrganization.url)

    const answer = await provider.send(call)

    provider.close?.()
    assert.ok(answer.kind === row.kind && answer.kind !== 'answered')
    if (row.error !== undefined) assert.equal(answer.error.code, row.error)
    if (answer.kind === 'refused') assert.equal(answer.field, row.field)
    assert.equal(answer.error.operation, 'SendOrganizationInvitation')
    assert.equal(tencentOrganization.requests.length, 1)
    assert.equal(tencentOrganization.ledger.length, row.sent ?? 0)
  })
}

for (const status of [301, 302, 307, 308] as const) {
  test(`a redirect with ${status} is not followed`, async () => {
    await using emulators = await startEmulators()
    let visits = 0
    const elsewhere = createServer((_request, response) => {
      visits += 1
      response.end('{"Response":{"RequestId":"elsewhere"}}')
    })
    await once(elsewhere.listen(0, '127.0.0.1'), 'listening')
    const { port } = elsewhere.address() as AddressInfo
    const location = `http://127.0.0.1:${port}/`
    emulators.TENCENT_ORGANIZATION.next({ kind: 'redirect', status, location })
    const provider = connect(emulators.TENCENT_ORGANIZATION.url)

    const answer = await provider.send(call)

    provider.close?.()
    elsewhere.close()
    assert.ok(answer.kind === 'unanswered')
    assert.equal(answer.error.code, `HTTP_${status}`)
    assert.equal(visits, 0)
    assert.equal(emulators.TENCENT_ORGANIZATION.requests.length, 1)
  })
}
