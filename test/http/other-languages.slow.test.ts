import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { requestsTo } from '../support/requests/send-invites.ts'
import { securityGroupId } from '../support/requests/targets.ts'
import { startServer } from './server.ts'

// What programs in Go, Dart and C# send whose serializers write every member of a class.

const server = await startServer()
after(() => server[Symbol.asyncDispose]())

const sendInvites = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
  __typename
  ... on SendInvitesPayload { results { kind: __typename ... on InviteFailed { field brokenRule { code } } } }
  ... on InvalidInput { issues { path code } } } }`
const reinviteUsers = `mutation ($input: ReinviteUsersInput!) { reinviteUsers(input: $input) {
  __typename ... on InvalidInput { issues { path code } } } }`

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { message: string; extensions: { code: string } }[]
}

async function post(body: string | Uint8Array<ArrayBuffer>): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
  return (await response.json()) as Answer
}

let keys = 0
const sendInput = (query: string, input: object, more: object = {}) => {
  keys += 1
  const variables = { input: { idempotencyKey: `key-${keys}`, ...input } }
  return post(JSON.stringify({ query, variables, ...more }))
}

const chime = (recipient: object = {}, more: object = {}) => ({
  accountId: 'team',
  recipients: [{ email: `ada${keys}@example.com`, ...recipient }],
  ...more,
})
const wickrUser = (more: object = {}) => ({
  networkId: '31415926',
  recipients: [{ username: `ada${keys}@example.com`, securityGroupId, ...more }],
})
const tencent = (more: object) => ({
  recipients: [{ uin: `${700_000_000_000 + keys}`, name: 'Shop', ...more }],
})
const targets = (...given: readonly object[]) => ({ targets: given })

const oneKey =
  /^Variable "\$input" got an invalid value at "input\.(?:targets\[\d+\]|who)"; Exactly one key must be specified for OneOf type "(?:InviteTarget|ReinviteSelector)Input"\.$/
const isNull =
  /at "input\.[\w.[\]]+"; (?:Expected non-nullable type "[^"]+" not to be null|Field "\w+" must be non-null)\.$/
const notInEnum = /at "input\.[\w.[\]]+"; Expected a value of the enum "\w+"\.$/
const many = Array.from({ length: 2_000 }, (_, nth) => ({ email: `many${nth}@example.com` }))

for (const [what, query, input, says] of [
  ['null beside it', sendInvites, targets({ chime: chime(), wickr: null }), oneKey],
  [
    'zero values beside it',
    sendInvites,
    targets({ chime: chime(), wickr: { networkId: '', recipients: [] } }),
    oneKey,
  ],
  ['nothing in it', sendInvites, targets({ chime: chime() }, {}), oneKey],
  ['only null in it', sendInvites, targets({ chime: null }), isNull],
  [
    'null beside many',
    sendInvites,
    targets({ chime: { accountId: 'team', recipients: many }, tencentOrganization: null }),
    oneKey,
  ],
  [
    'null beside whom to reinvite',
    reinviteUsers,
    { who: { inviteIds: ['x'], filter: null } },
    oneKey,
  ],
  ['no list', sendInvites, targets({ chime: chime({}, { recipients: null }) }), isNull],
  [
    'null for a member with a default',
    sendInvites,
    { ...targets({ chime: chime() }), waitSeconds: null },
    isNull,
  ],
  ['an empty enum', sendInvites, targets({ chime: chime({}, { userType: '' }) }), notInEnum],
  [
    'an empty enum with a default',
    sendInvites,
    { ...targets({ chime: chime() }), duplicates: { windowSeconds: 0, onDuplicate: '' } },
    notInEnum,
  ],
] as const) {
  test(`a member of an input with ${what} is an error that says where, and nothing is sent`, async () => {
    const before = requestsTo(server.gateway)

    const { data, errors = [] } = await sendInput(query, input)

    assert.ok(data == null)
    assert.match(errors[0]?.message ?? '', says)
    assert.equal(errors[0]?.extensions.code, 'BAD_USER_INPUT')
    assert.equal(requestsTo(server.gateway), before)
  })
}

for (const [what, query, input, path, code] of [
  ['key', sendInvites, { idempotencyKey: '' }, 'idempotencyKey', 'EMPTY'],
  ['name', sendInvites, { name: '' }, 'name', 'EMPTY'],
  ['plan', sendInvites, { planFingerprint: '' }, 'planFingerprint', 'EMPTY'],
  ['number of failures', sendInvites, { stopAfterFailures: 0 }, 'stopAfterFailures', 'TOO_SMALL'],
  ['list of targets', sendInvites, targets(), 'targets', 'EMPTY'],
  [
    'list of recipients',
    sendInvites,
    targets({ chime: chime({}, { recipients: [] }) }),
    'targets.0.chime.recipients',
    'EMPTY',
  ],
  [
    'account',
    sendInvites,
    targets({ chime: chime({}, { accountId: '' }) }),
    'targets.0.chime.accountId',
    'INVALID_ID',
  ],
  ['list of invites', reinviteUsers, { who: { inviteIds: [] } }, 'who.inviteIds', 'EMPTY'],
  [
    'network',
    reinviteUsers,
    { who: { wickr: { networkId: '', userIds: ['1'] } } },
    'who.wickr.networkId',
    'INVALID_ID',
  ],
] as const) {
  test(`an empty ${what} is an issue of the input, and nothing is sent`, async () => {
    const before = requestsTo(server.gateway)

    const given = query === sendInvites ? { ...targets({ chime: chime() }), ...input } : input
    const { data } = await sendInput(query, given)

    assert.deepEqual(Object.values(data ?? {}), [
      { __typename: 'InvalidInput', issues: [{ path, code }] },
    ])
    assert.equal(requestsTo(server.gateway), before)
  })
}

for (const [what, target, field, code] of [
  ['personKey', () => ({ chime: chime({ personKey: '' }) }), 'personKey', 'EMPTY'],
  ['e-mail address', () => ({ chime: chime({ email: '' }) }), 'email', 'EMPTY'],
  ['name', () => ({ tencentOrganization: tencent({ name: '' }) }), 'name', 'EMPTY'],
  ['group', () => ({ wickr: wickrUser({ securityGroupId: '' }) }), 'securityGroupId', 'EMPTY'],
] as const) {
  test(`an empty ${what} is an outcome of its recipient`, async () => {
    const { data } = await sendInput(sendInvites, targets(target()))

    const results = [{ kind: 'InviteFailed', field, brokenRule: { code } }]
    assert.deepEqual(data?.sendInvites, { __typename: 'SendInvitesPayload', results })
  })
}

for (const [what, input, more] of [
  ['names', () => targets({ wickr: wickrUser({ firstName: '', lastName: '' }) }), {}],
  ['remark', () => targets({ tencentOrganization: tencent({ remark: '' }) }), {}],
  ['window', () => ({ ...targets({ chime: chime() }), duplicates: { windowSeconds: 0 } }), {}],
  ['policy', () => ({ ...targets({ chime: chime() }), duplicates: {} }), {}],
  [
    'members that may be null',
    () => ({
      ...targets({ chime: chime({ personKey: null }) }),
      ...{ name: null, stopAfterFailures: null, planFingerprint: null },
    }),
    {},
  ],
  ['operation name', () => targets({ chime: chime() }), { operationName: '' }],
  [
    'members of the request',
    () => targets({ chime: chime() }),
    { operationName: null, extensions: null },
  ],
] as const) {
  test(`empty ${what}: the request means what it means without`, async () => {
    const { data, errors } = await sendInput(sendInvites, input(), more)

    assert.equal(errors, undefined)
    const results = [{ kind: 'InviteSent' }]
    assert.deepEqual(data?.sendInvites, { __typename: 'SendInvitesPayload', results })
  })
}

test('a filter of empty values is a filter, and the zero time of Go and C# is a time', async () => {
  const query = `query ($filter: InviteFilter, $all: InviteFilter) {
    none: invites(filter: $filter) { nodes { id } }
    all: invites(filter: $all, first: 1) { nodes { id } } }`
  await sendInput(sendInvites, targets({ chime: chime() }))
  const zero = '0001-01-01T00:00:00Z'
  const nothing = { batchId: '', provider: [], personKey: '', recipient: '', updatedBefore: zero }

  const { data, errors } = await post(
    JSON.stringify({ query, variables: { filter: nothing, all: { updatedAfter: zero } } }),
  )

  assert.equal(errors, undefined)
  assert.deepEqual(data?.none, { nodes: [] })
  assert.equal(JSON.stringify(data?.all).match(/"id"/g)?.length, 1)
})

test('a request that begins with a byte order mark is read', async () => {
  const { data } = await post(Buffer.from('\u{feff}{"query": "{ limits { maxBodyBytes } }"}'))

  assert.deepEqual(data, { limits: { maxBodyBytes: 1_048_576 } })
})

for (const [mark, name] of [
  [' ', 'a blank'],
  ['\u00a0', 'U+00A0'],
  ['\u200b', 'U+200B'],
  ['\ufeff', 'U+FEFF'],
] as const) {
  test(`ids with ${name} around them are the ids`, async () => {
    const around = (id: string) => `${mark}${id}${mark}`
    const { data } = await sendInput(sendInvites, {
      targets: [
        { chime: chime({}, { accountId: around('team') }) },
        { wickr: wickrUser({ securityGroupId: around(securityGroupId) }) },
        {
          wickr: {
            ...wickrUser({ username: `eve${keys}@example.com` }),
            networkId: around('31415926'),
          },
        },
      ],
    })

    const results = Array(3).fill({ kind: 'InviteSent' })
    assert.deepEqual(data?.sendInvites, { __typename: 'SendInvitesPayload', results })
    const { CHIME: chimeEmulator, WICKR: wickr } = server.gateway.emulators
    assert.equal(chimeEmulator.ledger.at(-1)?.destinationId, 'team')
    assert.equal(wickr.ledger.at(-1)?.destinationId, '31415926')
  })
}
