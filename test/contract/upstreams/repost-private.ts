import type { AwsSettings } from '#providers/aws/settings.ts'
import type { Call, CallRecipient } from '#providers/contract/call.ts'
import type { Recipient } from '#providers/contract/recipient.ts'
import type { Target } from '#providers/contract/rules.ts'
import { createRepostPrivate } from '#providers/repost-private/repost-private.ts'
import model from '#sandbox/repost-private/model.json' with { type: 'json' }
import { awsFacts, awsFailures, awsNeverSent, errorsOf, noRegion, open, refused } from '../aws.ts'
import type { FailureRow, ProviderFacts, RuleFacts } from '../facts.ts'

const userId = '906789abcd-0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0'

const accessor = (name: string): CallRecipient => ({
  id: `invite-${name}`,
  kind: 'ACCESSOR_ID',
  value: `accessor-${name}`,
  details: {},
})

const call: Call = {
  id: 'call-1',
  operation: 'invite',
  destinationId: 'SPq3V8mZ1xT6bK0nR4wYcA2g',
  message: { title: 'Confidential title', body: 'Confidential body' },
  recipients: [accessor('one'), accessor('two')],
  token: 'token-1',
  repeated: false,
}

const targets: readonly [string, Partial<Target>, readonly string[]][] = [
  ['the space id is not empty', { destinationId: '' }, ['spaceId']],
  ['the space id has no space', { destinationId: 'SP 1' }, ['spaceId']],
  ['the space id has no line break', { destinationId: 'SP1\n' }, ['spaceId']],
  ['the space id has no control character', { destinationId: 'SP\u0007' }, ['spaceId']],
  ['the space id has no invisible character', { destinationId: 'SP\u200b' }, ['spaceId']],
  ['the space id has no slash', { destinationId: 'SP1/invite' }, ['spaceId']],
  ['the space id has no backslash', { destinationId: 'SP1\\x' }, ['spaceId']],
  ['the space id is not the folder above', { destinationId: '..' }, ['spaceId']],
  ['the space id is not the folder itself', { destinationId: '.' }, ['spaceId']],
  ['the title is there', { message: { body: 'b' } }, ['title']],
  ['the title is not empty', { message: { title: '', body: 'b' } }, ['title']],
  ['the title may have 200 characters', { message: { title: 'é'.repeat(200), body: 'b' } }, []],
  [
    'an emoji in the title is one character',
    { message: { title: '😀'.repeat(200), body: 'b' } },
    [],
  ],
  ['the title has no 201', { message: { title: 'x'.repeat(201), body: 'b' } }, ['title']],
  ['the title has no 201 emoji', { message: { title: '😀'.repeat(201), body: 'b' } }, ['title']],
  ['the body is there', { message: { title: 't' } }, ['body']],
  ['the body is not empty', { message: { title: 't', body: '' } }, ['body']],
  ['the body may have 600 characters', { message: { title: 't', body: '😀'.repeat(600) } }, []],
  ['the body has no 601', { message: { title: 't', body: 'x'.repeat(601) } }, ['body']],
  ['the body may have lines', { message: { title: 't', body: 'one\ntwo' } }, []],
  ['every rule is named', { destinationId: '', message: {} }, ['spaceId', 'title', 'body']],
]

const recipients: readonly [string, Partial<Recipient>, boolean][] = [
  ['an accessor id that is a UUID', { value: '94682c8d-1234-5678-9abc-e001c76e2c44' }, true],
  [
    'an accessor id of an older directory',
    { value: '90676c2d4b-94682C8D-1234-5678-9abc-e001c76e2c44' },
    true,
  ],
  ['an accessor id in another form, for the model has none,', { value: 'accessor-1' }, true],
  [
    'a directory and an accessor id',
    { value: 'd-1234567890/94682c8d-1234-5678-9abc-e001c76e2c44' },
    false,
  ],
  ['a directory', { value: 'd-1234567890' }, false],
  ['an instance', { value: 'ssoins-1234567890abcdef' }, false],
  ['an e-mail address for an id', { value: 'ada@example.com' }, false],
  ['an ARN', { value: 'arn:aws:identitystore:::user/94682c8d-1234-5678-9abc-e001c76e2c44' }, false],
  ['an accessor id without letters', { value: '94682180-1234-5678-9012-200117602044' }, true],
  ['a number', { value: '123' }, false],
  ['a date', { value: '2026-11-26' }, false],
  ['the number of an AWS account', { value: '123456789012' }, false],
  ['a SID', { value: 'S-1-5-21-1004336348-1177238915' }, false],
  ['a UUID without hyphens', { value: '94682c8d123456789abce001c76e2c44' }, false],
  ['a UUID that is cut short', { value: '94682c8d-1234-5678-9abc-e001c76e2c4' }, false],
  ['a UUID in braces', { value: '{94682c8d-1234-5678-9abc-e001c76e2c44}' }, false],
  [
    'two ids',
    { value: '94682c8d-1234-5678-9abc-e001c76e2c44,94682c8d-1234-5678-9abc-e001c76e2c45' },
    false,
  ],
  ['a user name with a dot', { value: 'ada.lovelace' }, false],
  ['a name in another script', { value: 'Ада' }, false],
  ['a distinguished name', { value: 'CN=Ada,OU=People' }, false],
  ['a long accessor id', { value: 'a'.repeat(48) }, false],
  ['an empty accessor id', { value: '' }, false],
  ['an accessor id with a space', { value: 'a b' }, false],
  ['an accessor id with a line break', { value: 'a\n' }, false],
  ['an accessor id with a control character', { value: 'a\u0000' }, false],
  ['an address of another kind', { kind: 'EMAIL', value: 'a@b.co' }, false],
]

const rules: RuleFacts = {
  target: {
    provider: 'REPOST_PRIVATE',
    operation: 'invite',
    destinationId: call.destinationId,
    message: { title: 'Join us', body: 'Please' },
  },
  targets,
  recipients: recipients.map(([title, change, isAccepted]) => ({
    title,
    recipient: { kind: 'ACCESSOR_ID', value: 'a', details: {}, ...change },
    field: isAccepted ? undefined : 'accessorId',
  })),
  same: [
    ['ACCESSOR_ID', 'a-1', 'a-1', true],
    ['ACCESSOR_ID', 'a-1', 'A-1', false],
    ['ACCESSOR_ID', userId, userId.toUpperCase(), true],
    ['ACCESSOR_ID', userId.slice(11), userId.slice(11).toUpperCase(), true],
    ['ACCESSOR_ID', userId, userId.slice(11), false],
  ],
}

const failures: readonly FailureRow[] = [
  ...awsFailures(200, true),
  notFound(),
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
  ).map(([names, code, field]): FailureRow => {
    const row = refused('ValidationException', 400, code, { field })
    const fieldList = names.map((name) => ({ name, message: 'Confidential title is bad' }))
    const fields = { reason: 'fieldValidationFailed', fieldList }
    return { ...row, title: `${row.title}, of [${names}]`, fault: { ...row.fault, fields } }
  }),
  {
    title: '429 ThrottlingException with Retry-After was not processed',
    fault: { kind: 'throttle', retryAfterSeconds: 2 },
    summary: {
      kind: 'throttled',
      retryAfterMs: 2_000,
      error: 'ThrottlingException',
      httpStatus: 429,
    },
  },
  open('InternalServerException', 500),
  open('InternalServerException', 500, true),
]

export const repostPrivateFacts: ProviderFacts<AwsSettings> = {
  ...awsFacts,
  kind: 'REPOST_PRIVATE',
  create: createRepostPrivate,
  rules,
  recipientsPerCall: 1000,
  recipient: (n) => accessor(`${n}`),
  calls: [call],
  successes: (['invite', 'reinvite'] as const).map((operation) => ({
    call: { ...call, operation },
    operations: ['SendInvites'],
    ledger: ['accessor-one', 'accessor-two'],
    evidence: 'WHOLE_CALL',
    emailStatus: 'UNREPORTED',
  })),
  failures,
  modelledErrors: errorsOf(model, ['SendInvites']),
  alreadyDone: [],
  neverSent: [...awsNeverSent, noRegion],
  secrecy: {
    message: 'accessor-one: Confidential title, Confidential body',
    pattern: /accessor-|Confidential/,
  },
  lookUp: 'NONE',
  lifecycles: 'UNTRACKED',
  revocations: 'NONE',
  headProvesAll: true,
}

function notFound(): FailureRow {
  const row = refused('ResourceNotFoundException', 404, 'DESTINATION_NOT_FOUND')
  const fields = { resourceId: 'SPx', resourceType: 'space' }
  return { ...row, fault: { ...row.fault, fields } }
}
