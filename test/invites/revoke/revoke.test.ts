import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FollowBatch } from '../../support/documents/actions.ts'
import { RevokeInvites } from '../../support/documents/revoke.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { lifecycles, lifecyclesByValue, readsAt } from '../../support/requests/lifecycles.ts'
import { invited, revoke, revokeWords } from '../../support/requests/revoke.ts'
import { requestsTo, send } from '../../support/requests/send-invites.ts'
import {
  addresses,
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../../support/requests/targets.ts'

const uin = '100000001001'

test('Tencent: an invitation is listed and cancelled; a second revoke says that it was', async () => {
  await using gateway = await startTestGateway()
  const { TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const ids = await invited(gateway, toTencentOrganization([uin]))

  const first = await revokeWords(gateway, ids)
  const [known] = await lifecycles(gateway)
  const second = await revokeWords(gateway, ids)

  assert.deepEqual([first, second], [['revoked'], ['revoked before']])
  assert.equal(known?.lifecycle, 'REVOKED')
  assert.deepEqual(
    tencentOrganization.requests.map(({ operation }) => operation),
    [
      'SendOrganizationInvitation',
      'ListOrganizationInvitations',
      'CancelOrganizationInvitation',
      // By the second revoke; the lifecycle was known.
      'ListOrganizationInvitations',
    ],
  )
})

test('Wickr: the user is deleted with consent; a second revoke says that it was', async () => {
  await using gateway = await startTestGateway()
  const { WICKR: wickr } = gateway.emulators
  const ids = await invited(gateway, toWickr([at('ada'), at('expired')]))

  const without = await revokeWords(gateway, ids)
  const requests = wickr.requests.length
  const first = await revokeWords(gateway, ids, true)
  const second = await revokeWords(gateway, ids, true)

  assert.deepEqual(without, ['CONSENT_REQUIRED', 'CONSENT_REQUIRED'])
  assert.equal(requests, 1)
  assert.deepEqual(first, ['revoked', 'revoked'])
  assert.deepEqual(second, ['revoked before', 'revoked before'])
  assert.deepEqual(await lifecyclesByValue(gateway), {
    [at('ada')]: 'REVOKED',
    [at('expired')]: 'REVOKED',
  })
  assert.equal(wickr.requests.filter(({ operation }) => operation === 'BatchDeleteUser').length, 1)
})

test('Chime and re:Post cannot revoke, and say so each time', async () => {
  await using gateway = await startTestGateway()
  const ids = await invited(gateway, toChime([at('ada')]), toRepostPrivate(['ada']))
  const requests = requestsTo(gateway)

  const first = await revoke(gateway, ids)
  const second = await revoke(gateway, ids, true)

  assert.deepEqual(
    first.map((result) => [result.__typename, 'message' in result && result.message]),
    [
      ['RevokeNotSupported', 'Amazon Chime offers no way to revoke an invitation.'],
      ['RevokeNotSupported', 'AWS re:Post Private offers no way to revoke an invitation.'],
    ],
  )
  assert.deepEqual(second, first)
  assert.equal(requestsTo(gateway), requests)
})

test('members are never removed, and what is not pending is not revoked', async () => {
  await using gateway = await startTestGateway()
  const { WICKR: wickr, TENCENT_ORGANIZATION: tencentOrganization } = gateway.emulators
  const ids = await invited(
    gateway,
    toWickr(['joins', 'ada', 'declined', 'invalid'].map(at)),
    toTencentOrganization(
      ['201', '202', '203', '204', '404', '409', '410'].map((end) => `100000000${end}`),
    ),
  )

  const words = await revokeWords(gateway, ids, true)

  assert.deepEqual(words, [
    ...['ALREADY_JOINED', 'revoked', 'NOTHING_TO_REVOKE', 'NOTHING_TO_REVOKE'],
    ...['ALREADY_JOINED', 'NOTHING_TO_REVOKE', 'revoked before', 'NOTHING_TO_REVOKE'],
    // Never invited, invited by somebody else, a member by other means.
    ...['NOTHING_TO_REVOKE', 'revoked', 'NOTHING_TO_REVOKE'],
  ])
  const changes = [...wickr.requests, ...tencentOrganization.requests].filter(({ operation }) =>
    /Delete|Cancel/.test(operation),
  )
  assert.deepEqual(
    changes.map(({ operation, recipients }) => [operation, recipients.length]),
    [
      ['BatchDeleteUser', 1],
      ['CancelOrganizationInvitation', 0],
    ],
  )
})

test('a user who joins after the lifecycle was read is not deleted', async () => {
  await using gateway = await startTestGateway()
  const { WICKR: wickr } = gateway.emulators
  const ids = await invited(gateway, toWickr([at('joins')]))
  // What is stored says that the invitation is pending.
  await gateway.database.query(
    `insert into lifecycles (invite_id, lifecycle, seen_at, checked_at)
     select invite_id, 'PENDING', gateway_now(), gateway_now() from sends`,
  )

  assert.deepEqual(await revokeWords(gateway, ids, true), ['ALREADY_JOINED'])
  assert.equal(wickr.requests.filter(({ operation }) => operation === 'BatchDeleteUser').length, 0)
})

test('the events of a batch name who revoked, and every request that was made', async () => {
  await using gateway = await startTestGateway({ caller: { id: 'warden' } })
  const { batch, results } = await send(gateway, {
    targets: [toTencentOrganization([uin]), toWickr(addresses('w', 12))],
  })
  const ids = results.flatMap(({ invite }) => invite?.id ?? [])

  await revoke(gateway, ids, true)

  const { node } = await gateway.execute(FollowBatch, { id: batch.id })
  assert.ok(node && 'events' in node)
  const asked = node.events.nodes.findIndex(({ kind }) => kind === 'REVOKE_REQUESTED')
  const { TENCENT_ORGANIZATION: tencentOrganization, WICKR: wickr } = gateway.emulators
  assert.equal(node.events.nodes[asked]?.actor, 'warden')
  assert.deepEqual(
    node.events.nodes
      .slice(asked + 1)
      .map(({ kind, call }) => [kind, call?.operation, call?.recipients, call?.requestId])
      .sort(),
    [
      ['CALL_SUCCEEDED', 'BatchDeleteUser', 10, requestOf(wickr, 'BatchDeleteUser', 0)],
      ['CALL_SUCCEEDED', 'BatchDeleteUser', 2, requestOf(wickr, 'BatchDeleteUser', 1)],
      [
        'CALL_SUCCEEDED',
        'CancelOrganizationInvitation',
        1,
        requestOf(tencentOrganization, 'CancelOrganizationInvitation', 0),
      ],
    ],
  )
  // Each user is looked at just before.
  assert.equal(readsAt(wickr), 12)
})

test('results come in input order, and an unknown id fails alone', async () => {
  await using gateway = await startTestGateway()
  const [tencentOrganization = '', chime = ''] = await invited(
    gateway,
    toTencentOrganization([uin]),
    toChime([at('ada')]),
  )

  const results = await revoke(gateway, [
    'rubbish',
    chime,
    tencentOrganization,
    tencentOrganization,
    '',
  ])

  assert.deepEqual(
    results.map((result) => [result.__typename, result.invite?.id ?? null]),
    [
      ['RevokeFailed', null],
      ['RevokeNotSupported', chime],
      ['InviteRevoked', tencentOrganization],
      ['InviteRevoked', tencentOrganization],
      ['RevokeFailed', null],
    ],
  )
  assert.ok(results[0]?.__typename === 'RevokeFailed' && results[0].code === 'NOT_FOUND')
})

test('no ids, and too many, are refused as a whole', async () => {
  await using gateway = await startTestGateway({ limits: { maxInvitesPerRevoke: 2 } })
  const revoke = async (inviteIds: string[]) =>
    (await gateway.execute(RevokeInvites, { input: { inviteIds } })).revokeInvites

  const none = await revoke([])
  const many = await revoke(['a', 'b', 'c'])

  assert.ok(none.__typename === 'InvalidInput')
  assert.ok(many.__typename === 'LimitExceeded')
  assert.deepEqual([many.limit, many.actual], [2, 3])
})

test('a destination that was switched off since is left alone', async () => {
  await using gateway = await startTestGateway()
  const { database, emulators } = gateway
  const ids = await invited(gateway, toTencentOrganization([uin]))
  await using narrowed = await startTestGateway({ database, emulators, destinations: {} })

  assert.deepEqual(await revokeWords(narrowed, ids), ['PROVIDER_UNAVAILABLE'])
  assert.equal(emulators.TENCENT_ORGANIZATION.requests.length, 1)
})

function at(name: string): string {
  return `${name}@example.com`
}

interface Requests {
  readonly requests: readonly { readonly operation: string; readonly requestId: string }[]
}

function requestOf({ requests }: Requests, operation: string, nth: number) {
  return requests.filter((request) => request.operation === operation)[nth]?.requestId
}
