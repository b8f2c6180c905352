import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from '#providers/contract/answer.ts'
import type { Call, CallRecipient } from '#providers/contract/call.ts'
import type { FailureCode } from '#providers/contract/outcome.ts'
import type { Recipient } from '#providers/contract/recipient.ts'
import type { TencentOrganizationSettings } from '#providers/tencent-organization/configuration.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { sandboxCredentials } from '#sandbox/emulators.ts'
import table from '#sandbox/tencent-organization/model.json' with { type: 'json' }
import type { FailureRow, NeverSent, RuleFacts, Summary } from './facts.ts'
import { testProvider } from './provider.ts'

const uin = '100000000777'
const account = (value: string): CallRecipient => ({
  id: `invite-${value.slice(-4)}`,
  kind: 'ACCOUNT_UIN',
  value,
  details: { name: `Corner shop ${value}`, remark: 'Our first' },
})

const call: Call = {
  id: 'call-1',
  operation: 'invite',
  destinationId: 'organization',
  message: {},
  recipients: [account(uin)],
  token: 'token-1',
  repeated: false,
}

const recipient = (value: string, details: Recipient['details'] = { name: 'Shop' }): Recipient => ({
  kind: 'ACCOUNT_UIN',
  value,
  details,
})

const rules: RuleFacts = {
  target: {
    provider: 'TENCENT_ORGANIZATION',
    operation: 'invite',
    destinationId: 'organization',
    message: {},
  },
  targets: [['another organization', { destinationId: 'other' }, ['destinationId']]],
  recipients: (
    [
      ['a UIN of 12 digits', recipient(uin), undefined],
      ['the largest UIN', recipient('18446744073709551615'), undefined],
      ['a name in Han', recipient(uin, { name: '上海', remark: '备注' }), undefined],
      ['an empty remark', recipient(uin, { name: 'Shop', remark: '' }), undefined],
      ['a larger UIN', recipient('18446744073709551616'), 'uin'],
      ['21 digits', recipient('1'.repeat(21)), 'uin'],
      ['no UIN', recipient(''), 'uin'],
      ['zero', recipient('0'), 'uin'],
      ['a leading zero', recipient('0100000000777'), 'uin'],
      ['a sign', recipient('-1'), 'uin'],
      ['a fraction', recipient('1.5'), 'uin'],
      ['a space', recipient(' 1'), 'uin'],
      ['an exponent', recipient('1e9'), 'uin'],
      ['digits of another script', recipient('١٢٣'), 'uin'],
      ['no name', recipient(uin, {}), 'name'],
      ['a name of spaces', recipient(uin, { name: '  ' }), 'name'],
      ['a newline in the name', recipient(uin, { name: 'Shop\n' }), 'name'],
      ['a tab in the remark', recipient(uin, { name: 'Shop', remark: 'a\tb' }), 'remark'],
      ['another kind of recipient', { ...recipient(uin), kind: 'USER_ID' }, 'uin'],
    ] as const
  ).map(([title, recipient, field]) => ({ title, recipient, field })),
  same: [
    ['ACCOUNT_UIN', uin, uin, true],
    ['ACCOUNT_UIN', uin, '100000000778', false],
  ],
  // The organization is the only destination, so its input does not name one.
  otherFields: ['destinationId'],
}

const refusals: Readonly<Record<string, readonly [FailureCode, boolean, string?]>> = {
  'FailedOperation.MemberNameUsed': ['NAME_TAKEN', false, 'name'],
  'FailedOperation.NotSameRegion': ['NOT_ELIGIBLE', false, 'uin'],
  'FailedOperation.UserNotRegister': ['ACCESS_DENIED', false],
  'LimitExceeded.Members': ['QUOTA_EXCEEDED', false],
  'ResourceNotFound.InvitationNotExist': ['PROVIDER_REJECTED', false],
  'ResourceNotFound.OrganizationNotExist': ['DESTINATION_NOT_FOUND', false],
  'ResourceNotFound.UserNotExist': ['RECIPIENT_NOT_FOUND', false, 'uin'],
  ActionOffline: ['PROVIDER_REJECTED', false],
  'AuthFailure.InvalidAuthorization': ['ACCESS_DENIED', true],
  'AuthFailure.InvalidSecretId': ['ACCESS_DENIED', true],
  'AuthFailure.MFAFailure': ['ACCESS_DENIED', true],
  'AuthFailure.SecretIdNotFound': ['ACCESS_DENIED', true],
  'AuthFailure.SignatureExpire': ['ACCESS_DENIED', true],
  'AuthFailure.SignatureFailure': ['ACCESS_DENIED', true],
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

function summaryOfCode(error: string, outcome: string): Summary {
  assert.ok(isOutcome(outcome))
  const kind = kinds[outcome]
  if (kind === 'answered') return { kind }
  if (kind !== 'refused') return { kind, error }
  const [code, retryable, field] = refusals[error] ?? []
  assert.ok(code !== undefined && retryable !== undefined, `${error} is not in the table`)
  const isAboutUs = error.startsWith('AuthFailure.') && !error.endsWith('UnauthorizedOperation')
  const reason = isAboutUs ? { reason: 'credentials' } : {}
  return { kind, code, retryable, ...(field === undefined ? {} : { field }), ...reason, error }
}

const failures: readonly FailureRow[] = [
  ...codes.map(([name, { outcome }]) => ({
    title: `${name} means ${outcome}`,
    fault: { kind: 'error', name } as const,
    summary: summaryOfCode(name, outcome),
  })),
  {
    title: 'a finer parameter code is a refusal with a field',
    fault: {
      kind: 'error',
      name: 'InvalidParameterValue.TooLong',
      message: 'The parameter `Name` is too long.',
    },
    summary: {
      kind: 'refused',
      code: 'PROVIDER_REJECTED',
      retryable: false,
      field: 'name',
      error: 'InvalidParameterValue.TooLong',
    },
  },
  {
    title: 'a finer code of a throttle was not processed',
    fault: { kind: 'error', name: 'RequestLimitExceeded.Soon' },
    summary: { kind: 'throttled', error: 'RequestLimitExceeded.Soon' },
  },
  ...['FailedOperation.Other', 'Teapot', 'constructor'].map((name) => ({
    title: `the code ${name}, which no table has, leaves it open`,
    fault: { kind: 'error', name } as const,
    summary: { kind: 'unanswered', error: name } as const,
  })),
  {
    title: 'an internal error after accepting leaves it open',
    fault: { kind: 'error', name: 'InternalError', accepted: true },
    summary: { kind: 'unanswered', error: 'InternalError' },
  },
  ...[403, 404].map((status) => ({
    title: `a proxy's page with status ${status} leaves it open`,
    fault: { kind: 'html-error', status } as const,
    summary: { kind: 'unanswered', error: `HTTP_${status}`, httpStatus: status } as const,
  })),
  {
    title: 'a body that breaks off leaves it open',
    fault: { kind: 'cut', accepted: true },
    summary: { kind: 'unanswered', error: 'AnswerCut' },
  },
  {
    title: 'a body that is no answer leaves it open',
    fault: { kind: 'rubbish', accepted: true },
    summary: { kind: 'unanswered', error: 'invalid-json' },
  },
]

const neverSent: readonly NeverSent<TencentOrganizationSettings>[] = [
  ...['127.0.0.1', 'localhost', '[::1]', 'no-such-host.invalid'].map((host) => ({
    title: `a port of ${host} that nobody listens on`,
    settings: (settings: TencentOrganizationSettings) => ({
      ...settings,
      endpoint: `http://${host}:9`,
    }),
    error: /^E[A-Z_]+$/,
  })),
  ...[
    { secretId: '', secretKey: 'key' },
    { secretId: 'id', secretKey: ' ' },
  ].map((credential) => ({
    title: `the credentials ${JSON.stringify(credential)}`,
    settings: (settings: TencentOrganizationSettings) => ({ ...settings, credential }),
    error: /^MissingCredentials$/,
  })),
  {
    title: 'a gateway that is stopping',
    settings: (settings) => settings,
    signal: AbortSignal.abort(),
    error: /^NotStarted$/,
  },
]

const operations = [
  'SendOrganizationInvitation',
  'ListOrganizationInvitations',
  'CancelOrganizationInvitation',
]

await testProvider<TencentOrganizationSettings>({
  kind: 'TENCENT_ORGANIZATION',
  create: createTencentOrganization,
  settingsFor: ({ url }) => ({
    endpoint: url,
    credential: sandboxCredentials,
    requestTimeoutMs: 1_500,
  }),
  sdk: 'tencentcloud-sdk-nodejs',
  rules,
  recipientsPerCall: 1,
  recipient: (n) => account(`${100_000_001_000 + n}`),
  calls: [call],
  successes: [
    {
      call,
      operations: ['SendOrganizationInvitation'],
      ledger: [uin],
      evidence: 'PER_RECIPIENT',
      emailStatus: 'UNREPORTED',
    },
    {
      call: { ...call, operation: 'reinvite' },
      operations: ['ListOrganizationInvitations', 'SendOrganizationInvitation'],
      ledger: [uin],
      evidence: 'PER_RECIPIENT',
      emailStatus: 'UNREPORTED',
    },
  ],
  failures,
  // The table has one list of codes for all operations.
  modelledErrors: Object.fromEntries(
    operations.map((operation) => [operation, codes.map(([code]) => code)]),
  ),
  aborted: 'TransportError',
  retryAfter: 'NEVER_STATED',
  alreadyDone: [
    ['100000000409', 'ALREADY_PENDING PER_RECIPIENT'],
    ['100000000410', 'ALREADY_MEMBER PER_RECIPIENT'],
  ],
  neverSent,
  wrongSecret: (settings) => ({
    ...settings,
    credential: { secretId: sandboxCredentials.secretId, secretKey: 'wrong' },
  }),
  secrecy: {
    message: `${uin} is the Corner shop ${uin}: Our first`,
    pattern: /100000000777|Corner shop|Our first/,
  },
  lookUp: { hit: 'ALREADY_PENDING INFERRED', refusal: 'UnauthorizedOperation' },
  // Two are in the organization from the start.
  lifecycles: { seeds: 2, people: 58, perPage: 50 },
  revocations: { perCall: 1, deletesUser: false },
})

test('Tencent Cloud Organization: the table has 9 business codes and 38 common ones', () => {
  assert.equal(Object.keys(table.errorCodes.business).length, 9)
  assert.equal(Object.keys(table.errorCodes.common).length, 38)
})
