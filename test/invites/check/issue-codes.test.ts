import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ruleCodes } from '#text/broken-rule.ts'
import type { InviteTargetInput, SendInvitesInput } from '../../gql/graphql.ts'
import { ReadBrokenRules } from '../../support/documents/send.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { tryReinvite, trySend } from '../../support/requests/send-invites.ts'
import {
  member,
  network,
  securityGroupId,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

const any = new Map([['*', undefined]])
const gateway = await startTestGateway({
  limits: { allowedLinkHosts: ['example.com'] },
  destinations: {
    ...{ CHIME: any, REPOST_PRIVATE: any, TENCENT_ORGANIZATION: any },
    WICKR: new Map([[network, 'Research']]),
  },
})
after(() => gateway[Symbol.asyncDispose]())

type Row = readonly [what: string, Partial<SendInvitesInput>, Issue]

interface Issue {
  readonly code: string
  readonly limit?: number
  readonly actual?: number
  readonly character?: string
}

const address = (email: string) => ({ targets: [toChime([email])] })
const accessor = (id: string) => ({ targets: [toRepostPrivate([id])] })
const group = (title: string) => ({ targets: [toRepostPrivate(['user-1'], { title })] })
const wickrUser = (more: object): { targets: InviteTargetInput[] } => ({
  targets: [
    {
      wickr: {
        networkId: network,
        recipients: [{ username: 'ada', securityGroupId, ...more }],
      },
    },
  ],
})

const tencentAccount = (more: object): { targets: InviteTargetInput[] } => ({
  targets: [{ tencentOrganization: { recipients: [{ ...member('100000000001'), ...more }] } }],
})

const recipientOf = {
  CHIME: (value: string) => toChime([value]),
  REPOST_PRIVATE: (value: string) => toRepostPrivate([value]),
  TENCENT_ORGANIZATION: (value: string) => toTencentOrganization([value]),
  WICKR: (value: string) => toWickr([value]),
}

const nobody = ['', '   ', '\t\n', '\u00a0', '\u200b'].flatMap((value) =>
  Object.entries(recipientOf).map(
    ([provider, target]): Row => [
      `${JSON.stringify(value)} to ${provider}`,
      { targets: [target(value)] },
      { code: 'EMPTY' },
    ],
  ),
)

const rows: readonly Row[] = [
  ['no targets', { targets: [] }, { code: 'EMPTY' }],
  ['no recipients', { targets: [toChime([])] }, { code: 'EMPTY' }],
  ['an empty title', group(''), { code: 'EMPTY' }],
  ['an empty name', { name: '' }, { code: 'EMPTY' }],
  ['a title of blanks', group(' '), { code: 'NOTHING_VISIBLE' }],
  ['201 letters', group('x'.repeat(201)), { code: 'TOO_LONG', limit: 200, actual: 201 }],
  ['201 emoji', group('🎉'.repeat(201)), { code: 'TOO_LONG', limit: 200, actual: 201 }],
  ['20,000 letters', group('x'.repeat(20_000)), { code: 'TOO_LONG', limit: 200, actual: 20_000 }],
  [
    'a long detail',
    wickrUser({ firstName: 'x'.repeat(300) }),
    { code: 'TOO_LONG', limit: 255, actual: 300 },
  ],
  ['a negative wait', { waitSeconds: -1 }, { code: 'TOO_SMALL', limit: 0, actual: -1 }],
  ['a long wait', { waitSeconds: 61 }, { code: 'TOO_LARGE', limit: 60, actual: 61 }],
  ['no failures', { stopAfterFailures: 0 }, { code: 'TOO_SMALL', limit: 1, actual: 0 }],
  ['a line break', group('a\nb'), { code: 'FORBIDDEN_CHARACTER', character: 'U+000A' }],
  ['a tab in a name', { name: 'a\tb' }, { code: 'FORBIDDEN_CHARACTER', character: 'U+0009' }],
  [
    'a soft hyphen',
    address('a\u00adda@example.com'),
    { code: 'FORBIDDEN_CHARACTER', character: 'U+00AD' },
  ],
  [
    'an invisible plus',
    wickrUser({ username: 'a\u2064da' }),
    { code: 'FORBIDDEN_CHARACTER', character: 'U+2064' },
  ],
  ['a foreign link', group('See http://evil.example'), { code: 'LINK_NOT_ALLOWED' }],
  [
    'a foreign link in a name',
    wickrUser({ firstName: 'Visit http://evil.example now' }),
    { code: 'LINK_NOT_ALLOWED' },
  ],
  ['and as a name', wickrUser({ firstName: 'evil.com' }), { code: 'LINK_NOT_ALLOWED' }],
  ['and in a last name', wickrUser({ lastName: 'at evil.com' }), { code: 'LINK_NOT_ALLOWED' }],
  ['and in a user name', wickrUser({ username: 'evil.com' }), { code: 'LINK_NOT_ALLOWED' }],
  ['and in an account', tencentAccount({ name: 'evil.com' }), { code: 'LINK_NOT_ALLOWED' }],
  [
    'and in the middle of one',
    tencentAccount({ name: 'Visit http://evil.example now' }),
    { code: 'LINK_NOT_ALLOWED' },
  ],
  [
    'and in a remark',
    tencentAccount({ remark: 'See http://evil.example' }),
    { code: 'LINK_NOT_ALLOWED' },
  ],
  ['two addresses', address('a@example.com,b@example.com'), { code: 'SEVERAL_ADDRESSES' }],
  ['mailto', address('mailto:ada@example.com'), { code: 'MAILTO_PREFIX' }],
  ['a name', address('Ada <ada@example.com>'), { code: 'NAME_AROUND_ADDRESS' }],
  ['a comma', address('ada@example.com,'), { code: 'SEPARATOR_AT_END' }],
  ['a dot', address('ada@example.com.'), { code: 'DOT_AT_END' }],
  ['no @', address('ada'), { code: 'NOT_ONE_AT_SIGN' }],
  ['nothing before the @', address('@example.com'), { code: 'LOCAL_PART_EMPTY' }],
  [
    '65 bytes before the @',
    address(`${'a'.repeat(65)}@example.com`),
    { code: 'LOCAL_PART_TOO_LONG', limit: 64, actual: 65 },
  ],
  [
    'bytes, not letters',
    address(`${'ä'.repeat(33)}@example.com`),
    { code: 'LOCAL_PART_TOO_LONG', limit: 64, actual: 66 },
  ],
  [
    '255 bytes',
    address(`a@${'b.'.repeat(125)}com`),
    { code: 'TOO_MANY_BYTES', limit: 254, actual: 255 },
  ],
  ['two dots', address('ada..l@example.com'), { code: 'LOCAL_PART_DOTS' }],
  ['an underscore', address('ada@exa_mple.com'), { code: 'INVALID_DOMAIN' }],
  ['a local name', address('ada@mail.corp'), { code: 'UNKNOWN_TOP_LEVEL_DOMAIN' }],
  ['a short network', { targets: [toWickr(['ada'], '1')] }, { code: 'INVALID_ID' }],
  [
    'an account of blanks',
    { targets: [toChime(['a@example.com'], { accountId: ' ' })] },
    { code: 'INVALID_ID' },
  ],
  ...nobody,
  ...['', ' ', '\u200b'].map(
    (id): Row => [
      `the security group ${JSON.stringify(id)}`,
      wickrUser({ securityGroupId: id }),
      { code: 'EMPTY' },
    ],
  ),
  ...['', ' ', '\u00a0\u3000', '\u200b'].map(
    (personKey): Row => [
      `the person key ${JSON.stringify(personKey)}`,
      { targets: [toChime([], { recipients: [{ email: 'ada@example.com', personKey }] })] },
      { code: 'EMPTY' },
    ],
  ),
  ['a group with a space', wickrUser({ securityGroupId: 'a b' }), { code: 'INVALID_ID' }],
  ['no UIN', { targets: [toTencentOrganization(['abc'])] }, { code: 'INVALID_ID' }],
  ['no id', accessor('12345'), { code: 'INVALID_ID' }],
  ['an address', accessor('ada@example.com'), { code: 'ADDRESS_INSTEAD_OF_ID' }],
  ['an ARN', accessor('arn:aws:iam::1:user/ada'), { code: 'ARN_INSTEAD_OF_ID' }],
  ['a prefix', accessor('d-1234567890/906767c2-1'), { code: 'PREFIX_BEFORE_ID' }],
  [
    'a prefix before a whole id',
    accessor('d-1234567890/90676c2d-1111-2222-3333-444455556666'),
    { code: 'PREFIX_BEFORE_ID' },
  ],
  ['a directory', accessor('d-1234567890'), { code: 'DIRECTORY_INSTEAD_OF_ID' }],
  ['an instance', accessor('ssoins-1234567890abcdef'), { code: 'INSTANCE_INSTEAD_OF_ID' }],
  ['a SID', accessor('S-1-5-21-1'), { code: 'SID_INSTEAD_OF_ID' }],
  [
    'another network',
    { targets: [toWickr(['ada'], '99999999')] },
    { code: 'DESTINATION_NOT_CONFIGURED' },
  ],
]

for (const [what, input, { code, limit = null, actual = null, character = null }] of rows) {
  test(`${what}: the issue has the code ${code} and its arguments`, async () => {
    const answer = await trySend(gateway, {
      targets: [toChime(['ada@example.com'])],
      onInvalid: 'REJECT_BATCH',
      ...input,
    })

    assert.equal(answer.__typename, 'InvalidInput')
    const [issue, ...more] = answer.issues
    assert.deepEqual(
      { ...issue, path: undefined, message: undefined },
      { path: undefined, code, limit, actual, character, message: undefined },
    )
    assert.deepEqual(more, [])
    if (!/\.recipients\.\d/.test(issue?.path ?? '')) return
    // Without REJECT_BATCH only the recipient fails, with the same rule.
    const { sendInvites } = await gateway.execute(ReadBrokenRules, {
      input: { idempotencyKey: what, waitSeconds: 0, targets: [], ...input },
    })
    assert.equal(sendInvites.__typename, 'SendInvitesPayload')
    assert.deepEqual(sendInvites.results, [{ brokenRule: { code, limit, actual, character } }])
  })
}

test('a reinvite of nobody has a code too', async () => {
  const answer = await tryReinvite(gateway, { who: { inviteIds: [] } })

  assert.equal(answer.__typename, 'InvalidInput')
  assert.equal(answer.issues[0]?.code, 'EMPTY')
})

// The first needs an erasure: see test/invites/people/erase.test.ts. No input of this schema reaches the
// others: an enum and the kinds of recipients are checked before.
const elsewhere = ['ERASED', 'UNKNOWN_VALUE', 'WRONG_RECIPIENT_KIND']

test('an empty user id fails alone, with the same code', async () => {
  const query = `mutation ($input: ReinviteUsersInput!) { reinviteUsers(input: $input) {
    ... on ReinviteUsersPayload { results {
      ... on InviteFailed { field brokenRule { code } } } } } }`
  const userIds = ['', '  ', '\u200b', 'x']

  const response = await gateway.post({
    query,
    variables: {
      input: {
        idempotencyKey: 'nobody',
        who: { wickr: { networkId: network, userIds } },
        waitSeconds: 0,
      },
    },
  })

  const { data } = (await response.json()) as { data: unknown }
  const failed = (code: string) => ({ field: 'userIds', brokenRule: { code } })
  assert.deepEqual(data, {
    reinviteUsers: {
      results: [failed('EMPTY'), failed('EMPTY'), failed('EMPTY'), failed('INVALID_ID')],
    },
  })
})

test('every code has a row here or is reached elsewhere', () => {
  const tried = new Set(rows.map(([, , { code }]) => code))
  assert.deepEqual([...ruleCodes].filter((code) => !tried.has(code)).sort(), elsewhere)
})
