import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ListProviders, ReadNode, ReadNodes } from '../support/documents/reads.ts'
import { startTestGateway } from '../support/gateway.ts'
import { send } from '../support/requests/send-invites.ts'
import { toRepostPrivate } from '../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

const { batch, results } = await send(gateway, { targets: [toRepostPrivate(['user-1'])] })
const invite = results[0]?.invite
assert.ok(invite)

test('a batch, an invite and a provider are found by their ids, and keep id and type', async () => {
  const { providers } = await gateway.execute(ListProviders, {})
  const given = [batch.id, invite.id, ...providers.map(({ id }) => id)]

  const { nodes } = await gateway.execute(ReadNodes, { ids: given })

  assert.deepEqual(
    nodes.map((node) => node?.id),
    given,
  )
  assert.deepEqual(
    nodes.map((node) => node?.__typename),
    ['InviteBatch', 'Invite', ...providers.map(() => 'Provider')],
  )
})

const uuid = '00000000-0000-4000-8000-000000000000'
const globalId = (text: string) => Buffer.from(text).toString('base64url')
const unknown: readonly string[] = [
  '',
  'x',
  '\0',
  'rubbish',
  '🎉',
  uuid,
  globalId('Invite'),
  globalId('Invite:'),
  globalId('Invite:1'),
  globalId(`Invite:${uuid}`),
  globalId(`InviteBatch:${uuid}`),
  globalId(`Invite:${uuid}:`),
  globalId(`Invite:${uuid.toUpperCase()}x`),
  globalId(`Recipient:${uuid}`),
  globalId("Invite:' or '1'='1"),
  globalId('Provider:UNKNOWN'),
  globalId('Provider:__proto__'),
  globalId('Provider:constructor'),
  'x'.repeat(10_000),
]

for (const id of unknown) {
  test(`node(id: ${JSON.stringify(id.slice(0, 60))}) is null`, async () => {
    const { node } = await gateway.execute(ReadNode, { id })

    assert.equal(node, null)
  })
}

test('among known ones, an unknown id is null in its place', async () => {
  const { nodes } = await gateway.execute(ReadNodes, { ids: [batch.id, 'rubbish', batch.id] })

  assert.deepEqual(
    nodes.map((node) => node?.id),
    [batch.id, undefined, batch.id],
  )
})

test('the id of an invite in another type, or with something around it, finds nothing', async () => {
  const inside = Buffer.from(invite.id, 'base64url').toString().split(':')[1]
  const texts = [
    `InviteBatch:${inside}`,
    `Provider:${inside}`,
    `Invite:${inside}:`,
    ` Invite:${inside}`,
  ]

  const { nodes } = await gateway.execute(ReadNodes, { ids: texts.map(globalId) })

  assert.deepEqual(nodes, [null, null, null, null])
})
