import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Call } from '#providers/contract/call.ts'
import { createTencentOrganization } from '#providers/tencent-organization/tencent-organization.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'

const uin = '100000000777'

async function startTencent() {
  const emulators = await startEmulators()
  const { TENCENT_ORGANIZATION: tencentOrganization } = emulators
  const provider = createTencentOrganization({
    endpoint: tencentOrganization.url,
    credential: sandboxCredentials,
    requestTimeoutMs: 5_000,
  })
  return {
    provider,
    organization: tencentOrganization,
    operations: () => tencentOrganization.requests.map(({ operation }) => operation),
    [Symbol.asyncDispose]: async () => {
      provider.close?.()
      await emulators[Symbol.asyncDispose]()
    },
  }
}

const callTo = (value: string, more: Partial<Call> = {}): Call => ({
  id: 'call',
  operation: 'invite',
  destinationId: 'organization',
  message: {},
  recipients: [
    { id: 'r1', kind: 'ACCOUNT_UIN', value, details: { name: `Shop ${value}`, remark: '' } },
  ],
  token: 'token',
  repeated: false,
  ...more,
})

const reinvite = { operation: 'reinvite' } as const
const list = 'ListOrganizationInvitations'
const cancel = 'CancelOrganizationInvitation'
const send = 'SendOrganizationInvitation'

async function outcomeOf(answering: Promise<unknown>) {
  const answer = await answering
  assert.ok(answer && typeof answer === 'object' && 'outcomes' in answer, JSON.stringify(answer))
  assert.ok(answer.outcomes instanceof Map)
  return answer.outcomes.get('r1')
}

test('an account is invited, in one request signed for the international host', async () => {
  await using tencent = await startTencent()

  const answer = await tencent.provider.send(callTo(uin))

  assert.ok(answer.kind === 'answered')
  const outcome = answer.outcomes.get('r1')
  assert.ok(outcome?.kind === 'SENT' && outcome.emailStatus === 'UNREPORTED')
  assert.equal(outcome.evidence, 'PER_RECIPIENT')
  assert.equal(tencent.organization.requests.length, 1)
  const [request] = tencent.organization.requests
  assert.equal(answer.requestId, request?.requestId)
  assert.match(request?.headers.host ?? '', /^organization\.intl\.tencentcloudapi\.com:\d+$/)
  assert.match(request?.headers.authorization ?? '', /\/organization\/tc3_request,/)
  assert.deepEqual(
    tencent.organization.ledger.map(({ recipient }) => recipient),
    [uin],
  )
})

for (const value of ['9007199254740993', '18446744073709551615']) {
  test(`the UIN ${value} arrives digit by digit`, async () => {
    await using tencent = await startTencent()

    const outcome = await outcomeOf(tencent.provider.send(callTo(value)))

    assert.equal(outcome.kind, 'SENT')
    assert.equal(tencent.organization.ledger[0]?.recipient, value)
  })
}

test('a repeat of a lost call finds its own invitation, and sends no second', async () => {
  await using tencent = await startTencent()
  tencent.organization.next({ kind: 'reset', accepted: true })

  const first = await tencent.provider.send(callTo(uin))
  const second = await outcomeOf(tencent.provider.send(callTo(uin, { repeated: true })))

  assert.equal(first.kind, 'unanswered')
  assert.deepEqual([second.kind, second.evidence], ['SENT', 'INFERRED'])
  assert.equal(tencent.organization.ledger.length, 1)
})

test('a repeat finds out that the account has joined meanwhile', async () => {
  await using tencent = await startTencent()
  tencent.organization.next({ kind: 'reset', accepted: true })

  await tencent.provider.send(callTo('100000000201'))
  const second = await outcomeOf(tencent.provider.send(callTo('100000000201', { repeated: true })))

  assert.equal(second.kind, 'ALREADY_MEMBER')
})

test('a reinvite cancels the invitation that stands, and sends a new one', async () => {
  await using tencent = await startTencent()

  const outcome = await outcomeOf(tencent.provider.send(callTo('100000000409', reinvite)))

  assert.equal(outcome.kind, 'SENT')
  assert.deepEqual(tencent.operations(), [list, cancel, send])
})

test("a reinvite leaves what is another tenant's, and waits where that is not known", async () => {
  await using tencent = await startTencent()
  const reinviteOf = (isForeign: boolean | undefined) =>
    tencent.provider.send(callTo('100000000409', { ...reinvite, isForeign: async () => isForeign }))

  const theirs = await outcomeOf(reinviteOf(true))
  const unknown = await reinviteOf(undefined)

  assert.deepEqual([theirs.kind, theirs.evidence], ['ALREADY_PENDING', 'PER_RECIPIENT'])
  assert.partialDeepStrictEqual(unknown, { kind: 'unavailable', reason: 'call' })
  assert.deepEqual(tencent.operations(), [list, send, list])
})

test('a reinvite without an invitation just sends', async () => {
  await using tencent = await startTencent()

  const expired = await outcomeOf(tencent.provider.send(callTo('100000000208', reinvite)))
  const unknown = await outcomeOf(tencent.provider.send(callTo(uin, reinvite)))

  assert.deepEqual([expired.kind, unknown.kind], ['SENT', 'SENT'])
  assert.deepEqual(tencent.operations(), [list, send, list, send])
})

test('an invitation that goes between reading and cancelling does not matter', async () => {
  await using tencent = await startTencent()
  tencent.organization.decide(({ operation }) =>
    operation === cancel
      ? { kind: 'error', name: 'ResourceNotFound.InvitationNotExist' }
      : undefined,
  )

  const outcome = await outcomeOf(tencent.provider.send(callTo('100000000409', reinvite)))

  assert.equal(outcome.kind, 'ALREADY_PENDING')
  assert.deepEqual(tencent.operations(), [list, cancel, send])
})

test('nobody is cancelled by a UIN that the answer may have rounded', async () => {
  await using tencent = await startTencent()
  await tencent.provider.send(callTo('9007199254740992'))

  const outcome = await outcomeOf(tencent.provider.send(callTo('9007199254740993', reinvite)))

  assert.equal(outcome.kind, 'SENT')
  assert.deepEqual(tencent.operations(), [send, send])
})

test('a repeated reinvite only sends, and does not take the old invitation for the new', async () => {
  await using tencent = await startTencent()

  const answer = await tencent.provider.send(
    callTo('100000000409', { ...reinvite, repeated: true }),
  )
  const free = await outcomeOf(tencent.provider.send(callTo(uin, { ...reinvite, repeated: true })))

  assert.equal(answer.kind, 'unanswered')
  assert.deepEqual([free.kind, free.evidence], ['SENT', 'PER_RECIPIENT'])
  assert.deepEqual(tencent.operations(), [send, send])
})

for (const [value, code] of [
  ['100000000404', 'RECIPIENT_NOT_FOUND'],
  ['100000000403', 'NOT_ELIGIBLE'],
] as const) {
  test(`to a repeat, ${code} of ${value} proves that no attempt was accepted`, async () => {
    await using tencent = await startTencent()

    const outcome = await outcomeOf(tencent.provider.send(callTo(value, { repeated: true })))

    assert.partialDeepStrictEqual(outcome, { kind: 'FAILED', code, evidence: 'PER_RECIPIENT' })
  })
}

test('to a repeat, an account that may not send proves nothing about the invitee', async () => {
  await using tencent = await startTencent()

  const answer = await tencent.provider.send(callTo('100000000401', { repeated: true }))

  assert.equal(answer.kind, 'refused')
})

test('to a repeat, a name that is taken proves nothing: it may be our own invitation', async () => {
  await using tencent = await startTencent()

  const answer = await tencent.provider.send(callTo('100000000406', { repeated: true }))

  assert.equal(answer.kind, 'refused')
})
