import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ChimeClient,
  GetUserCommand,
  InviteUsersCommand,
  ListUsersCommand,
  NotFoundException,
} from '@aws-sdk/client-chime'
import type { Emulator } from '#sandbox/emulator.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'

const AccountId = 'account-1'

test('an invited address is pending, and found by its address and its id', async () => {
  await using emulators = await startEmulators()
  const chime = clientOf(emulators.CHIME)

  const sent = await chime.send(
    new InviteUsersCommand({ AccountId, UserEmailList: ['a@example.com', 'b@example.com'] }),
  )
  const { Users = [] } = await chime.send(
    new ListUsersCommand({ AccountId, UserEmail: 'A@example.com' }),
  )
  const { User } = await chime.send(new GetUserCommand({ AccountId, UserId: Users[0]?.UserId }))

  assert.equal(sent.$metadata.httpStatusCode, 201)
  assert.partialDeepStrictEqual(sent.Invites, [
    { EmailAddress: 'a@example.com', EmailStatus: 'Sent', Status: 'Pending' },
    { EmailAddress: 'b@example.com', EmailStatus: 'Sent', Status: 'Pending' },
  ])
  assert.equal(Users.length, 1)
  assert.equal(User?.PrimaryEmail, 'a@example.com')
  assert.equal(User.UserInvitationStatus, 'Pending')
  assert.equal(User.UserRegistrationStatus, 'Unregistered')
  assert.ok(User.InvitedOn instanceof Date)
})

test('inviting again is another e-mail to the same user', async () => {
  await using emulators = await startEmulators()
  const chime = clientOf(emulators.CHIME)
  const command = new InviteUsersCommand({ AccountId, UserEmailList: ['a@example.com'] })

  const first = await chime.send(command)
  const second = await chime.send(command)
  const { Users } = await chime.send(new ListUsersCommand({ AccountId }))

  assert.notEqual(first.Invites?.[0]?.InviteId, second.Invites?.[0]?.InviteId)
  assert.equal(Users?.length, 1)
  assert.equal(emulators.CHIME.ledger.length, 2)
})

const fates = [
  { who: 'not-sent', status: 'NotSent', found: 0, mailed: 0 },
  { who: 'failed', status: 'Failed', found: 0, mailed: 0 },
  { who: 'accepted', status: 'NotSent', found: 1, mailed: 0 },
  { who: 'joins', status: 'Sent', found: 1, mailed: 1 },
  { who: 'omitted', status: undefined, found: 1, mailed: 1 },
  { who: 'hidden', status: 'Sent', found: 0, mailed: 1 },
  { who: 'vanished', status: undefined, found: 0, mailed: 1 },
  { who: 'failedsmith', status: 'Sent', found: 1, mailed: 1 },
]
for (const { who, status, found, mailed } of fates) {
  test(`${who}@: status ${status}, found ${found}, mailed ${mailed}`, async () => {
    await using emulators = await startEmulators()
    const chime = clientOf(emulators.CHIME)
    const UserEmail = who === 'failedsmith' ? `${who}@example.org` : `${who}+2@example.org`

    const invite = new InviteUsersCommand({ AccountId, UserEmailList: [UserEmail] })
    const { Invites = [] } = await chime.send(invite)
    const { Users = [] } = await chime.send(new ListUsersCommand({ AccountId, UserEmail }))

    assert.equal(Invites[0]?.EmailStatus, status)
    assert.equal(Users.length, found)
    assert.equal(emulators.CHIME.ledger.length, mailed)
  })
}

test('users are listed in pages, one account apart from the other', async () => {
  await using emulators = await startEmulators()
  const chime = clientOf(emulators.CHIME)
  const UserEmailList = Array.from({ length: 5 }, (_, i) => `person${i}@example.com`)
  await chime.send(new InviteUsersCommand({ AccountId, UserEmailList }))
  await chime.send(new InviteUsersCommand({ AccountId: 'account-2', UserEmailList }))

  const seen: (string | undefined)[] = []
  let NextToken: string | undefined
  do {
    const page = await chime.send(new ListUsersCommand({ AccountId, MaxResults: 2, NextToken }))
    seen.push(...(page.Users ?? []).map(({ PrimaryEmail }) => PrimaryEmail))
    NextToken = page.NextToken
  } while (NextToken !== undefined)

  assert.deepEqual(seen, UserEmailList)
})

test('an account that starts with unknown is not found', async () => {
  await using emulators = await startEmulators()
  const chime = clientOf(emulators.CHIME)

  const asked = chime.send(new ListUsersCommand({ AccountId: 'unknown-2' }))

  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof NotFoundException)
    assert.equal(error.Code, 'NotFound')
    return true
  })
})

test('an unknown user is not found', async () => {
  await using emulators = await startEmulators()
  const chime = clientOf(emulators.CHIME)

  const asked = chime.send(new GetUserCommand({ AccountId, UserId: 'nobody' }))

  await assert.rejects(asked, NotFoundException)
})

function clientOf({ url: endpoint }: Emulator) {
  return new ChimeClient({ region: 'us-east-1', endpoint, credentials: sandboxCredentials })
}
