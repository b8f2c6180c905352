import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestTarget } from '#invites/check/request.ts'
import { warningsOf } from '#invites/plan/plan-warnings.ts'
import { createChime } from '#providers/chime/chime.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'

const chime = createChime({ requestTimeoutMs: 1 })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A provider that nothing has to be said about. */
const quiet: Provider = {
  ...chime,
  displayName: 'Quiet',
  capabilities: { ...chime.capabilities, perRecipientResult: true, recipientKinds: ['EMAIL'] },
  support: {},
  whenUnanswered: 'repeat',
}

const rows: readonly (readonly [
  fact: string,
  provider: Provider,
  seconds: number,
  codes: readonly string[],
])[] = [
  ['nothing to warn of', quiet, 60, []],
  ['more than a minute is slow', quiet, 61, ['SLOW']],
  [
    'support that ends within half a year',
    { ...quiet, support: { endOfSupport: inDays(180) } },
    0,
    ['END_OF_SUPPORT_NEAR'],
  ],
  ['support that ends later', { ...quiet, support: { endOfSupport: inDays(190) } }, 0, []],
  [
    'support that has ended',
    { ...quiet, support: { endOfSupport: '2020-01-01' } },
    0,
    ['END_OF_SUPPORT_NEAR'],
  ],
  [
    'one answer for the whole call',
    { ...quiet, capabilities: { ...quiet.capabilities, perRecipientResult: false } },
    0,
    ['NO_PER_RECIPIENT_RESULT'],
  ],
  [
    'a lost answer that can be looked up',
    { ...quiet, whenUnanswered: 'look-up' },
    0,
    ['NO_IDEMPOTENCY_AT_PROVIDER'],
  ],
  [
    'a lost answer that cannot be looked up',
    { ...quiet, whenUnanswered: 'leave' },
    0,
    ['NO_IDEMPOTENCY_AT_PROVIDER'],
  ],
  [
    'a recipient that may be a group',
    { ...quiet, capabilities: { ...quiet.capabilities, recipientKinds: ['ACCESSOR_ID'] } },
    0,
    ['GROUP_RECIPIENT'],
  ],
]

for (const [fact, provider, seconds, codes] of rows) {
  test(fact, () => assert.deepEqual(codesOf([provider], seconds), codes))
}

test('a provider with several targets is warned of once', () => {
  const leaves: Provider = { ...quiet, whenUnanswered: 'leave' }

  assert.deepEqual(codesOf([leaves, leaves], 0), ['NO_IDEMPOTENCY_AT_PROVIDER'])
})

test('the notice of the provider says more than our sentence', () => {
  const endOfSupport = '2020-01-01'
  const messages = [{ endOfSupport }, { endOfSupport, notice: 'It is over.' }].map(
    (support) => warnings([{ ...quiet, support }], 0)[0]?.message,
  )

  assert.deepEqual(messages, ['The support of Quiet ends on 2020-01-01.', 'It is over.'])
})

test('a warning carries its numbers', () => {
  const ended = { ...quiet, support: { endOfSupport: '2020-01-01' } }
  const found = warnings([ended], 61.2, [299.1, 598.4]).map(({ message, ...rest }) => rest)

  assert.deepEqual(found, [
    { code: 'END_OF_SUPPORT_NEAR', date: '2020-01-01', provider: 'CHIME', recipients: 0 },
    { code: 'MAILBOX_LIMIT', recipients: 2, seconds: 599, limit: 5 },
    { code: 'SLOW', seconds: 62, limit: 60 },
  ])
})

function codesOf(providers: readonly Provider[], seconds: number): string[] {
  return warnings(providers, seconds).map(({ code }) => code)
}

function warnings(used: readonly Provider[], seconds: number, waits: readonly number[] = []) {
  const targets = used.map(
    ({ kind }): RequestTarget => ({
      ...{ provider: kind, destinationId: 'd', operation: 'invite', message: {} },
      ...{ path: 'targets.0', list: 'recipients', recipients: [] },
    }),
  )
  const providers = new Map<ProviderKind, Provider>(used.map((one) => [one.kind, one]))
  return warningsOf({ targets }, providers, {
    estimatedSeconds: seconds,
    mailboxWaits: waits,
    maxMailboxAddressesPerDestination: 5,
    maxMailboxAddresses: 20,
    seats: [],
    labelOf: (_provider, destinationId) => destinationId,
  })
}
