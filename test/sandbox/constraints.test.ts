import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import { type AwsCall, callAws } from './support/aws.ts'
import { createUsers, inviteUsers, read, reinviteUsers, sendInvites } from './support/invite.ts'

const face = '🙂' // Two UTF-16 units, one code point.
const many = (length: number, item: unknown = 'x') => Array.from({ length }, () => item)

const repostPrivate: [string, AwsCall, string | undefined][] = [
  ['no title', sendInvites({ title: undefined }), 'title'],
  ['an empty title', sendInvites({ title: '' }), 'title'],
  ['a title of 200 faces', sendInvites({ title: face.repeat(200) }), undefined],
  ['a title of 201 faces', sendInvites({ title: face.repeat(201) }), 'title'],
  ['a title that is a number', sendInvites({ title: 1 }), 'title'],
  ['no body', sendInvites({ body: null }), 'body'],
  ['a body of 600 faces', sendInvites({ body: face.repeat(600) }), undefined],
  ['a body of 601 letters', sendInvites({ body: 'b'.repeat(601) }), 'body'],
  ['no accessor ids', sendInvites({ accessorIds: undefined }), 'accessorIds'],
  ['an empty list', sendInvites({ accessorIds: [] }), undefined],
  ['1000 accessor ids', sendInvites({ accessorIds: many(1000) }), undefined],
  ['1001 accessor ids', sendInvites({ accessorIds: many(1001) }), 'accessorIds'],
  ['accessor ids as text', sendInvites({ accessorIds: 'x' }), 'accessorIds'],
  ['a null accessor id', sendInvites({ accessorIds: ['x', null] }), 'accessorIds.1'],
]
for (const [what, call, field] of repostPrivate) {
  test(`re:Post: ${what} is ${field ? `refused at ${field}` : 'accepted'}`, async () => {
    await using emulators = await startEmulators()

    const response = await callAws(emulators.REPOST_PRIVATE.url, call)

    assert.equal(response.status, field ? 400 : 200)
    if (!field) return
    const { reason, fieldList } = await body(response)
    assert.equal(response.headers.get('x-amzn-errortype'), 'ValidationException')
    assert.equal(reason, 'fieldValidationFailed')
    assert.partialDeepStrictEqual(fieldList, [{ name: field }])
    assert.equal(emulators.REPOST_PRIVATE.ledger.length, 0)
  })
}

test('re:Post: a body that is no JSON object cannot be parsed', async () => {
  await using emulators = await startEmulators()

  for (const text of ['{"title":', '[]', 'null']) {
    const call = { ...sendInvites(), body: text }
    const response = await callAws(emulators.REPOST_PRIVATE.url, call)

    assert.equal(response.status, 400)
    assert.equal((await body(response)).reason, 'cannotParse')
  }
})

const mail = 'a@example.com'
const users = '/accounts/account-1/users'
const chime: [string, AwsCall, string | undefined][] = [
  ['no list', inviteWith({ UserEmailList: undefined }), 'UserEmailList'],
  ['50 addresses', inviteUsers(many(50, mail)), undefined],
  ['51 addresses', inviteUsers(many(51, mail)), 'UserEmailList'],
  ['an address without a dot', inviteUsers([mail, 'a@example']), 'UserEmailList.1'],
  ['an address with spaces and two @', inviteUsers(['a b@c@d.e']), undefined],
  ['a user type', inviteWith({ UserType: 'SharedDevice' }), undefined],
  ['an unknown user type', inviteWith({ UserType: 'Robot' }), 'UserType'],
  ['a blank account', inviteUsers([mail], '%20'), 'AccountId'],
  ['200 results', read('chime', users, 'max-results=200'), undefined],
  ['201 results', read('chime', users, 'max-results=201'), 'MaxResults'],
  ['0 results', read('chime', users, 'max-results=0'), 'MaxResults'],
  ['many results in words', read('chime', users, 'max-results=many'), 'MaxResults'],
  ['an address that is none', read('chime', users, 'user-email=nobody'), 'UserEmail'],
  ['a made-up page', read('chime', users, 'next-token=abc'), 'NextToken'],
]
for (const [what, call, member] of chime) {
  test(`Chime: ${what} is ${member ? `refused at ${member}` : 'accepted'}`, async () => {
    await using emulators = await startEmulators()

    const response = await callAws(emulators.CHIME.url, call)

    if (!member) return assert.ok(response.ok)
    const { Code, Message } = await body(response)
    assert.equal(response.status, 400)
    assert.equal(response.headers.get('x-amzn-errortype'), 'BadRequestException')
    assert.equal(Code, 'BadRequest')
    assert.ok(`${Message}`.includes(member))
    assert.equal(emulators.CHIME.ledger.length, 0)
  })
}

const network = '/networks/12345678/users'
const wickr: [string, AwsCall, string | undefined][] = [
  ['a network of 7 digits', createUsers([mail], { network: '1234567' }), 'networkId'],
  ['a network with a letter', createUsers([mail], { network: '1234567x' }), 'networkId'],
  ['50 users', createUsers(many(50, mail)), undefined],
  ['51 users', createUsers(many(51, mail)), 'users'],
  ['no username', createUsers([undefined]), 'users.0.username'],
  ['no security group', createWith({ securityGroupIds: [] }), 'users.0.securityGroupIds'],
  ['two groups', createWith({ securityGroupIds: ['a', 'b'] }), 'users.0.securityGroupIds'],
  ['a blank group', createWith({ securityGroupIds: [' '] }), 'users.0.securityGroupIds.0'],
  ['a fractional time to live', createWith({ inviteCodeTtl: 1.5 }), 'users.0.inviteCodeTtl'],
  ['validation in words', createWith({ codeValidation: 'yes' }), 'users.0.codeValidation'],
  ['50 user ids', reinviteUsers(many(50, '7700000000')), undefined],
  ['51 user ids', reinviteUsers(many(51, '7700000000')), 'userIds'],
  ['a user id of 11 digits', reinviteUsers(['1'.repeat(11)]), 'userIds.0'],
  ['an empty user id', reinviteUsers(['1', '']), 'userIds.1'],
  ['a user id with a letter', reinviteUsers(['12a']), 'userIds.0'],
  ['a user id that is a number', reinviteUsers([1000000001]), 'userIds.0'],
  ['a token of 64', reinviteUsers([], 'a-B_9:'.padEnd(64, 'x')), undefined],
  ['a token of 65', reinviteUsers([], 'x'.repeat(65)), 'clientToken'],
  ['a token with a dot', reinviteUsers([], 'a.b'), 'clientToken'],
  ['an empty token', reinviteUsers([], ''), 'clientToken'],
  ['100 results', read('wickr', network, 'maxResults=100'), undefined],
  ['101 results', read('wickr', network, 'maxResults=101'), 'maxResults'],
  ['status 2', read('wickr', network, 'status=2'), undefined],
  ['status 3', read('wickr', network, 'status=3'), 'status'],
  ['an unknown direction', read('wickr', network, 'sortDirection=UP'), 'sortDirection'],
]
for (const [what, call, field] of wickr) {
  test(`Wickr: ${what} is ${field ? `refused at ${field}` : 'accepted'}`, async () => {
    await using emulators = await startEmulators()

    const response = await callAws(emulators.WICKR.url, call)

    assert.equal(response.status, field ? 422 : 200)
    if (!field) return
    const { reasons } = await body(response)
    assert.equal(response.headers.get('x-amzn-errortype'), 'ValidationError')
    assert.partialDeepStrictEqual(reasons, [{ field }])
    assert.equal(emulators.WICKR.ledger.length, 0)
  })
}

const nowhere: [string, AwsCall][] = [
  ['an empty space id', sendInvites({}, '')],
  ['another method', { ...sendInvites(), method: 'PUT' }],
  ['another query literal', { ...inviteUsers([]), query: 'operation=invite' }],
  ['no query literal', { ...inviteUsers([]), query: '' }],
]
for (const [what, call] of nowhere) {
  test(`${what} reaches no operation`, async () => {
    await using emulators = await startEmulators()
    const emulator = call.service === 'chime' ? emulators.CHIME : emulators.REPOST_PRIVATE

    const response = await callAws(emulator.url, call)

    assert.equal(response.status, 404)
    assert.equal(response.headers.get('x-amzn-errortype'), 'UnknownOperationException')
    assert.equal(emulator.requests.length, 0)
  })
}

test('a body of another type is refused', async () => {
  await using emulators = await startEmulators()
  const headers = { 'content-type': 'text/plain' }

  const response = await callAws(emulators.CHIME.url, { ...inviteUsers([mail]), headers })

  assert.equal(response.status, 415)
})

function inviteWith(fields: Readonly<Record<string, unknown>>): AwsCall {
  return { ...inviteUsers([]), body: { UserEmailList: [mail], ...fields } }
}

function createWith(fields: Readonly<Record<string, unknown>>): AwsCall {
  const user = { username: mail, securityGroupIds: ['SG12345678'], ...fields }
  return { ...createUsers([]), body: { users: [user] } }
}

async function body(response: Response): Promise<Record<string, unknown>> {
  return Object(await response.json())
}
