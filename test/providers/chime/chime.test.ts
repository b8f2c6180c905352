import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createChime } from '#providers/chime/chime.ts'
import type { Call, CallRecipient } from '#providers/contract/call.ts'
import { sandboxCredentials, startEmulators } from '#sandbox/emulators.ts'

const account = '3f1c9a52-7d64-4e0b-9a86-2c5b7e8d1f40'

async function startChime() {
  const emulators = await startEmulators()
  const { url: endpoint } = emulators.CHIME
  const settings = { endpoint, credentials: sandboxCredentials, requestTimeoutMs: 2_000 }
  const provider = createChime({ ...settings, region: 'eu-central-1' })
  return {
    chime: emulators.CHIME,
    provider,
    [Symbol.asyncDispose]: async () => {
      provider.close?.()
      await emulators[Symbol.asyncDispose]()
    },
  }
}

const to = (...emails: readonly string[]): readonly CallRecipient[] =>
  emails.map((value, index) => ({ id: `r${index + 1}`, kind: 'EMAIL', value, details: {} }))

const callTo = (recipients: readonly CallRecipient[], more: Partial<Call> = {}): Call => ({
  id: 'call',
  operation: 'invite',
  destinationId: account,
  message: { userType: 'PrivateUser' },
  recipients,
  token: 'token',
  repeated: false,
  ...more,
})

test('a call is signed for us-east-1', async () => {
  await using upstream = await startChime()

  await upstream.provider.send(callTo(to('ada@example.com')))

  assert.match(upstream.chime.requests[0]?.headers.authorization ?? '', /\/us-east-1\/chime\//)
})

test('what the upstream says never repeats an address', async () => {
  await using upstream = await startChime()
  const message = 'ada@example.com, bob@x.org: no'
  upstream.chime.next({ kind: 'error', name: 'BadRequestException', message })

  const answer = await upstream.provider.send(callTo(to('ada@example.com')))

  assert.ok(answer.kind === 'refused')
  assert.equal(answer.error.message, 'BadRequest: [redacted], [e-mail]: no')
})

test('a reinvite sends another e-mail', async () => {
  await using upstream = await startChime()
  const recipients = to('ada@example.com')

  await upstream.provider.send(callTo(recipients))
  await upstream.provider.send(callTo(recipients, { operation: 'reinvite' }))

  assert.equal(upstream.chime.ledger.length, 2)
})

test('one answer has an outcome for each recipient, and none for those it leaves out', async () => {
  await using upstream = await startChime()
  const emails = ['sent', 'not-sent', 'failed', 'accepted', 'omitted'].map(
    (name) => `${name}@example.com`,
  )

  const answer = await upstream.provider.send(callTo(to(...emails)))

  assert.equal(answer.kind, 'answered')
  const [sent, notSent, failed, accepted, omitted] = to(...emails).map(({ id }) =>
    answer.outcomes.get(id),
  )
  assert.ok(sent?.kind === 'SENT' && sent.emailStatus === 'SENT' && sent.providerReference)
  assert.ok(notSent?.kind === 'SENT' && notSent.emailStatus === 'NOT_SENT')
  assert.ok(failed?.kind === 'FAILED' && failed.code === 'PROVIDER_REJECTED' && failed.retryable)
  assert.equal(accepted?.kind, 'ALREADY_MEMBER')
  assert.equal(omitted, undefined)
})

test('a look-up finds whom the answer left out, and only those', async () => {
  await using upstream = await startChime()
  const startedAt = new Date()
  const call = callTo(
    to('omitted@example.com', 'vanished@example.com', 'joins@example.com', 'nobody@example.com'),
    { startedAt },
  )
  await upstream.provider.send({ ...call, recipients: call.recipients.slice(0, 3) })

  const answer = await upstream.provider.lookUp?.(call)

  assert.ok(answer?.kind === 'answered')
  assert.deepEqual(
    [...answer.outcomes].map(([id, { kind, evidence }]) => [id, kind, evidence]).sort(),
    [
      ['r1', 'SENT', 'INFERRED'],
      ['r3', 'ALREADY_MEMBER', 'INFERRED'],
    ],
  )
  assert.equal(upstream.chime.ledger.length, 3)
})

for (const { name, startedAt, hits } of [
  { name: 'from just before the call', startedAt: new Date(Date.now() + 4 * 60_000), hits: 1 },
  { name: 'from well before the call', startedAt: new Date(Date.now() + 6 * 60_000), hits: 0 },
  { name: 'when nobody knows when the call began', startedAt: undefined, hits: 0 },
]) {
  test(`a pending invitation ${name} gives ${hits} hits`, async () => {
    await using upstream = await startChime()
    const call = callTo(to('ada@example.com'), startedAt && { startedAt })
    await upstream.provider.send(call)

    const answer = await upstream.provider.lookUp?.(call)

    assert.equal(answer?.kind === 'answered' && answer.outcomes.size, hits)
  })
}

test('a look-up that is throttled says for how long', async () => {
  await using upstream = await startChime()
  upstream.chime.next({ kind: 'throttle', retryAfterSeconds: 3 })
  const emails = Array.from({ length: 50 }, (_, index) => `user${index}@example.com`)

  const answer = await upstream.provider.lookUp?.(callTo(to(...emails)))

  assert.ok(answer?.kind === 'throttled' && answer.retryAfterMs === 3_000)
  assert.ok(upstream.chime.requests.length <= 10)
})
