import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callAws } from '../sandbox/support/aws.ts'
import { inviteUsers } from '../sandbox/support/invite.ts'
import { askTencent } from '../sandbox/support/tencent-organization.ts'
import { freeClock, setClock } from '../support/clock.ts'
import { ReconcileInviteBatch } from '../support/documents/actions.ts'
import { FindByLifecycle, ReadLifecycles } from '../support/documents/lifecycles.ts'
import { startTestGateway } from '../support/gateway.ts'
import {
  lifecycles,
  lifecyclesByValue,
  readsAt,
  readsEverywhere,
} from '../support/requests/lifecycles.ts'
import { reinvite, send } from '../support/requests/send-invites.ts'
import {
  account,
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'

const toFour = [
  toRepostPrivate(['ada', 'bob']),
  toChime(['ada', 'joins', 'suspended', 'bounced', 'hidden', 'failed'].map(at)),
  toWickr(
    ['ada', 'joins', 'expired', 'declined', 'exists', 'invalid'].map((name) =>
      at(`w-${name}`).replace('w-', ''),
    ),
  ),
  toTencentOrganization(
    ['201', '202', '203', '204', '208', '409', '410', '404'].map((end) => `100000000${end}`),
  ),
]

test('every fate at every provider has its lifecycle', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, { targets: toFour })

  const states = {
    repostPrivate: await lifecyclesByValue(gateway, { provider: ['REPOST_PRIVATE'] }),
    chime: await lifecyclesByValue(gateway, { provider: ['CHIME'] }),
    wickr: await lifecyclesByValue(gateway, { provider: ['WICKR'] }),
    tencentOrganization: await lifecyclesByValue(gateway, { provider: ['TENCENT_ORGANIZATION'] }),
  }

  assert.deepEqual(states, {
    repostPrivate: { bob: 'UNTRACKED', ada: 'UNTRACKED' },
    chime: {
      [at('ada')]: 'PENDING',
      [at('joins')]: 'ACCEPTED',
      [at('suspended')]: 'ACCEPTED',
      [at('bounced')]: 'INVALID',
      // Absence proves nothing.
      [at('hidden')]: 'PENDING',
      [at('failed')]: 'UNKNOWN',
    },
    wickr: {
      [at('ada')]: 'PENDING',
      [at('joins')]: 'ACCEPTED',
      [at('expired')]: 'EXPIRED',
      // Gone, but created less than a minute ago.
      [at('declined')]: 'PENDING',
      // Somebody created this user before us; in the emulator it has joined.
      [at('exists')]: 'ACCEPTED',
      [at('invalid')]: 'UNKNOWN',
    },
    tencentOrganization: {
      '100000000201': 'ACCEPTED',
      '100000000202': 'INVALID',
      '100000000203': 'REVOKED',
      '100000000204': 'EXPIRED',
      // Expired before, and invited again.
      '100000000208': 'PENDING',
      '100000000409': 'PENDING',
      '100000000410': 'ACCEPTED',
      '100000000404': 'UNKNOWN',
    },
  })
  assert.deepEqual([gateway.emulators.REPOST_PRIVATE, gateway.emulators.CHIME].map(readsAt), [0, 1])
})

test('who was created at Wickr and is listed no more has no invitation after a minute', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, { targets: [toWickr([at('declined'), at('ada')])] })
  await setClock(gateway.database, '61 s')

  const states = await lifecyclesByValue(gateway)

  assert.deepEqual(states, { [at('ada')]: 'PENDING', [at('declined')]: 'INVALID' })
  await freeClock(gateway.database)
})

test('200 invites on a page cost one reading a destination, and the next page costs none', async () => {
  await using gateway = await startTestGateway()
  const {
    CHIME: chime,
    WICKR: wickr,
    TENCENT_ORGANIZATION: tencentOrganization,
  } = gateway.emulators
  await send(gateway, {
    targets: [
      toRepostPrivate(Array.from({ length: 40 }, (_, n) => `r${n}`)),
      toChime(addresses('c', 230)),
      toWickr(addresses('w', 110)),
      toTencentOrganization(Array.from({ length: 20 }, (_, n) => `${100_000_001_000 + n}`)),
    ],
  })

  const first = await gateway.execute(ReadLifecycles, { first: 200 })
  const reads = [chime, wickr, tencentOrganization].map(readsAt)
  const after = first.invites.pageInfo.endCursor
  const second = await gateway.execute(ReadLifecycles, { first: 200, after })

  // Pages of 200, 100 and 50; four users are in every network, two invitations in the organization.
  assert.deepEqual(reads, [2, 2, 1])
  assert.deepEqual([chime, wickr, tencentOrganization].map(readsAt), reads)
  assert.equal(first.invites.nodes.length, 200)
  assert.equal(second.invites.nodes.length, 200)
  const all = [...first.invites.nodes, ...second.invites.nodes]
  assert.deepEqual([...new Set(all.map(({ lifecycle }) => lifecycle))].sort(), [
    'PENDING',
    'UNTRACKED',
  ])
  assert.deepEqual(
    all.filter(
      ({ lifecycle, lifecycleCheckedAt }) =>
        (lifecycle === 'PENDING') !== (lifecycleCheckedAt !== null),
    ),
    [],
  )
})

test('nothing is read unless a lifecycle is asked for', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, { targets: toFour })
  // Whether Wickr knows a person whose name is taken was looked up.
  const toSend = readsEverywhere(gateway)

  await gateway.execute(FindByLifecycle, { filter: { lifecycle: ['PENDING'] } })

  assert.equal(readsEverywhere(gateway), toSend)
})

test('what was read is remembered for a minute, over a restart and by another replica', async () => {
  await using gateway = await startTestGateway()
  const { database, emulators } = gateway
  await send(gateway, { targets: [toTencentOrganization(['100000001001'])] })
  const [before] = await lifecycles(gateway)
  await askTencent(emulators.TENCENT_ORGANIZATION.url, {
    action: 'CancelOrganizationInvitation',
    body: '{"Id":3}',
  })

  const { remembered, anew } = await (async () => {
    await using replica = await startTestGateway({ database, emulators })
    const remembered = await lifecycles(replica)
    await setClock(database, '61 s')
    const anew = await lifecycles(replica)
    await freeClock(database)
    return { remembered, anew }
  })()

  assert.equal(before?.lifecycle, 'PENDING')
  assert.ok(before.lifecycleCheckedAt)
  assert.deepEqual(remembered, [before])
  assert.equal(anew[0]?.lifecycle, 'REVOKED')
  assert.equal(readsAt(emulators.TENCENT_ORGANIZATION), 2)
})

test('the expiry of a Tencent invitation counts from when it was sent', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, { targets: [toTencentOrganization(['100000001001', '100000000409'])] })

  const [pending, ours] = await lifecycles(gateway)

  assert.ok(ours && 'sentAt' in ours.outcome)
  assert.equal(
    Date.parse(`${ours.expiresAt}`) - Date.parse(`${ours.outcome.sentAt}`),
    15 * 86_400_000,
  )
  // It is somebody else's invitation, and how old it is is not known.
  assert.deepEqual([pending?.lifecycle, pending?.expiresAt], ['PENDING', null])
})

test('an address that the upstream writes in lower case is the same', async () => {
  await using gateway = await startTestGateway()
  await send(gateway, { targets: [toChime(['Joins@Example.com', 'ADA@example.com'])] })
  // The emulator shows an address as it was invited last.
  await callAws(
    gateway.emulators.CHIME.url,
    inviteUsers(['joins@example.com', 'ada@example.com'], account),
  )

  const states = await lifecyclesByValue(gateway)

  assert.deepEqual(states, { 'Joins@Example.com': 'ACCEPTED', 'ADA@example.com': 'PENDING' })
})

test('a reinvite is pending again, whatever was read before it', async () => {
  await using gateway = await startTestGateway()
  const { results } = await send(gateway, { targets: [toTencentOrganization(['100000000204'])] })
  const inviteIds = results.flatMap(({ invite }) => invite?.id ?? [])
  const before = await lifecyclesByValue(gateway)
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const reads = readsAt(tencentOrganization)

  await reinvite(gateway, { who: { inviteIds }, duplicates: { windowSeconds: 0 } })
  const [after] = await lifecycles(gateway)

  assert.deepEqual(before, { '100000000204': 'EXPIRED' })
  assert.equal(after?.lifecycle, 'PENDING')
  assert.equal(after.lifecycleCheckedAt, null)
  // One by the reinvite itself: everybody was read a moment ago.
  assert.equal(readsAt(tencentOrganization), reads + 1)
})

test('reconcile reads lifecycles anew that are remembered', async () => {
  await using gateway = await startTestGateway()
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const { batch } = await send(gateway, { targets: [toTencentOrganization(['100000001001'])] })
  await lifecycles(gateway)
  await askTencent(tencentOrganization.url, {
    action: 'CancelOrganizationInvitation',
    body: '{"Id":3}',
  })
  await setClock(gateway.database, '11 s')

  await gateway.execute(ReconcileInviteBatch, { batchId: batch.id })
  const reads = readsAt(tencentOrganization)
  const states = await lifecyclesByValue(gateway)

  assert.equal(reads, 2)
  assert.deepEqual(states, { '100000001001': 'REVOKED' })
  assert.equal(readsAt(tencentOrganization), reads)
  await freeClock(gateway.database)
})

test('reconcile reads no list twice within ten seconds, and the time of the reading tells', async () => {
  await using gateway = await startTestGateway()
  const { batch } = await send(gateway, { targets: [toTencentOrganization(['100000001001'])] })
  await setClock(gateway.database, '1 s')
  const before = await lifecycles(gateway)

  await gateway.execute(ReconcileInviteBatch, { batchId: batch.id })
  const after = await lifecycles(gateway)
  await freeClock(gateway.database)

  assert.deepEqual(after, before)
  assert.ok(before[0]?.lifecycleCheckedAt)
  assert.equal(readsAt(gateway.emulators.TENCENT_ORGANIZATION), 1)
})

function at(name: string): string {
  return `${name}@example.com`
}
