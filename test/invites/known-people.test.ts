import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { ReadEvents } from '../support/documents/reads.ts'
import { startTestGateway } from '../support/gateway.ts'
import { readsAt } from '../support/requests/lifecycles.ts'
import { kindsOf, reinvite, resetEmulators, send } from '../support/requests/send-invites.ts'
import { addresses, network, toWickr } from '../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))
const { WICKR: wickr } = gateway.emulators
const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } } as const

const codesOf = (results: Awaited<ReturnType<typeof send>>['results']) =>
  results.map((one) => (one.__typename === 'InviteFailed' ? one.failureCode : one.__typename))

test('who is invited already is pending, who has joined is a member, a name elsewhere is taken', async () => {
  const people = ['ada@example.com', 'joins@example.com']
  await send(gateway, { targets: [toWickr(people)] })

  const again = [...people.map((name) => name.toUpperCase()), 'taken@example.com']
  const { results } = await send(gateway, { targets: [toWickr(again)], ...anyway })

  assert.deepEqual(codesOf(results), ['InviteAlreadyPending', 'InviteAlreadyMember', 'NAME_TAKEN'])
  assert.equal(readsAt(wickr), 3)
})

test('the failure of a taken name is that of the refusal, with its field and its request', async () => {
  const { results } = await send(gateway, { targets: [toWickr(['taken@example.com'])] })

  const [failed] = results
  assert.ok(failed?.__typename === 'InviteFailed')
  assert.equal(failed.field, 'username')
  assert.equal(failed.error?.operation, 'BatchCreateUser')
  assert.equal(failed.retryable, false)
})

test('somebody whom another program invited can be reinvited and revoked from then on', async () => {
  const { results } = await send(gateway, { targets: [toWickr(['pending.person@example.com'])] })
  assert.deepEqual(kindsOf(results), ['InviteAlreadyPending'])

  const who = { inviteIds: [results[0]?.invite?.id ?? ''] }
  const again = await reinvite(gateway, { who, ...anyway })

  assert.deepEqual(kindsOf(again.results), ['InviteSent'])
  assert.deepEqual(
    wickr.ledger.map(({ recipient }) => recipient),
    ['1000000001'],
  )
})

test('an active user is a member when invited again, by id and by invite', async () => {
  const { results } = await send(gateway, { targets: [toWickr(['joins@example.com'])], ...anyway })
  const [sent] = results
  assert.ok(sent?.__typename === 'InviteSent')

  const byInvite = await reinvite(gateway, {
    who: { inviteIds: [sent.invite?.id ?? ''] },
    ...anyway,
  })
  const byId = await reinvite(gateway, {
    who: { wickr: { networkId: network, userIds: [sent.providerReference ?? '', '1000000002'] } },
    ...anyway,
  })

  assert.deepEqual(codesOf(byInvite.results), ['InviteAlreadyMember'])
  assert.deepEqual(codesOf(byId.results), ['InviteAlreadyMember', 'InviteAlreadyMember'])
})

for (const [what, name] of [
  ['may not be read', 'ForbiddenError'],
  ['cannot be read', 'InternalServerError'],
] as const) {
  test(`where the list of users ${what}, the refusal stays what it was`, async () => {
    const targets = [toWickr([`${name}@example.com`])]
    await send(gateway, { targets })
    wickr.decide(({ operation }) =>
      operation === 'ListUsers' ? { kind: 'error', name } : undefined,
    )

    const { results } = await send(gateway, { targets, ...anyway })

    assert.deepEqual(codesOf(results), ['NAME_TAKEN'])
  })
}

test('a read that is throttled is made again, and the name has its answer', async () => {
  const targets = [toWickr(['throttled@example.com'])]
  await send(gateway, { targets })
  let reads = 0
  wickr.decide(({ operation }) => {
    if (operation !== 'ListUsers') return undefined
    reads += 1
    return reads > 2 ? undefined : reads === 1 ? { kind: 'throttle' } : { kind: 'reset' }
  })

  const { results } = await send(gateway, { targets, ...anyway })

  assert.deepEqual(codesOf(results), ['InviteAlreadyPending'])
  assert.equal(reads, 3)
})

test('reading waits until nobody waits to be sent to, and each name is read once', async () => {
  const known = addresses('known', 6)
  await send(gateway, { targets: [toWickr(known)] })
  const before = wickr.requests.length

  const { results, batch } = await send(gateway, {
    targets: [toWickr([...known, ...addresses('new', 300)])],
    ...anyway,
    waitSeconds: 60,
  })

  assert.deepEqual(codesOf(results.slice(0, 7)), [
    ...known.map(() => 'InviteAlreadyPending'),
    'InviteSent',
  ])
  const operations = wickr.requests.slice(before).map(({ operation }) => operation)
  assert.ok(operations.indexOf('ListUsers') > operations.lastIndexOf('BatchCreateUser'))
  assert.equal(operations.filter((operation) => operation === 'ListUsers').length, 6)
  // Five a second, so the sixth is read a second after the refusal.
  const [refused, last] = [wickr.requests[before]?.at ?? 0, wickr.requests.at(-1)?.at ?? 0]
  assert.ok(last - refused > 990, `${last - refused} ms`)

  const { node } = await gateway.execute(ReadEvents, { id: batch.id })
  assert.ok(node?.__typename === 'InviteBatch')
  const identified = node.events.nodes.filter(({ code }) => code === 'IDENTIFIED')
  assert.deepEqual(
    identified.map(({ call }) => [call?.operation, call?.recipients]),
    [['ListUsers', 6]],
  )
})
