import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ListProviders, ReadLimits } from '../../support/documents/reads.ts'
import { startTestGateway } from '../../support/gateway.ts'

const gateway = await startTestGateway({
  destinations: {
    WICKR: new Map([['31415926', 'Field']]),
    CHIME: new Map([['*', undefined]]),
  },
  limits: { maxRecipientsPerBatch: 7 },
})
after(() => gateway[Symbol.asyncDispose]())

const { providers } = await gateway.execute(ListProviders, { configuredOnly: false })
const providerOf = (kind: (typeof providers)[number]['kind']) => {
  const found = providers.find((provider) => provider.kind === kind)
  assert.ok(found)
  return found
}

test('providers leaves out those that are switched off, unless asked for all', async () => {
  const { providers: configured } = await gateway.execute(ListProviders, {})

  assert.deepEqual(
    configured.map(({ kind }) => kind),
    ['WICKR', 'CHIME'],
  )
  assert.deepEqual(
    providers.map(({ kind, configured }) => [kind, configured]),
    [
      ['REPOST_PRIVATE', false],
      ['WICKR', true],
      ['TENCENT_ORGANIZATION', false],
      ['CHIME', true],
    ],
  )
})

test('limits are the ones that the providers document', () => {
  assert.deepEqual(
    providers.map(({ kind, limits }) => [kind, limits.recipientsPerCall, limits.callsPerSecond]),
    [
      ['REPOST_PRIVATE', 1000, null],
      ['WICKR', 50, null],
      ['TENCENT_ORGANIZATION', 1, 20],
      ['CHIME', 50, null],
    ],
  )
  for (const { limits } of providers) assert.match(limits.source, /^https:\/\//)
})

test('Amazon Chime has ended, and says since when', () => {
  const { lifecycle } = providerOf('CHIME')

  assert.equal(lifecycle.stage, 'ENDED')
  assert.equal(lifecycle.endOfSupport, '2026-02-20')
  assert.equal(lifecycle.daysLeft, daysUntil('2026-02-20'))
  assert.ok(lifecycle.daysLeft < 0)
  assert.match(lifecycle.notice ?? '', /2026-02-20/)
  assert.match(lifecycle.moreInfo ?? '', /^https:\/\//)
})

test('re:Post Private ends on 2027-06-30, and counts the days', () => {
  const { lifecycle } = providerOf('REPOST_PRIVATE')

  const left = daysUntil('2027-06-30')
  assert.equal(lifecycle.endOfSupport, '2027-06-30')
  assert.equal(lifecycle.daysLeft, left)
  assert.equal(lifecycle.stage, left < 0 ? 'ENDED' : 'END_OF_SUPPORT_ANNOUNCED')
  assert.match(lifecycle.notice ?? '', /2027-06-30/)
})

test('for the others no end was announced', () => {
  for (const kind of ['WICKR', 'TENCENT_ORGANIZATION'] as const) {
    const { stage, endOfSupport, daysLeft } = providerOf(kind).lifecycle

    assert.deepEqual([stage, endOfSupport, daysLeft], ['SUPPORTED', null, null])
  }
})

test('capabilities say how each provider answers and reinvites', () => {
  assert.deepEqual(
    Object.fromEntries(
      providers.map(({ kind, capabilities }) => [
        kind,
        [
          capabilities.reinvite,
          capabilities.perRecipientResult,
          capabilities.idempotencyToken,
          capabilities.customMessage,
          capabilities.revoke,
          capabilities.readsLifecycle,
        ],
      ]),
    ),
    {
      REPOST_PRIVATE: ['SEND_AGAIN', false, false, true, false, false],
      WICKR: ['NATIVE', true, true, false, true, true],
      TENCENT_ORGANIZATION: ['REVOKE_AND_SEND', true, false, false, true, true],
      CHIME: ['SEND_AGAIN', true, false, false, false, true],
    },
  )
  assert.deepEqual(providerOf('WICKR').capabilities.operations.slice(0, 2), [
    'BatchCreateUser',
    'BatchReinviteUser',
  ])
  assert.deepEqual(providerOf('WICKR').capabilities.recipientKinds, [
    'EMAIL',
    'USERNAME',
    'USER_ID',
  ])
})

test('the limits of the gateway are those that it was started with', async () => {
  const { limits } = await gateway.execute(ReadLimits, {})

  assert.deepEqual(limits, {
    maxRecipientsPerBatch: 7,
    maxTargetsPerBatch: 100,
    maxWaitSeconds: 60,
    idempotencyRetentionSeconds: 30 * 86_400,
    maxInvitesPerRevoke: 50,
    lifecycleMemorySeconds: 60,
    maxBodyBytes: 1_048_576,
  })
})

function daysUntil(date: string): number {
  return (Date.parse(date) - new Date().setUTCHours(0, 0, 0, 0)) / 86_400_000
}
