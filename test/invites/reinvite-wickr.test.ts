import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { FollowBatch, ReconcileInviteBatch } from '../support/documents/actions.ts'
import { startTestGateway } from '../support/gateway.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
} from '../support/requests/send-invites.ts'
import { addresses, network, toWickr } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const now = { duplicates: { windowSeconds: 0 } }
const users = (...userIds: string[]) => ({ who: { wickr: { networkId: network, userIds } } })

test('users whom the gateway never saw are reinvited natively, each with an answer', async () => {
  const userIds = ['1000000001', '1000000002', '1000000003', '1000000404', '7700000099']

  const { results } = await reinvite(gateway, users(...userIds))

  assert.deepEqual(
    results.map((result) => ('failureCode' in result ? result.failureCode : result.__typename)),
    ['InviteSent', 'InviteAlreadyMember', 'InviteSent', 'RECIPIENT_NOT_FOUND', 'InviteSent'],
  )
  assert.deepEqual(
    results.map(({ recipient }) => recipient),
    userIds.map((value) => ({ kind: 'USER_ID', value, displayName: null, personKey: null })),
  )
  const { requests } = gateway.emulators.WICKR
  assert.deepEqual(
    requests.map(({ operation }) => operation),
    ['BatchReinviteUser', 'GetUser'],
  )
  assert.deepEqual(sentBy(gateway.emulators.WICKR), ['1000000001', '1000000003', '7700000099'])
})

test('the same user id again is the same invite, one attempt later', async () => {
  const [first] = (await reinvite(gateway, users('7700000001'))).results

  const [second] = (await reinvite(gateway, { ...users('7700000001'), ...now })).results

  assert.equal(first?.invite?.attempts, 1)
  assert.deepEqual(second?.invite, { id: first.invite.id, attempts: 2 })
  assert.deepEqual(sentBy(gateway.emulators.WICKR), ['7700000001', '7700000001'])
})

test('the user id that Wickr gave to an invite leads back to that invite', async () => {
  const [created] = (await send(gateway, { targets: [toWickr(['ada@example.com'])] })).results
  assert.ok(created?.__typename === 'InviteSent' && created.providerReference !== null)

  const { results } = await reinvite(gateway, { ...users(created.providerReference), ...now })

  assert.deepEqual(results[0]?.invite, { id: created.invite?.id, attempts: 2 })
  assert.equal(results[0]?.recipient.value, 'ada@example.com')
  assert.deepEqual(sentBy(gateway.emulators.WICKR), ['ada@example.com', created.providerReference])
})

test('what a repeat says of somebody who has joined is no proof that no e-mail left', async () => {
  const { WICKR: wickr } = gateway.emulators
  // As if the first attempt had arrived, the person had joined by it, and its token were forgotten.
  wickr.next({ kind: 'reset' })

  const { batch, results } = await reinvite(gateway, {
    ...users('1000000002', '1000000404'),
    ...now,
  })
  await gateway.execute(ReconcileInviteBatch, { batchId: batch.id })
  const found = await until(async () => {
    const { node } = await gateway.execute(FollowBatch, { id: batch.id })
    assert.ok(node && 'invites' in node)
    const kinds = node.invites.nodes.map(({ outcomeKind }) => outcomeKind)
    return kinds.includes('ALREADY_MEMBER') && kinds
  })

  assert.deepEqual(kindsOf(results), ['InviteUnconfirmed', 'InviteUnconfirmed'])
  assert.deepEqual(found.toSorted(), ['ALREADY_MEMBER', 'UNCONFIRMED'])
  assert.deepEqual(sentBy(wickr), [])
})

test('an invite whose user id Wickr never told cannot be reinvited, and fails alone', async () => {
  const { results: first } = await send(gateway, {
    targets: [toWickr(['taken@example.com', 'bob@example.com'])],
  })
  const inviteIds = first.flatMap(({ invite }) => invite?.id ?? [])

  const { results } = await reinvite(gateway, { who: { inviteIds }, ...now })

  assert.deepEqual(
    results.map((result) => ('failureCode' in result ? result.failureCode : result.__typename)),
    ['NOT_ELIGIBLE', 'InviteSent'],
  )
  assert.equal(sentBy(gateway.emulators.WICKR).length, 2)
})

test('51 invites are reinvited in 2 calls, and each keeps its identity', async () => {
  const { results: first } = await send(gateway, { targets: [toWickr(addresses('many', 51))] })
  const inviteIds = first.flatMap(({ invite }) => invite?.id ?? [])

  const { results } = await reinvite(gateway, { who: { inviteIds }, ...now })

  assert.deepEqual(
    results.map((result) => result.invite),
    inviteIds.map((id) => ({ id, attempts: 2 })),
  )
  const calls = gateway.emulators.WICKR.requests.slice(2)
  assert.deepEqual(
    calls.map(({ operation, recipients }) => [operation, recipients.length]),
    [
      ['BatchReinviteUser', 50],
      ['BatchReinviteUser', 1],
    ],
  )
})

test('a user id twice in one request is sent once', async () => {
  const { results } = await reinvite(gateway, users('7700000005', ' 7700000005 '))

  assert.deepEqual(
    results.map((result) => ('reason' in result ? result.reason : result.__typename)),
    ['InviteSent', 'DUPLICATE_IN_BATCH'],
  )
  assert.deepEqual(sentBy(gateway.emulators.WICKR), ['7700000005'])
})

test('the same user id in another network is another invite', async () => {
  const there = { wickr: { networkId: '27182818', userIds: ['7700000006'] } }

  const [here] = (await reinvite(gateway, users('7700000006'))).results
  const [other] = (await reinvite(gateway, { who: there })).results

  assert.equal(other?.__typename, 'InviteSent')
  assert.notEqual(other.invite?.id, here?.invite?.id)
})
