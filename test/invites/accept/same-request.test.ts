import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import {
  reinvite,
  requestsTo,
  resetEmulators,
  send,
  tryPlan,
  tryReinvite,
  trySend,
} from '../../support/requests/send-invites.ts'
import { network, securityGroupId, toChime } from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const wickr = (more: object) => ({
  wickr: {
    networkId: network,
    recipients: [{ username: 'nu@example.com', securityGroupId, ...more }],
  },
})
const repost = (more: object) => ({
  repostPrivate: {
    spaceId: 'SPengineering',
    title: 'Welcome',
    body: 'Come in.',
    recipients: [{ accessorId: 'nu', ...more }],
  },
})
const tencent = (more: object) => ({
  tencentOrganization: { recipients: [{ uin: '100000000777', name: 'Nu', ...more }] },
})
const chime = (more: object) => ({
  chime: { accountId: 'berlin', recipients: [{ email: 'nu@example.com', ...more }] },
})

const leftOut = {
  'the fields of the request': {
    first: { targets: [chime({})] },
    again: { targets: [chime({})], name: null, stopAfterFailures: null, planFingerprint: null },
  },
  'the personKey of every target': {
    first: { targets: [chime({}), wickr({}), repost({}), tencent({})] },
    again: {
      targets: [chime, wickr, repost, tencent].map((target) => target({ personKey: null })),
    },
  },
  'the names of a Wickr user, null at first and left out again': {
    first: { targets: [wickr({ firstName: null, lastName: null, personKey: null })] },
    again: { targets: [wickr({})] },
  },
}
for (const [what, { first, again }] of Object.entries(leftOut)) {
  test(`null is left out: ${what}`, async () => {
    const idempotencyKey = what

    const one = await send(gateway, { idempotencyKey, ...first })
    const reached = requestsTo(gateway)
    const other = await send(gateway, { idempotencyKey, ...again })

    assert.deepEqual([one.replayed, other.replayed], [false, true])
    assert.equal(other.batch.id, one.batch.id)
    assert.equal(requestsTo(gateway), reached)
  })
}

test('null is left out of a filter that selects whom to invite again', async () => {
  const idempotencyKey = 'filter'
  const filter = { recipient: 'nothing like it' }
  const nulls = {
    ...{ batchId: null, provider: null, destinationId: null, outcome: null, lifecycle: null },
    ...{ personKey: null, updatedAfter: null, updatedBefore: null },
  }

  const one = await reinvite(gateway, { idempotencyKey, who: { filter } })
  const other = await reinvite(gateway, {
    idempotencyKey,
    who: { filter: { ...filter, ...nulls } },
  })
  const another = await tryReinvite(gateway, {
    idempotencyKey,
    who: { filter: { ...filter, provider: ['CHIME'] } },
  })

  assert.equal(other.batch.id, one.batch.id)
  assert.equal(other.replayed, true)
  assert.equal(another.__typename, 'IdempotencyConflict')
})

test('a literal, a variable and a variable that is not given ask for the same', async () => {
  const post = async (recipient: string, variables: object = {}, declared = '') => {
    const response = await gateway.post({
      query: `mutation ${declared} {
        sendInvites(input: { idempotencyKey: "literal", waitSeconds: 0, targets: [
          { wickr: { networkId: 31415926, recipients: [
            { username: "literal@example.com", securityGroupId: "${securityGroupId}" ${recipient} }
          ] } }
        ] }) { __typename ... on SendInvitesPayload { replayed } }
      }`,
      variables,
    })
    return (await response.json()).data.sendInvites
  }

  const answers = [
    await post(''),
    await post('personKey: null'),
    await post('personKey: $key firstName: $name', { name: null }, '($key: String, $name: String)'),
  ]

  const answer = { __typename: 'SendInvitesPayload' }
  assert.deepEqual(answers, [
    { ...answer, replayed: false },
    { ...answer, replayed: true },
    { ...answer, replayed: true },
  ])
})

test('a plan of a request with nulls is the plan of the request without them', async () => {
  const plain = await tryPlan(gateway, wickr({}))
  const nulls = await tryPlan(gateway, wickr({ personKey: null, firstName: null }))

  assert.ok(plain.__typename === 'InvitePlan' && nulls.__typename === 'InvitePlan')
  assert.equal(nulls.fingerprint, plain.fingerprint)
})

test('a name is a label: another one is the same request, and the first one stays', async () => {
  const request = { idempotencyKey: 'label', targets: [toChime(['label@example.com'])] }

  const first = await send(gateway, { ...request, name: 'First' })
  const others = [
    await send(gateway, { ...request, name: 'Second' }),
    await send(gateway, { ...request, name: null }),
    await send(gateway, request),
  ]

  for (const { batch, replayed } of others) {
    assert.deepEqual([batch.id, batch.name, replayed], [first.batch.id, 'First', true])
  }
  const [name] = await gateway.database.query(
    "select name from batches where idempotency_key = 'label'",
  )
  assert.deepEqual(name, { name: 'First' })
})

test("a batch without a name gets none afterwards, and a recipient's name is no label", async () => {
  const unnamed = { idempotencyKey: 'unnamed', targets: [tencent({})] }

  await send(gateway, unnamed)
  const named = await send(gateway, { ...unnamed, name: 'Late' })
  const renamed = await trySend(gateway, { ...unnamed, targets: [tencent({ name: 'Mu' })] })

  assert.deepEqual([named.batch.name, named.replayed], [null, true])
  assert.equal(renamed.__typename, 'IdempotencyConflict')
})
