import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { exampleDestinations } from '#sandbox/example-destinations.ts'
import { namedIds } from '#sandbox/named-ids.ts'
import { type AwsCall, callAws } from './support/aws.ts'
import { createUsers, inviteUsers, read, sendInvites } from './support/invite.ts'
import { askTencent, callTencent, invitation } from './support/tencent-organization.ts'

const callTo = {
  REPOST_PRIVATE: (space: string) => sendInvites({}, space),
  CHIME: (account: string) => inviteUsers(['a@example.com'], account),
  WICKR: (network: string) => createUsers(['a@example.com'], { network, token: 'token-1' }),
}

const refused: [keyof typeof callTo, string, number, string][] = [
  ['REPOST_PRIVATE', 'SP-denied', 403, 'AccessDeniedException'],
  ['REPOST_PRIVATE', 'SP-unknown', 404, 'ResourceNotFoundException'],
  ['REPOST_PRIVATE', 'SP-invalid', 400, 'ValidationException'],
  ['REPOST_PRIVATE', 'SP-quota', 402, 'ServiceQuotaExceededException'],
  ['REPOST_PRIVATE', 'SP-error', 500, 'InternalServerException'],
  ['CHIME', 'denied-account', 403, 'ForbiddenException'],
  ['CHIME', 'unknown-account', 404, 'NotFoundException'],
  ['CHIME', 'enterprise-account', 400, 'BadRequestException'],
  ['CHIME', 'quota-account', 400, 'BadRequestException'],
  ['CHIME', 'error-account', 500, 'ServiceFailureException'],
  ['CHIME', 'unavailable-account', 503, 'ServiceUnavailableException'],
  ['WICKR', '40000000', 400, 'BadRequestError'],
  ['WICKR', '40300000', 403, 'AccessDeniedException'],
  ['WICKR', '00000000', 403, 'ForbiddenError'],
  ['WICKR', '40400000', 404, 'ResourceNotFoundError'],
  ['WICKR', '50000000', 500, 'InternalServerError'],
]
for (const [name, id, status, errorType] of refused) {
  test(`${name}: ${id} always answers ${status} ${errorType}`, async () => {
    await using emulators = await startEmulators()

    for (let i = 0; i < 2; i++) {
      const response = await callAws(emulators[name].url, callTo[name](id))

      assert.equal(response.status, status)
      assert.equal(response.headers.get('x-amzn-errortype'), errorType)
    }
    assert.equal(emulators[name].ledger.length, 0)
  })
}

for (const [name, id] of [
  ['REPOST_PRIVATE', 'SP-throttled'],
  ['CHIME', 'throttled-account'],
  ['WICKR', '42900000'],
] as const) {
  test(`${name}: ${id} throttles once, then accepts`, async () => {
    await using emulators = await startEmulators()
    const { url } = emulators[name]

    const first = await callAws(url, callTo[name](id))
    const second = await callAws(url, callTo[name](id))

    assert.equal(first.status, 429)
    assert.equal(first.headers.get('retry-after'), '2')
    assert.ok(second.ok)
  })
}

for (const [name, id] of [
  ['REPOST_PRIVATE', 'SP-lost'],
  ['CHIME', 'lost-account'],
  ['WICKR', '50300000'],
] as const) {
  test(`${name}: ${id} accepts and never says so`, async () => {
    await using emulators = await startEmulators()

    await assert.rejects(callAws(emulators[name].url, callTo[name](id)))

    assert.notEqual(emulators[name].ledger.length, 0)
  })
}

test('reading works where only invites are named, and not where the place is unknown', async () => {
  await using emulators = await startEmulators()
  const calls: AwsCall[] = [
    read('chime', '/accounts/lost-account/users'),
    read('chime', '/accounts/denied-account/users'),
    read('wickr', '/networks/50300000/users'),
    read('wickr', '/networks/00000000/users'),
  ]

  const asked = calls.map((call) =>
    callAws(call.service === 'chime' ? emulators.CHIME.url : emulators.WICKR.url, call),
  )
  const statuses = (await Promise.all(asked)).map(({ status }) => status)

  assert.deepEqual(statuses, [200, 403, 200, 403])
})

const errors = namedIds.filter(
  ({ provider, fault, meets }) =>
    provider === 'TENCENT_ORGANIZATION' && fault?.kind === 'error' && !meets,
)
for (const { id, fault } of errors) {
  const name = fault?.kind === 'error' ? fault.name : ''
  test(`TENCENT_ORGANIZATION: ${id} always answers ${name}`, async () => {
    await using emulators = await startEmulators()
    const { url, ledger } = emulators.TENCENT_ORGANIZATION

    for (let i = 0; i < 2; i++) {
      const answer = await askTencent(url, { body: invitation(Number(id)) })

      assert.equal(answer.Error?.Code, name)
    }
    assert.equal(ledger.length, 0)
  })
}

const once: [number, string, string | undefined][] = [
  [100000000429, 'RequestLimitExceeded', undefined],
  [100000000502, 'InternalError', 'FailedOperation.ReSentInvitation'],
  [100000000503, 'reset', 'FailedOperation.ReSentInvitation'],
  [100000000208, 'nothing', 'FailedOperation.ReSentInvitation'],
]
for (const [uin, first, second] of once) {
  test(`TENCENT_ORGANIZATION: ${uin} meets ${first} once, then ${second ?? 'nothing'}`, async () => {
    await using emulators = await startEmulators()
    const { url, ledger } = emulators.TENCENT_ORGANIZATION
    const body = invitation(uin)

    const before = await askTencent(url, { body }).then(
      (answer) => answer.Error?.Code ?? 'nothing',
      () => 'reset',
    )
    const after = await askTencent(url, { body })

    assert.equal(before, first)
    assert.equal(after.Error?.Code, second)
    assert.equal(ledger.length, 1)
  })
}

test('TENCENT_ORGANIZATION: 100000000409 is pending until it is cancelled, 100000000410 is a member', async () => {
  await using emulators = await startEmulators()
  const { url } = emulators.TENCENT_ORGANIZATION

  const pending = await askTencent(url, { body: invitation(100000000409) })
  await askTencent(url, { action: 'CancelOrganizationInvitation', body: '{"Id":1}' })
  const anew = await askTencent(url, { body: invitation(100000000409) })
  const member = await askTencent(url, { body: invitation(100000000410) })

  assert.equal(pending.Error?.Code, 'FailedOperation.ReSentInvitation')
  assert.equal(anew.Error, undefined)
  assert.equal(member.Error?.Code, 'FailedOperation.UserInOrganization')
})

test('every id has one meaning, and every business error of an invitation has an id', () => {
  const keys = namedIds.map(({ provider, as, id }) => `${provider} ${as} ${id}`)
  const happens = namedIds.map((row) => row.happens).join()

  assert.equal(new Set(keys).size, keys.length)
  for (const code of ['MemberNameUsed', 'NotSameRegion', 'ReSentInvitation', 'UserInOrganization'])
    assert.ok(happens.includes(`FailedOperation.${code}`))
  for (const code of ['LimitExceeded.Members', 'UserNotRegister', 'OrganizationNotExist'])
    assert.ok(happens.includes(code))
})

const callsTo: Partial<Record<ProviderKind, (id: string) => AwsCall>> = callTo
for (const { provider, id, label } of exampleDestinations) {
  test(`${provider}: an invite to ${label} arrives`, async () => {
    await using emulators = await startEmulators()
    const { url, ledger } = emulators[provider]

    const call = callsTo[provider]?.(id)
    const response = call
      ? await callAws(url, call)
      : await callTencent(url, { body: invitation(100000001000) })

    assert.ok(response.ok)
    assert.equal(ledger[0]?.destinationId, id)
  })
}
