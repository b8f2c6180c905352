import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { freshPglite } from '../../support/database.ts'
import { ListBatches } from '../../support/documents/reads.ts'
import { startTestGateway } from '../../support/gateway.ts'
import {
  reinvite,
  requestsTo,
  resetEmulators,
  send,
  tryReinvite,
  trySend,
} from '../../support/requests/send-invites.ts'
import {
  network,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway({
  destinations: {
    REPOST_PRIVATE: new Map([['SPone', 'One']]),
    WICKR: new Map([[network, 'Field']]),
    TENCENT_ORGANIZATION: new Map([['organization', undefined]]),
  },
  limits: { maxRecipientsPerBatch: 3, maxTargetsPerBatch: 2, maxWaitSeconds: 90 },
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const one = { spaceId: 'SPone' }

test('a provider without destinations is unavailable, and nothing of the request happens', async () => {
  const answer = await trySend(gateway, {
    targets: [toRepostPrivate(['user-1'], one), toChime(['ada@example.com'])],
  })

  assert.ok(answer.__typename === 'ProviderUnavailable')
  assert.equal(answer.code, 'PROVIDER_UNAVAILABLE')
  assert.equal(answer.provider.kind, 'CHIME')
  assert.equal(requestsTo(gateway), 0)
})

test('a destination that is not configured is refused by its place', async () => {
  const answer = await trySend(gateway, {
    targets: [toRepostPrivate(['user-1'], one), toWickr(['ada@example.com'], '27182818')],
  })

  assert.ok(answer.__typename === 'InvalidInput')
  assert.deepEqual(
    answer.issues.map(({ path }) => path),
    ['targets.1.wickr'],
  )
  assert.equal(requestsTo(gateway), 0)
})

test('users of a network that is not configured are not reinvited', async () => {
  const answer = await tryReinvite(gateway, {
    who: { wickr: { networkId: '27182818', userIds: ['7700000000'] } },
  })

  assert.ok(answer.__typename === 'InvalidInput')
  assert.deepEqual(
    answer.issues.map(({ path }) => path),
    ['who.wickr'],
  )
  assert.equal(requestsTo(gateway), 0)
})

const tooLarge = [
  {
    what: 'four recipients over two targets',
    targets: [toRepostPrivate(['a', 'b'], one), toWickr(['c', 'd'])],
    limit: 3,
    actual: 4,
  },
  {
    what: 'four recipients of whom one is bad',
    targets: [toRepostPrivate(['a', 'b', 'c', ''], one)],
    limit: 3,
    actual: 4,
  },
  {
    what: 'three targets',
    targets: [toRepostPrivate(['a'], one), toWickr(['c']), toTencentOrganization(['1'])],
    limit: 2,
    actual: 3,
  },
]
for (const { what, targets, limit, actual } of tooLarge) {
  test(`${what} exceed the limit, which is told`, async () => {
    const answer = await trySend(gateway, { targets })

    assert.ok(answer.__typename === 'LimitExceeded')
    assert.equal(answer.code, 'LIMIT_EXCEEDED')
    assert.deepEqual([answer.limit, answer.actual], [limit, actual])
    assert.equal(requestsTo(gateway), 0)
  })
}

test('reinviting more than the limit is refused as well', async () => {
  const userIds = ['1', '2', '3', '4']

  const answer = await tryReinvite(gateway, { who: { wickr: { networkId: network, userIds } } })

  assert.ok(answer.__typename === 'LimitExceeded')
  assert.deepEqual([answer.limit, answer.actual], [3, 4])
})

test('the longest wait is the one that the gateway was started with', async () => {
  const answer = await trySend(gateway, { targets: [toRepostPrivate(['a'], one)], waitSeconds: 91 })

  assert.ok(answer.__typename === 'InvalidInput')
  assert.match(answer.issues[0]?.message ?? '', /between 0 and 90/)
})

test('what was refused left nothing behind', async () => {
  const before = await gateway.execute(ListBatches, {})
  await trySend(gateway, { targets: [toChime(['ada@example.com'])] })
  await trySend(gateway, { targets: [toRepostPrivate(['a', 'b', 'c', 'd'], one)] })
  await trySend(gateway, { targets: [toRepostPrivate(['a'])] })

  const { inviteBatches } = await gateway.execute(ListBatches, {})

  assert.equal(inviteBatches.totalCount, before.inviteBatches.totalCount)
})

test('an invite to what was switched off since is not sent again', async () => {
  await using database = await freshPglite()
  const { emulators } = gateway
  const inviteIds: string[] = []
  {
    await using open = await startTestGateway({ database, emulators })
    const { results } = await send(open, {
      targets: [toChime(['ada@example.com']), toRepostPrivate(['user-1'])],
    })
    inviteIds.push(...results.flatMap(({ invite }) => invite?.id ?? []))
  }
  const destinations = { REPOST_PRIVATE: new Map([['SPone', undefined]]) }
  await using narrowed = await startTestGateway({ database, emulators, destinations })
  const [toEnded = '', toForbidden = ''] = inviteIds
  const now = { duplicates: { windowSeconds: 0 } }

  const off = await tryReinvite(narrowed, { who: { inviteIds: [toEnded] }, ...now })
  const forbidden = await tryReinvite(narrowed, { who: { inviteIds: [toForbidden] }, ...now })

  assert.equal(off.__typename, 'ProviderUnavailable')
  assert.equal(forbidden.__typename, 'InvalidInput')
  assert.equal(requestsTo(gateway), 2)
})

test('a failed call to a configured place is no refusal, but an outcome', async () => {
  gateway.emulators.WICKR.next({ kind: 'error', name: 'ForbiddenError' })

  const { results } = await reinvite(gateway, {
    who: { wickr: { networkId: network, userIds: ['7700000000'] } },
  })

  assert.ok(results[0]?.__typename === 'InviteFailed')
  assert.equal(results[0].failureCode, 'ACCESS_DENIED')
})
