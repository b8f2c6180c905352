import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChimeClient, InviteUsersCommand, ListUsersCommand } from '@aws-sdk/client-chime'
import { Client } from 'tencentcloud-sdk-nodejs/tencentcloud/services/organization/v20181225/organization_client.js'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'
import { type AwsCall, callAws } from './support/aws.ts'
import { createUsers, inviteUsers, reinviteUsers, sendInvites } from './support/invite.ts'
import { askTencent, invitation, type TencentCall } from './support/tencent-organization.ts'

const minutes = 60_000

const signed = [
  ['REPOST_PRIVATE', sendInvites()],
  ['CHIME', inviteUsers([])],
  ['WICKR', createUsers([])],
] as const

for (const [kind, call] of signed) {
  const refusals: [string, Partial<AwsCall>, number, string][] = [
    ['a wrong secret', { secretAccessKey: 'wrong' }, 403, 'InvalidSignatureException'],
    ['an unknown key', { accessKeyId: 'AKIA' }, 403, 'UnrecognizedClientException'],
    ['another service', { service: 'execute-api' }, 403, 'InvalidSignatureException'],
    ['a date 6 minutes ago', at(-6 * minutes), 403, 'InvalidSignatureException'],
    ['a date in 6 minutes', at(6 * minutes), 403, 'InvalidSignatureException'],
    ['no signature', without('authorization'), 403, 'MissingAuthenticationTokenException'],
    ['half a signature', { tamper: halved }, 400, 'IncompleteSignature'],
    ['a changed header', { tamper: redated }, 403, 'InvalidSignatureException'],
    ['an unsigned x-amz header', { tamper: extended }, 403, 'InvalidSignatureException'],
  ]
  for (const [what, change, status, errorType] of refusals) {
    test(`${kind}: ${what} is ${status} ${errorType}`, async () => {
      await using emulators = await startEmulators()

      const response = await callAws(emulators[kind].url, { ...call, ...change })

      assert.equal(response.status, status)
      assert.equal(response.headers.get('x-amzn-errortype'), errorType)
      assert.ok(response.headers.get('x-amzn-requestid'))
      assert.equal(emulators[kind].requests.length, 1)
    })
  }

  test(`${kind}: a right signature 4 minutes ago is accepted`, async () => {
    await using emulators = await startEmulators()

    const response = await callAws(emulators[kind].url, { ...call, ...at(-4 * minutes) })

    assert.ok(response.ok)
  })
}

test('chime: only us-east-1 is signed for', async () => {
  await using emulators = await startEmulators()

  const response = await callAws(emulators.CHIME.url, { ...inviteUsers([]), region: 'eu-west-1' })

  assert.equal(response.status, 403)
})

test('a changed body breaks the signature', async () => {
  await using emulators = await startEmulators()
  const stolen: Record<string, string>[] = []
  const tamper = (headers: Record<string, string>) => {
    stolen.push(headers)
    return headers
  }

  await callAws(emulators.WICKR.url, { ...reinviteUsers(['1000000001']), tamper })
  const response = await callAws(emulators.WICKR.url, {
    ...reinviteUsers(['1000000003']),
    tamper: () => stolen[0] ?? {},
  })

  assert.equal(response.status, 403)
  assert.equal(emulators.WICKR.ledger.length, 1)
})

test('chime: the official client is understood, odd ids and query included', async () => {
  await using emulators = await startEmulators()
  const { url: endpoint } = emulators.CHIME
  const chime = new ChimeClient({ region: 'us-east-1', endpoint, credentials: sandboxCredentials })
  const AccountId = "a b/ü'(1)"
  const UserEmail = 'first+tag@exämple.com'

  await chime.send(new InviteUsersCommand({ AccountId, UserEmailList: [UserEmail] }))
  const { Users } = await chime.send(new ListUsersCommand({ AccountId, UserEmail, MaxResults: 5 }))

  assert.equal(Users?.[0]?.PrimaryEmail, UserEmail)
  assert.equal(emulators.CHIME.requests[0]?.destinationId, AccountId)
  assert.ok(emulators.CHIME.requests[0]?.headers['amz-sdk-invocation-id'])
})

test('TENCENT_ORGANIZATION: the official client is understood, Han text included', async () => {
  await using emulators = await startEmulators()
  const endpoint = new URL(emulators.TENCENT_ORGANIZATION.url).host
  const profile = { httpProfile: { protocol: 'http://', endpoint } }
  const client = new Client({ credential: sandboxCredentials, profile })

  const answer = await client.SendOrganizationInvitation({
    InviteUin: 100000001000,
    Name: '张三',
    Remark: '',
  })

  assert.ok(answer.RequestId)
  assert.equal(emulators.TENCENT_ORGANIZATION.ledger[0]?.recipient, '100000001000')
})

const tencentRefusals: [string, Partial<TencentCall>, string][] = [
  ['a wrong secret', { secretKey: 'wrong' }, 'AuthFailure.SignatureFailure'],
  ['an unknown key', { secretId: 'AKID' }, 'AuthFailure.SecretIdNotFound'],
  ['a date 6 minutes ago', at(-6 * minutes), 'AuthFailure.SignatureExpire'],
  ['a date in 6 minutes', at(6 * minutes), 'AuthFailure.SignatureExpire'],
  ['no signature', without('authorization'), 'AuthFailure.InvalidAuthorization'],
  ['no timestamp', without('x-tc-timestamp'), 'AuthFailure.InvalidAuthorization'],
]
for (const [what, change, code] of tencentRefusals) {
  test(`TENCENT_ORGANIZATION: ${what} is ${code}`, async () => {
    await using emulators = await startEmulators()

    const body = invitation(100000001000)
    const answer = await askTencent(emulators.TENCENT_ORGANIZATION.url, { body, ...change })

    assert.equal(answer.Error?.Code, code)
    assert.equal(emulators.TENCENT_ORGANIZATION.ledger.length, 0)
  })
}

test('TENCENT_ORGANIZATION: any service in the credential scope is computed with', async () => {
  await using emulators = await startEmulators()

  const body = invitation(100000001000)
  const answer = await askTencent(emulators.TENCENT_ORGANIZATION.url, { body, service: '127' })

  assert.equal(answer.Error, undefined)
})

function at(offset: number) {
  return { signedAt: Date.now() + offset }
}

function without(name: string) {
  return {
    tamper: ({ [name]: _, ...headers }: Record<string, string>): Record<string, string> => headers,
  }
}

function halved(headers: Record<string, string>) {
  return { ...headers, authorization: headers.authorization?.slice(0, 60) ?? '' }
}

function redated(headers: Record<string, string>) {
  const date = headers['x-amz-date'] ?? ''
  const second = date.endsWith('00Z') ? '01Z' : '00Z'
  return { ...headers, 'x-amz-date': date.slice(0, -3) + second }
}

function extended(headers: Record<string, string>) {
  return { ...headers, 'x-amz-security-token': 'token' }
}
