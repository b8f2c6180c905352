import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { InviteTargetInput } from '../gql/graphql.ts'
import { ReadNode } from '../support/documents/reads.ts'
import { startTestGateway } from '../support/gateway.ts'
import {
  reinvite,
  requestsTo,
  resetEmulators,
  send,
  sentBy,
  tryReinvite,
} from '../support/requests/send-invites.ts'
import {
  toChime,
  toRepostPrivate,
  toTencentOrganization,
  toWickr,
} from '../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

/** The first invitation is a moment ago, which the usual window would skip. */
const now = { duplicates: { windowSeconds: 0 } }

const ways: readonly {
  emulator: ProviderKind
  target: InviteTargetInput
  operations: readonly string[]
  sent: readonly string[]
}[] = [
  {
    emulator: 'REPOST_PRIVATE',
    target: toRepostPrivate(['ada']),
    operations: ['SendInvites', 'SendInvites'],
    sent: ['ada', 'ada'],
  },
  {
    emulator: 'CHIME',
    target: toChime(['ada@example.com']),
    operations: ['InviteUsers', 'InviteUsers'],
    sent: ['ada@example.com', 'ada@example.com'],
  },
  {
    emulator: 'WICKR',
    target: toWickr(['ada@example.com']),
    operations: ['BatchCreateUser', 'BatchReinviteUser'],
    sent: ['ada@example.com', '2000000001'],
  },
  {
    emulator: 'TENCENT_ORGANIZATION',
    target: toTencentOrganization(['100000000001']),
    operations: [
      'SendOrganizationInvitation',
      'ListOrganizationInvitations',
      'CancelOrganizationInvitation',
      'SendOrganizationInvitation',
    ],
    sent: ['100000000001', '100000000001'],
  },
]

for (const { emulator, target, operations, sent } of ways) {
  test(`${emulator}: an invite is sent again by ${operations.slice(1).join(', ')}`, async () => {
    const [first] = (await send(gateway, { targets: [target] })).results
    const id = idOf(first)

    const { batch, results } = await reinvite(gateway, { who: { inviteIds: [id] }, ...now })

    const { node } = await gateway.execute(ReadNode, { id })
    assert.ok(results[0]?.__typename === 'InviteSent')
    assert.deepEqual(results[0].invite, { id, attempts: 2 })
    assert.deepEqual(results[0].recipient, first?.recipient)
    assert.ok(node?.__typename === 'Invite')
    assert.deepEqual([node.attempts, node.batch.id], [2, batch.id])
    const { requests } = gateway.emulators[emulator]
    assert.deepEqual(
      requests.map(({ operation }) => operation),
      operations,
    )
    assert.deepEqual(sentBy(gateway.emulators[emulator]), sent)
  })
}

test('over several clouds, results come in the order of the invite ids', async () => {
  const { results: first } = await send(gateway, {
    targets: [
      toRepostPrivate(['bob', 'eve']),
      toChime(['bob@example.com', 'eve@example.com']),
      toWickr(['bob@example.com']),
      toTencentOrganization(['100000000002']),
      toRepostPrivate(['joe'], { title: 'Another text' }),
    ],
  })
  const inviteIds = [6, 3, 0, 5, 4, 2, 1].map((index) => idOf(first[index]))

  const { results } = await reinvite(gateway, { who: { inviteIds }, ...now })

  assert.deepEqual(
    results.map((result) => [result.__typename, result.invite?.id, result.invite?.attempts]),
    inviteIds.map((id) => ['InviteSent', id, 2]),
  )
  assert.deepEqual(
    results.map(({ recipient }) => recipient.value),
    ['joe', 'eve@example.com', 'bob', '100000000002', 'bob@example.com', 'bob@example.com', 'eve'],
  )
})

test('a third time counts the third attempt', async () => {
  const inviteIds = (await send(gateway, { targets: [toRepostPrivate(['third'])] })).results.map(
    idOf,
  )
  await reinvite(gateway, { who: { inviteIds }, ...now })

  const { results } = await reinvite(gateway, { who: { inviteIds }, ...now })

  assert.deepEqual(results[0]?.invite, { id: inviteIds[0], attempts: 3 })
})

test('the text of a reinvite is the text of the invite', async () => {
  const space = { spaceId: 'SPtext', title: 'First', body: 'Text' }
  const inviteIds = (
    await send(gateway, { targets: [toRepostPrivate(['text'], space)] })
  ).results.map(idOf)

  await reinvite(gateway, { who: { inviteIds }, ...now })

  const [first, second] = gateway.emulators.REPOST_PRIVATE.requests
  const body = 'x-amz-content-sha256'
  assert.equal(second?.destinationId, 'SPtext')
  assert.equal(second.headers[body], first?.headers[body])
})

test('within five minutes a second reinvite is taken for a double click', async () => {
  const { results } = await send(gateway, { targets: [toRepostPrivate(['click'])] })
  const inviteIds = results.map(idOf)

  const again = await reinvite(gateway, { who: { inviteIds } })

  const [skipped] = again.results
  assert.ok(skipped?.__typename === 'InviteSkipped')
  assert.equal(skipped.reason, 'RECENTLY_SENT')
  assert.deepEqual(skipped.invite, { id: inviteIds[0], attempts: 1 })
  assert.equal(requestsTo(gateway), 1)
})

test('one invite named twice is sent once', async () => {
  const { results } = await send(gateway, { targets: [toRepostPrivate(['double'])] })
  const id = idOf(results[0])

  const again = await reinvite(gateway, { who: { inviteIds: [id, id] }, ...now })

  assert.deepEqual(
    again.results.map((result) => ('reason' in result ? result.reason : result.__typename)),
    ['InviteSent', 'DUPLICATE_IN_BATCH'],
  )
  assert.deepEqual(sentBy(gateway.emulators.REPOST_PRIVATE), ['double', 'double'])
})

test('an invite that is still on its way is in progress, and not sent twice', async () => {
  gateway.emulators.CHIME.latency(300)
  const request = { idempotencyKey: 'way', targets: [toChime(['way@example.com'])] }
  const { results } = await send(gateway, { ...request, waitSeconds: 0 })
  const inviteIds = results.map(idOf)

  const again = await reinvite(gateway, { who: { inviteIds }, ...now })
  const [sent] = (await send(gateway, { ...request, waitSeconds: 60 })).results

  const [skipped] = again.results
  assert.ok(skipped?.__typename === 'InviteSkipped')
  assert.equal(skipped.reason, 'IN_PROGRESS')
  assert.equal(skipped.previous?.id, inviteIds[0])
  assert.deepEqual(sent?.invite, { id: inviteIds[0], attempts: 1 })
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['way@example.com'])
})

const globalId = (text: string) => Buffer.from(text).toString('base64url')
const unknown = [
  { what: 'of no invite', id: globalId('Invite:00000000-0000-4000-8000-000000000000') },
  { what: 'of a provider', id: globalId('Provider:CHIME') },
  { what: 'that is no uuid', id: globalId("Invite:' or true --") },
  { what: 'that is rubbish', id: 'rubbish' },
  { what: 'that is empty', id: '' },
]
for (const { what, id } of unknown) {
  test(`an id ${what} is not found, and nobody is invited`, async () => {
    const known = idOf(
      (await send(gateway, { targets: [toRepostPrivate([`with ${what.length}`])] })).results[0],
    )
    resetEmulators(gateway)

    const answer = await tryReinvite(gateway, { who: { inviteIds: [known, id] }, ...now })

    assert.ok(answer.__typename === 'NotFound', JSON.stringify(answer))
    assert.deepEqual([answer.code, answer.id], ['NOT_FOUND', id])
    assert.equal(requestsTo(gateway), 0)
  })
}

function idOf(result: { readonly invite: { readonly id: string } | null } | undefined): string {
  assert.ok(result?.invite)
  return result.invite.id
}
