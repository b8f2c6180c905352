import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import { FollowBatch, RetryInviteBatch } from '../../support/documents/actions.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, resetEmulators, send, sentBy } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({ requestTimeoutMs: 30_000 })
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const { CHIME: chime, WICKR: wickr } = gateway.emulators

/** A culprit whom the upstream names, or one who must be found. */
const accessor = (group: number, nth: number) =>
  `4000000${group}-0000-4000-8000-${`${nth}`.padStart(12, '0')}`
const denied = { kind: 'error', name: 'AccessDeniedException' } as const satisfies Fault

for (const [title, kind, toPeople, culprit, innocent] of [
  [
    'Chime: an address that was found',
    'CHIME',
    toChime,
    'refused+retry@example.com',
    (n: number) => `retry${n}@example.com`,
  ],
  [
    're:Post: an id that was named',
    'REPOST_PRIVATE',
    toRepostPrivate,
    accessor(0, 7),
    (n: number) => `retry-named-${n}`,
  ],
  [
    're:Post: an id that was found',
    'REPOST_PRIVATE',
    toRepostPrivate,
    accessor(1, 7),
    (n: number) => `retry-found-${n}`,
  ],
  [
    'Wickr: a name that was named',
    'WICKR',
    toWickr,
    'refused+retry@example.com',
    (n: number) => `retry-named${n}@example.com`,
  ],
  [
    'Wickr: a name that was found',
    'WICKR',
    toWickr,
    'barred+retry@example.com',
    (n: number) => `retry-found${n}@example.com`,
  ],
] as const) {
  test(`${title} leaves alone when it is tried again, and in a new request`, async () => {
    const { requests } = gateway.emulators[kind]
    const sizesSince = (start: number) => requests.slice(start).map(sizeOf)
    const first = await send(gateway, { targets: [toPeople([innocent(1), culprit, innocent(2)])] })
    const retried = requests.length
    await retry(first.batch.id)
    const asked = requests.length

    const again = await send(gateway, { targets: [toPeople([culprit, innocent(3), innocent(4)])] })

    assert.deepEqual(kindsOf(first.results), ['InviteSent', 'InviteFailed', 'InviteSent'])
    assert.deepEqual(requests.slice(retried, asked).map(sizeOf), [1])
    assert.deepEqual(kindsOf(again.results), ['InviteFailed', 'InviteSent', 'InviteSent'])
    assert.deepEqual(sizesSince(asked).toSorted(), [1, 2])
  })

  test(`${title} is not among those who failed with it for another reason`, async () => {
    const emulator = gateway.emulators[kind]
    await send(gateway, { targets: [toPeople([culprit, innocent(5)])] })
    const before = emulator.requests.length
    emulator.decide(() => denied)
    const all = await send(gateway, { targets: [toPeople([innocent(6), culprit, innocent(7)])] })
    emulator.decide(undefined)

    await retry(all.batch.id)

    assert.deepEqual(new Set(kindsOf(all.results)), new Set(['InviteFailed']))
    assert.deepEqual(emulator.requests.slice(before).map(sizeOf).toSorted(), [1, 1, 2, 2])
    const sent = sentBy(emulator)
    assert.deepEqual(sent.toSorted(), [innocent(5), innocent(6), innocent(7)])
  })
}

test('Wickr: users who failed for different reasons are not asked for together again', async () => {
  const names = ['invalid@example.com', 'taken@example.com', 'invalid+too@example.com']
  const { batch, results } = await send(gateway, { targets: [toWickr(names)] })
  const created = () => wickr.requests.filter(({ operation }) => operation === 'BatchCreateUser')
  const before = created().length

  await retry(batch.id)

  assert.deepEqual(kindsOf(results), Array(3).fill('InviteFailed'))
  assert.deepEqual(created().slice(0, before).map(sizeOf), [3, 1, 1, 1])
  assert.deepEqual(created().slice(before).map(sizeOf), [1, 1, 1])
})

// The account is to blame, and it may be of another kind by now: as few calls as the first time.
test('Chime: those who failed for an account of the wrong kind are no culprits, and are tried again in one call', async () => {
  const target = toChime(addresses('wrong-kind', 50), { accountId: 'enterprise-account' })

  const { batch, results } = await send(gateway, { targets: [target], waitSeconds: 60 })
  const calls = chime.requests.length
  const alone = chime.requests.filter((call) => sizeOf(call) === 1)
  await retry(batch.id)

  const codes = results.map((result) =>
    result.__typename === 'InviteFailed' ? result.failureCode : result.__typename,
  )
  assert.deepEqual(new Set(codes), new Set(['PROVIDER_REJECTED']))
  assert.equal(alone.length, 8)
  assert.ok(calls <= 30, `${calls} calls`)
  assert.equal(chime.requests[calls]?.recipients.length, 50)
})

function sizeOf({ recipients }: { readonly recipients: readonly string[] }): number {
  return recipients.length
}

async function retry(batchId: string): Promise<void> {
  await gateway.execute(RetryInviteBatch, { batchId })
  await until(async () => {
    const { node } = await gateway.execute(FollowBatch, { id: batchId })
    return node && 'events' in node && node.finishedAt !== null
  })
}
