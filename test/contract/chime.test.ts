import type { AwsSettings } from '#providers/aws/settings.ts'
import { createChime } from '#providers/chime/chime.ts'
import type { Call, CallRecipient } from '#providers/contract/call.ts'
import model from '#sandbox/chime/model.json' with { type: 'json' }
import type { Fault } from '#sandbox/emulator.ts'
import { awsFacts, awsFailures, awsNeverSent, errorsOf, open, refused } from './aws.ts'
import type { FailureRow, RuleFacts } from './facts.ts'
import { testProvider } from './provider.ts'

const person = (name: string): CallRecipient => ({
  id: `invite-${name}`,
  kind: 'EMAIL',
  value: `${name}@example.com`,
  details: {},
})

const call: Call = {
  id: 'call-1',
  operation: 'invite',
  destinationId: '3f1c9a52-7d64-4e0b-9a86-2c5b7e8d1f40',
  message: { userType: 'PrivateUser' },
  recipients: [person('ada'), person('bob')],
  token: 'token-1',
  repeated: false,
}

const rules: RuleFacts = {
  target: {
    provider: 'CHIME',
    operation: 'invite',
    destinationId: call.destinationId,
    message: call.message,
  },
  targets: [
    ['a shared device', { message: { userType: 'SharedDevice' } }, []],
    ['an empty account id', { destinationId: '' }, ['accountId']],
    ['an account id of spaces', { destinationId: ' ' }, ['accountId']],
    ['a space in the account id', { destinationId: 'a b' }, ['accountId']],
    ['a slash in the account id', { destinationId: 'a/b' }, ['accountId']],
    ['the folder above', { destinationId: '..' }, ['accountId']],
    ['the folder above in an account id', { destinationId: 'a..b' }, ['accountId']],
    ['the same folder', { destinationId: '.' }, ['accountId']],
    ['a newline in the account id', { destinationId: 'a\nb' }, ['accountId']],
    ['a zero-width space in the account id', { destinationId: 'a\u200bb' }, ['accountId']],
    ['no user type', { message: {} }, ['userType']],
    ['a user type in our words', { message: { userType: 'PRIVATE_USER' } }, ['userType']],
    ['all of it', { destinationId: '', message: {} }, ['accountId', 'userType']],
  ],
  recipients: (
    [
      ['EMAIL', 'ada@example.com', undefined],
      ['EMAIL', 'ada@localhost', 'email'],
      ['EMAIL', 'ada@example.com,bob@example.com', 'email'],
      ['EMAIL', '', 'email'],
      ['USERNAME', 'ada@example.com', 'email'],
    ] as const
  ).map(([kind, value, field]) => ({
    title: `the ${kind} '${value}'`,
    recipient: { kind, value, details: {} },
    field,
  })),
  same: [
    ['EMAIL', 'ada@EXAMPLE.com', 'ada@example.com', true],
    ['EMAIL', 'Ada@example.com', 'ada@example.com', true],
    ['EMAIL', 'ada@example.com', 'ada1@example.com', false],
  ],
}

const failures: readonly FailureRow[] = [
  ...awsFailures(201),
  refused('BadRequestException', 400, 'PROVIDER_REJECTED'),
  refused('UnauthorizedClientException', 401, 'ACCESS_DENIED'),
  refused('ForbiddenException', 403, 'ACCESS_DENIED'),
  refused('NotFoundException', 404, 'DESTINATION_NOT_FOUND'),
  open('ServiceFailureException', 500),
  open('ServiceFailureException', 500, true),
  open('ServiceUnavailableException', 503),
  {
    title: 'a used up quota is a refusal',
    fault: badRequest('ResourceLimitExceeded'),
    summary: refused('BadRequestException', 400, 'QUOTA_EXCEEDED').summary,
  },
  {
    title: 'a Code that says throttled was not processed',
    fault: badRequest('Throttling'),
    summary: { kind: 'throttled', error: 'BadRequestException', httpStatus: 400 },
  },
  {
    title: 'a throttle was not processed',
    fault: { kind: 'throttle' },
    summary: { kind: 'throttled', error: 'ThrottledClientException', httpStatus: 429 },
  },
  {
    title: 'a throttle that says for how long was not processed',
    fault: { kind: 'throttle', retryAfterSeconds: 7 },
    summary: {
      kind: 'throttled',
      retryAfterMs: 7_000,
      error: 'ThrottledClientException',
      httpStatus: 429,
    },
  },
]

await testProvider<AwsSettings>({
  ...awsFacts,
  kind: 'CHIME',
  create: createChime,
  rules,
  recipientsPerCall: 50,
  recipient: (n) => person(`p${n}`),
  calls: [call],
  successes: (['invite', 'reinvite'] as const).map((operation) => ({
    call: { ...call, operation },
    operations: ['InviteUsers'],
    ledger: ['ada@example.com', 'bob@example.com'],
    evidence: 'PER_RECIPIENT',
    emailStatus: 'SENT',
    reference: /^[0-9a-f-]{36}$/,
  })),
  failures,
  modelledErrors: errorsOf(model, ['InviteUsers', 'ListUsers']),
  alreadyDone: [['accepted@example.com', 'ALREADY_MEMBER PER_RECIPIENT']],
  neverSent: awsNeverSent,
  secrecy: { message: 'ada@example.com, bob@example.com: no', pattern: /ada@|bob@/ },
  lookUp: { hit: 'SENT INFERRED', refusal: 'ForbiddenException' },
  lifecycles: { seeds: 0, people: 450, perPage: 200, search: ['EMAIL'] },
  revocations: 'NONE',
})

function badRequest(Code: string): Fault {
  return { kind: 'error', name: 'BadRequestException', fields: { Code } }
}
