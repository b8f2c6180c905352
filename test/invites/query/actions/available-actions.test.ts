import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  CancelInviteBatch,
  FollowBatch,
  RetryInviteBatch,
} from '../../../support/documents/actions.ts'
import { startTestGateway, type TestGateway } from '../../../support/gateway.ts'
import { lifecycles, readsEverywhere } from '../../../support/requests/lifecycles.ts'
import { revoke } from '../../../support/requests/revoke.ts'
import { reinvite, send } from '../../../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../../support/requests/targets.ts'
import { until } from '../../../support/until.ts'

const now = { duplicates: { windowSeconds: 0 } }

test('what was sent can be reinvited, and revoked where the provider offers a way', async () => {
  await using gateway = await startTestGateway()
  const { batch } = await send(gateway, {
    targets: [
      toRepostPrivate(['a']),
      toChime([at('a')]),
      toWickr([at('a')]),
      toTencentOrganization(['100000001001']),
    ],
  })

  assert.deepEqual(await actions(gateway, batch.id), [
    ['REINVITE'],
    ['REINVITE'],
    ['REINVITE', 'REVOKE'],
    ['REINVITE', 'REVOKE'],
  ])
  assert.equal(readsEverywhere(gateway), 0)
})

for (const fields of ['lifecycle availableActions', 'availableActions ...State']) {
  test(`{ ${fields} } agree in one answer, and say the same when asked again`, async () => {
    await using gateway = await startTestGateway()
    const { batch } = await send(gateway, { targets: [toWickr(['joins', 'ada'].map(at))] })
    const read = async () => {
      const query = `query ($id: ID!) { node(id: $id) {
          ... on InviteBatch { invites { nodes { ${fields} } } } } }
        fragment State on Invite { lifecycle expiresAt }`
      const used = fields.includes('State') ? query : query.split('fragment')[0]
      const response = await gateway.post({ query: used, variables: { id: batch.id } })
      const { data } = await response.json()
      return data.node.invites.nodes
    }

    const [joined, pending] = await read()
    const again = await read()

    assert.deepEqual([joined.lifecycle, joined.availableActions], ['ACCEPTED', []])
    assert.deepEqual(
      [pending.lifecycle, pending.availableActions],
      ['PENDING', ['REINVITE', 'REVOKE']],
    )
    assert.deepEqual(again, [joined, pending])
  })
}

test('what became of the invitation decides, as far as it is known', async () => {
  await using gateway = await startTestGateway()
  const { batch, results } = await send(gateway, {
    targets: [
      toWickr(['joins', 'expired', 'ada'].map(at)),
      toTencentOrganization(['0201', '0204', '1001'].map((end) => `10000000${end}`)),
    ],
  })
  await lifecycles(gateway)
  const last = [2, 5].flatMap((nth) => results[nth]?.invite?.id ?? [])
  await revoke(gateway, last, true)

  assert.deepEqual(await actions(gateway, batch.id), [
    [],
    ['REINVITE', 'REVOKE'],
    // The user is deleted: there is nobody to invite again.
    [],
    [],
    ['REINVITE'],
    ['REINVITE'],
  ])
})

test('a plain retry is offered only where it needs no consent, and then does something', async () => {
  await using gateway = await startTestGateway()
  const { REPOST_PRIVATE: repostPrivate } = gateway.emulators
  repostPrivate.next({ kind: 'reset', accepted: true })
  const lost = await send(gateway, { targets: [toRepostPrivate(['lost'])] })
  repostPrivate.next({ kind: 'error', name: 'AccessDeniedException' }, 2)
  const failed = await send(gateway, { targets: [toRepostPrivate(['failed', ''])] })
  const since = await send(gateway, { targets: [toRepostPrivate(['since'], { title: 'First' })] })
  await send(gateway, { targets: [toRepostPrivate(['since'])], ...now })

  const offered = await Promise.all(
    [lost, failed, since].map(({ batch }) => actions(gateway, batch.id)),
  )
  const affected: number[] = []
  for (const { batch } of [lost, failed, since]) {
    const { retryInviteBatch } = await gateway.execute(RetryInviteBatch, { batchId: batch.id })
    assert.ok(retryInviteBatch.__typename === 'RetryInviteBatchPayload')
    affected.push(retryInviteBatch.affected)
  }

  assert.deepEqual(offered, [
    [['REINVITE', 'RETRY_WITH_CONSENT']],
    [['REINVITE', 'RETRY'], []],
    [['REINVITE', 'RETRY_WITH_CONSENT']],
  ])
  assert.deepEqual(affected, [0, 1, 0])
})

test('nothing of a canceled batch is offered to be retried', async () => {
  await using gateway = await startTestGateway()
  const { REPOST_PRIVATE: repostPrivate } = gateway.emulators
  repostPrivate.next({ kind: 'error', name: 'AccessDeniedException' })
  repostPrivate.latency(300)
  const { batch } = await send(gateway, {
    waitSeconds: 0,
    targets: [1, 2, 3].map((n) => toRepostPrivate([`p${n}`], { title: `Text ${n}` })),
  })
  await gateway.execute(CancelInviteBatch, { batchId: batch.id })
  const node = await finished(gateway, batch.id)

  const offered = node.invites.nodes.flatMap(({ availableActions }) => availableActions)
  assert.ok(!offered.includes('RETRY') && !offered.includes('RETRY_WITH_CONSENT'))
})

test('an invite on its way offers nothing, and a reinvite that failed is an invite that failed', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  const { results } = await send(gateway, { targets: [toChime([at('ada')])] })
  const inviteIds = results.flatMap(({ invite }) => invite?.id ?? [])
  chime.latency(300)
  chime.next({ kind: 'error', name: 'ForbiddenException' })
  const { batch } = await reinvite(gateway, { who: { inviteIds }, ...now, waitSeconds: 0 })
  const onItsWay = await actions(gateway, batch.id)
  await finished(gateway, batch.id)

  assert.deepEqual(onItsWay, [[]])
  assert.deepEqual(await actions(gateway, batch.id), [['REINVITE', 'RETRY']])
})

async function follow(gateway: TestGateway, id: string) {
  const { node } = await gateway.execute(FollowBatch, { id })
  assert.ok(node && 'invites' in node)
  return node
}

function finished(gateway: TestGateway, id: string) {
  return until(async () => {
    const node = await follow(gateway, id)
    return node.finishedAt !== null && node
  })
}

async function actions(gateway: TestGateway, batchId: string) {
  const { invites } = await follow(gateway, batchId)
  return invites.nodes.map(({ availableActions }) => availableActions)
}

function at(name: string): string {
  return `${name}@example.com`
}
