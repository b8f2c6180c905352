import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Emulator } from '#sandbox/emulator.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { type AwsCall, callAws } from './support/aws.ts'
import { createUsers, read, reinviteUsers } from './support/invite.ts'

interface User {
  readonly userId: string
  readonly username: string
  readonly status: number
  readonly inviteCode?: string
  readonly isInviteExpired?: boolean
}

interface Answer {
  readonly successful?: readonly User[]
  readonly failed?: readonly { userId: string; reason: string; field?: string }[]
  readonly users?: readonly User[]
  readonly nextToken?: string
  readonly securityGroups?: readonly { id: string; isDefault: boolean }[]
  readonly message?: string
  readonly status?: number
}

const users = '/networks/12345678/users'

test('a new user has an id of 10 digits, a pending status and a secret code', async () => {
  await using emulators = await startEmulators()

  const { successful, failed } = await callWickr(emulators.WICKR, createUsers(['a@example.com']))

  assert.match(successful?.[0]?.userId ?? '', /^\d{10}$/)
  assert.equal(successful?.[0]?.status, 1)
  assert.ok(successful[0].inviteCode)
  assert.deepEqual(failed, [])
  assert.partialDeepStrictEqual(emulators.WICKR.ledger, [
    { operation: 'BatchCreateUser', destinationId: '12345678', recipient: 'a@example.com' },
  ])
})

test('a username that is taken fails without naming the user', async () => {
  await using emulators = await startEmulators()
  await callWickr(emulators.WICKR, createUsers(['a@example.com']))

  const { failed } = await callWickr(emulators.WICKR, createUsers(['A@example.com', 'exists@x.y']))

  const exists = { userId: '0', reason: 'User already exists', field: 'username' }
  assert.deepEqual(failed, [exists, exists])
  assert.equal(emulators.WICKR.ledger.length, 1)
})

test('a security group of another network fails', async () => {
  await using emulators = await startEmulators()
  const call = { ...createUsers(['a@example.com']), path: '/networks/87654321/users' }

  const { failed } = await callWickr(emulators.WICKR, call)

  assert.equal(failed?.[0]?.field, 'securityGroupIds')
})

for (const [operation, call] of [
  ['create', (token: string) => createUsers(['a@example.com'], { token })],
  ['reinvite', (token: string) => reinviteUsers(['1000000001', '1000000002'], token)],
] as const) {
  test(`${operation}: a token that was used gets the same answer, and nothing is sent`, async () => {
    await using emulators = await startEmulators()

    const first = await callWickr(emulators.WICKR, call('token-1'))
    const again = await callWickr(emulators.WICKR, call('token-1'))
    const anew = await callWickr(emulators.WICKR, call('token-2'))

    assert.deepEqual(again, first)
    assert.equal(emulators.WICKR.ledger.length, operation === 'create' ? 1 : 2)
    assert.equal(anew.failed?.length, 1)
  })
}

test('a token is remembered when the answer was lost', async () => {
  await using emulators = await startEmulators()
  emulators.WICKR.next({ kind: 'reset', accepted: true })
  const call = createUsers(['a@example.com'], { token: 'token-1' })

  await assert.rejects(callAws(emulators.WICKR.url, call))
  const { successful } = await callWickr(emulators.WICKR, call)

  assert.equal(successful?.[0]?.username, 'a@example.com')
  assert.equal(emulators.WICKR.ledger.length, 1)
})

test('a token counts for its operation and its network only', async () => {
  await using emulators = await startEmulators()
  const token = 'token-1'

  await callWickr(emulators.WICKR, createUsers(['a@example.com'], { token }))
  await callWickr(emulators.WICKR, createUsers(['a@example.com'], { token, network: '87654321' }))
  await callWickr(emulators.WICKR, reinviteUsers(['1000000001'], token))

  assert.equal(emulators.WICKR.ledger.length, 3)
})

test('each reinvited user is answered for', async () => {
  await using emulators = await startEmulators()
  const ids = ['1000000001', '1000000002', '1000000003', '1000000004', '1000000404', '7712345678']

  const { successful, failed } = await callWickr(emulators.WICKR, reinviteUsers(ids))

  const sent = ['1000000001', '1000000003', '7712345678']
  assert.deepEqual(
    successful?.map(({ userId }) => userId),
    sent,
  )
  assert.deepEqual(failed, [
    { userId: '1000000002', reason: 'user cannot be reinvited' },
    { userId: '1000000404', reason: 'user not found in current network' },
  ])
  assert.equal(emulators.WICKR.ledger.length, 4)
})

test('a reinvited user gets a new code, and the invitation is not expired any more', async () => {
  await using emulators = await startEmulators()
  const query = 'username=late.person%40example.com'

  const before = await callWickr(emulators.WICKR, read('wickr', users, query))
  await callWickr(emulators.WICKR, reinviteUsers(['1000000003']))
  const after = await callWickr(emulators.WICKR, read('wickr', users, query))

  assert.equal(before.users?.[0]?.isInviteExpired, true)
  assert.equal(after.users?.[0]?.isInviteExpired, false)
  assert.notEqual(after.users[0].inviteCode, before.users[0].inviteCode)
})

test('GetUser shows the status, and neither code nor expiry', async () => {
  await using emulators = await startEmulators()

  const user = await callWickr(emulators.WICKR, read('wickr', `${users}/1000000002`))

  assert.equal(user.status, 2)
  assert.equal('inviteCode' in user || 'isInviteExpired' in user, false)
})

test('a user that is not there is not found', async () => {
  await using emulators = await startEmulators()

  const response = await callAws(emulators.WICKR.url, read('wickr', `${users}/1000000404`))

  assert.equal(response.status, 404)
  assert.equal(response.headers.get('x-amzn-errortype'), 'ResourceNotFoundError')
})

test('a deleted user is gone, and the username is free', async () => {
  await using emulators = await startEmulators()
  const { successful = [] } = await callWickr(emulators.WICKR, createUsers(['a@example.com']))
  const userIds = [...successful.map(({ userId }) => userId), '1000000404']

  const path = `${users}/batch-delete`
  const { failed } = await callWickr(emulators.WICKR, { service: 'wickr', path, body: { userIds } })
  await callWickr(emulators.WICKR, createUsers(['a@example.com']))

  assert.equal(failed?.length, 1)
  assert.equal(emulators.WICKR.ledger.length, 2)
})

test('users are filtered, sorted and listed in pages', async () => {
  await using emulators = await startEmulators()
  const usernames = ['c@example.com', 'a@example.com', 'b@example.com']
  await callWickr(emulators.WICKR, createUsers([...usernames, 'joins@example.com']))

  const query = 'status=1&sortFields=username&sortDirection=DESC&maxResults=4'
  const first = await callWickr(emulators.WICKR, read('wickr', users, query))
  const next = await callWickr(
    emulators.WICKR,
    read('wickr', users, `${query}&nextToken=${first.nextToken}`),
  )

  const listed = [...(first.users ?? []), ...(next.users ?? [])].map(({ username }) => username)
  assert.equal(first.users?.length, 4)
  assert.deepEqual(listed, listed.toSorted().reverse())
  assert.ok(usernames.every((username) => listed.includes(username)))
  assert.equal(listed.includes('joins@example.com'), false)
})

test('the default security group is listed first', async () => {
  await using emulators = await startEmulators()

  const path = '/networks/12345678/security-groups'
  const { securityGroups } = await callWickr(emulators.WICKR, read('wickr', path))

  assert.partialDeepStrictEqual(securityGroups, [{ id: 'SG12345678', isDefault: true }])
})

async function callWickr({ url }: Emulator, call: AwsCall): Promise<Answer> {
  return (await (await callAws(url, call)).json()) as Answer
}
