import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import {
  askTencent,
  callTencent,
  invitation,
  type TencentCall,
} from './support/tencent-organization.ts'

test('an invitation is answered with a request id and is in the ledger', async () => {
  await using emulators = await startEmulators()
  const { url, ledger } = emulators.TENCENT_ORGANIZATION

  const answer = await askTencent(url, { body: invitation(100000001000) })

  assert.deepEqual(Object.keys(answer), ['RequestId'])
  assert.partialDeepStrictEqual(ledger, [
    {
      operation: 'SendOrganizationInvitation',
      destinationId: 'organization',
      recipient: '100000001000',
      requestId: answer.RequestId,
    },
  ])
})

test('a uin beyond 2^53 keeps all its digits', async () => {
  await using emulators = await startEmulators()
  const { url, ledger, requests } = emulators.TENCENT_ORGANIZATION

  for (const uin of [9007199254740993n, 2n ** 64n - 1n]) {
    await askTencent(url, { body: invitation(uin) })
  }
  const action = 'ListOrganizationInvitations'
  const list = await callTencent(url, { action, body: '{"Invited":0}' })

  const uins = ['9007199254740993', '18446744073709551615']
  assert.deepEqual(
    ledger.map(({ recipient }) => recipient),
    uins,
  )
  assert.deepEqual(requests[0]?.recipients, uins.slice(0, 1))
  assert.ok((await list.text()).includes('"Uin":18446744073709551615,'))
})

const wrong: [string, Partial<TencentCall> & { body: string }, string][] = [
  ['a uin in quotes', { body: '{"InviteUin":"1","Name":"a","Remark":""}' }, 'InvalidParameter'],
  ['a fraction', { body: '{"InviteUin":1.0,"Name":"a","Remark":""}' }, 'InvalidParameter'],
  ['an exponent', { body: '{"InviteUin":1e3,"Name":"a","Remark":""}' }, 'InvalidParameter'],
  ['a negative uin', { body: invitation(-1) }, 'InvalidParameter'],
  ['a uin of 2^64', { body: invitation(2n ** 64n) }, 'InvalidParameter'],
  ['a name that is a number', { body: '{"InviteUin":1,"Name":1,"Remark":""}' }, 'InvalidParameter'],
  ['no uin', { body: '{"Name":"a","Remark":""}' }, 'MissingParameter'],
  ['no name', { body: '{"InviteUin":1,"Remark":""}' }, 'MissingParameter'],
  ['no remark', { body: '{"InviteUin":1,"Name":"a"}' }, 'MissingParameter'],
  ['a null remark', { body: '{"InviteUin":1,"Name":"a","Remark":null}' }, 'MissingParameter'],
  ['one parameter more', { body: '{"InviteUin":1,"Email":"a"}' }, 'UnknownParameter'],
  ['no JSON', { body: 'InviteUin=1' }, 'InvalidParameter'],
  ['another version', { version: '2021-03-31', body: invitation(1) }, 'NoSuchVersion'],
  ['another action', { action: 'InviteOrganizationMember', body: '{}' }, 'InvalidAction'],
  ['no action', { action: '', body: '{}' }, 'MissingParameter'],
  [
    'a list of neither kind',
    { action: 'ListOrganizationInvitations', body: '{"Invited":2}' },
    'InvalidParameterValue',
  ],
  [
    'cancelling nothing',
    { action: 'CancelOrganizationInvitation', body: '{"Id":99}' },
    'ResourceNotFound.InvitationNotExist',
  ],
]
for (const [what, call, code] of wrong) {
  test(`${what} is ${code}`, async () => {
    await using emulators = await startEmulators()

    const response = await callTencent(emulators.TENCENT_ORGANIZATION.url, call)
    const { Response: answer } = Object(await response.json())

    assert.equal(response.status, 200)
    assert.equal(answer.Error.Code, code)
    assert.ok(answer.Error.Message && answer.RequestId)
    assert.equal(emulators.TENCENT_ORGANIZATION.ledger.length, 0)
  })
}

test('while an invitation stands, another is refused; cancelled, it can be sent anew', async () => {
  await using emulators = await startEmulators()
  const { url, ledger } = emulators.TENCENT_ORGANIZATION
  const body = invitation(100000001000)

  await askTencent(url, { body })
  const again = await askTencent(url, { body })
  const { Invitations = [] } = await askTencent(url, {
    action: 'ListOrganizationInvitations',
    body: '{"Invited":0,"Offset":0,"Limit":1}',
  })
  const cancel = { action: 'CancelOrganizationInvitation', body: `{"Id":${Invitations[0]?.Id}}` }
  const cancelled = await askTencent(url, cancel)
  const anew = await askTencent(url, { body })

  assert.equal(again.Error?.Code, 'FailedOperation.ReSentInvitation')
  assert.partialDeepStrictEqual(Invitations, [{ Uin: 100000001000, Status: 0 }])
  assert.equal(cancelled.Error, undefined)
  assert.equal(anew.Error, undefined)
  assert.equal(ledger.length, 2)
})

test('a name that another member or invitee has is used', async () => {
  await using emulators = await startEmulators()
  const { url } = emulators.TENCENT_ORGANIZATION
  await askTencent(url, { body: invitation(100000001000, 'Ann') })

  for (const name of ['Ann', 'Taken']) {
    const answer = await askTencent(url, { body: invitation(100000001001, name) })

    assert.equal(answer.Error?.Code, 'FailedOperation.MemberNameUsed')
  }
})

test('somebody who has joined is a member', async () => {
  await using emulators = await startEmulators()
  const { url } = emulators.TENCENT_ORGANIZATION

  await askTencent(url, { body: invitation(100000000201) })
  const again = await askTencent(url, { body: invitation(100000000201) })

  assert.equal(again.Error?.Code, 'FailedOperation.UserInOrganization')
})

test('the 21st request in a second is over the limit, for its action alone', async () => {
  await using emulators = await startEmulators()
  const { url, ledger } = emulators.TENCENT_ORGANIZATION
  const uins = Array.from({ length: 21 }, (_, i) => 100000001000 + i)

  const answers = await Promise.all(uins.map((uin) => askTencent(url, { body: invitation(uin) })))
  const other = await askTencent(url, { action: 'GetOrganization', body: '{}' })
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const later = await askTencent(url, { body: invitation(100000002000) })

  const codes = answers.flatMap(({ Error: error }) => error?.Code ?? [])
  assert.deepEqual(codes, ['RequestLimitExceeded'])
  assert.equal(other.Error, undefined)
  assert.equal(later.Error, undefined)
  assert.equal(ledger.length, 21)
})
