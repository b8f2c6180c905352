import type { AwsSettings } from '#providers/aws/settings.ts'
import type { Operation } from '#providers/contract/call.ts'
import type { Recipient, RecipientKind } from '#providers/contract/recipient.ts'
import { createWickr } from '#providers/wickr/wickr.ts'
import model from '#sandbox/wickr/model.json' with { type: 'json' }
import { createCall, networkId, person, reinviteCall } from '../../providers/wickr/calls.ts'
import { awsFacts, awsFailures, awsNeverSent, errorsOf, noRegion, open, refused } from '../aws.ts'
import type { FailureRow, ProviderFacts, RuleFacts } from '../facts.ts'

const group = { securityGroupId: 'SG1' }
const longest = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.co`

const recipients: readonly [Operation, RecipientKind, string, Recipient['details'], string?][] = [
  ['invite', 'EMAIL', 'ada@example.com', group],
  ['invite', 'EMAIL', ' ada@example.com ', group],
  ['invite', 'EMAIL', longest, group],
  ['invite', 'EMAIL', '', group, 'username'],
  ['invite', 'EMAIL', 'ada', group, 'username'],
  ['invite', 'EMAIL', 'ada@example', group, 'username'],
  ['invite', 'EMAIL', 'ada@example.com,grace@example.com', group, 'username'],
  ['invite', 'EMAIL', 'ada@grace@example.com', group, 'username'],
  ['invite', 'EMAIL', 'ada \u200b@example.com', group, 'username'],
  ['invite', 'EMAIL', `${longest}aaaaaaaaaaaa`, group, 'username'],
  ['invite', 'USERNAME', 'ada', group],
  ['invite', 'USERNAME', 'Ada Lovelace 😀', group],
  ['invite', 'USERNAME', 'ada@example.com', group],
  ['invite', 'USERNAME', '', group, 'username'],
  ['invite', 'USERNAME', '   ', group, 'username'],
  ['invite', 'USERNAME', 'a\u0000b', group, 'username'],
  ['invite', 'USERNAME', 'a\nb', group, 'username'],
  ['invite', 'USERNAME', 'a\u202eb', group, 'username'],
  ['invite', 'USERNAME', 'ada@lovelace', group, 'username'],
  ['invite', 'EMAIL', 'ada@example.com', {}, 'securityGroupId'],
  ['invite', 'EMAIL', 'ada@example.com', { securityGroupId: '' }, 'securityGroupId'],
  ['invite', 'EMAIL', 'ada@example.com', { securityGroupId: 'a b' }, 'securityGroupId'],
  ['invite', 'USERNAME', 'ada', { ...group, firstName: 'Ada', lastName: 'Lovelace' }],
  ['invite', 'USER_ID', '1234567890', group, 'username'],
  ['invite', 'ACCESSOR_ID', 'ada', group, 'username'],
  ['reinvite', 'USER_ID', '0', {}],
  ['reinvite', 'USER_ID', '4294967296', {}],
  ['reinvite', 'USER_ID', '12345678901', {}, 'userIds'],
  ['reinvite', 'USER_ID', '', {}, 'userIds'],
  ['reinvite', 'USER_ID', '12a', {}, 'userIds'],
  ['reinvite', 'USER_ID', '12\n', {}, 'userIds'],
  ['reinvite', 'USER_ID', '-1', {}, 'userIds'],
  ['reinvite', 'USER_ID', '٣', {}, 'userIds'],
  ['reinvite', 'EMAIL', 'ada@example.com', {}],
]

const rules: RuleFacts = {
  target: {
    provider: 'WICKR',
    operation: 'invite',
    destinationId: networkId,
    message: {},
  },
  targets: (
    [
      ['12345678', true],
      ['00000000', true],
      ['', false],
      ['1234567', false],
      ['123456789', false],
      ['1234567a', false],
      ['12345678\n', false],
      [' 12345678', false],
      ['١٢٣٤٥٦٧٨', false],
    ] as const
  ).map(([destinationId, isAccepted]) => [
    `the network id ${JSON.stringify(destinationId)}`,
    { destinationId },
    isAccepted ? [] : ['networkId'],
  ]),
  recipients: recipients.map(([operation, kind, value, details, field]) => ({
    title: `${operation}: ${JSON.stringify({ [kind]: value, ...details })}`,
    recipient: { kind, value, details },
    field,
    operation,
  })),
  same: [
    ['USERNAME', 'ada@example.com', ' ada@EXAMPLE.com', true],
    ['USERNAME', 'Ada@example.com', 'ada@example.com', true],
    ['USERNAME', 'ada@example.com', 'ada', false],
    ['USERNAME', 'jos\u00e9@example.com', 'jose\u0301@example.com', true],
    ['USERNAME', 'ada', ' ada ', true],
    ['USERNAME', 'ada', 'Ada', true],
    ['USERNAME', 'jos\u00e9', 'jose\u0301', true],
  ],
}

const secretive = 'ada@example.com alias Confidential Lovelace is not welcome'

const failures: readonly FailureRow[] = [
  ...awsFailures(200),
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
    const row = refused('ValidationError', 422, code, { field })
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
    summary: { kind: 'throttled', retryAfterMs: 3_000, error: 'RateLimitError', httpStatus: 429 },
  },
  open('InternalServerError', 500),
  open('InternalServerError', 500, true),
]

const operations = [
  'BatchCreateUser',
  'BatchReinviteUser',
  'ListUsers',
  'GetUser',
  'BatchDeleteUser',
  'ListSecurityGroups',
  'GetUsersCount',
]

export const wickrFacts: ProviderFacts<AwsSettings> = {
  ...awsFacts,
  kind: 'WICKR',
  create: createWickr,
  rules,
  recipientsPerCall: 50,
  recipient: (n) => person(`p${n}`),
  calls: [createCall, reinviteCall],
  successes: [
    {
      call: {
        ...createCall,
        recipients: [person('ada'), person('grace', { kind: 'USERNAME', value: ' grace ' })],
      },
      operations: ['BatchCreateUser'],
      ledger: ['ada@example.com', 'grace'],
      evidence: 'PER_RECIPIENT',
      emailStatus: 'UNREPORTED',
      reference: /^20000000\d\d$/,
    },
    {
      call: reinviteCall,
      operations: ['BatchReinviteUser'],
      ledger: ['7700000001', '7700000002'],
      evidence: 'PER_RECIPIENT',
      emailStatus: 'UNREPORTED',
      reference: /^770000000[12]$/,
    },
  ],
  failures,
  modelledErrors: errorsOf(model, operations),
  alreadyDone: [],
  neverSent: [...awsNeverSent, noRegion],
  secrecy: { message: secretive, pattern: /ada@|Confidential|Lovelace|inviteCode/ },
  lookUp: { hit: 'ALREADY_PENDING INFERRED', refusal: 'ForbiddenError' },
  lifecycles: { seeds: 4, people: 246, perPage: 100, search: ['EMAIL', 'USERNAME'] },
  revocations: { perCall: 10, deletesUser: true },
}
