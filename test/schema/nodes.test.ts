import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ListProviders, ReadNode, ReadNodes } from '../support/documents/reads.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { send } from '../support/requests/send-invites.ts'
import { toChime, toRepostPrivate } from '../support/requests/targets.ts'

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

test('a destination has one id over all providers, and is found by it', async () => {
  const same = 'SPsame'
  const query = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
    ... on SendInvitesPayload { batch { targets { destination { id externalId provider } } } } } }`
  const targets = [
    toRepostPrivate(['user-1'], { spaceId: same }),
    toChime(['ada@example.com'], { accountId: same }),
  ]

  const input = { idempotencyKey: 'same', targets }
  const response = await gateway.post({ query, variables: { input } })
  const { data } = (await response.json()) as { data: { sendInvites: { batch: Targets } } }
  const destinations = data.sendInvites.batch.targets.map(({ destination }) => destination)
  const ids = destinations.map(({ id }) => id)
  const found = await readDestinations(gateway, ids)

  assert.deepEqual(found, destinations)
  assert.deepEqual(
    destinations.map(({ externalId, provider }) => [externalId, provider]),
    [
      [same, 'REPOST_PRIVATE'],
      [same, 'CHIME'],
    ],
  )
  assert.equal(new Set(ids).size, 2)
})

test('the id of a destination may have any characters', async () => {
  const [found] = await readDestinations(gateway, [globalId('Destination:CHIME/a:b/c')])

  assert.equal(found?.externalId, 'a:b/c')
})

test('a destination with the longest id that a target may name is found', async () => {
  const accountId = 'a'.repeat(255)
  await send(gateway, { targets: [toChime(['ada@example.com'], { accountId })] })

  const [found] = await readDestinations(gateway, [globalId(`Destination:CHIME/${accountId}`)])

  assert.equal(found?.externalId, accountId)
})

test('a destination that the caller may not use is not found', async () => {
  const { database, emulators } = gateway
  await using limited = await startTestGateway({
    ...{ database, emulators },
    caller: { destinations: new Set(['CHIME/berlin']) },
  })
  const ids = ['CHIME/berlin', 'CHIME/paris', 'WICKR/31415926'].map((path) =>
    globalId(`Destination:${path}`),
  )

  const found = await readDestinations(limited, ids)

  assert.deepEqual(
    found.map((destination) => destination?.externalId),
    ['berlin', undefined, undefined],
  )
})

test('a destination that is no longer configured is found by those who invited there', async () => {
  const { database, emulators } = gateway
  const destinations = { CHIME: new Map([['berlin', 'Berlin']]) }
  const ids = ['REPOST_PRIVATE/SPengineering', 'REPOST_PRIVATE/SPnever'].map((path) =>
    globalId(`Destination:${path}`),
  )
  await using later = await startTestGateway({ database, emulators, destinations })
  await using stranger = await startTestGateway({
    ...{ database, emulators, destinations },
    caller: { tenant: 'another' },
  })

  const [here, never] = await readDestinations(later, ids)
  const [elsewhere] = await readDestinations(stranger, ids)

  assert.equal(here?.externalId, 'SPengineering')
  assert.deepEqual([never, elsewhere], [null, null])
})

interface Targets {
  readonly targets: readonly { readonly destination: DestinationSeen }[]
}

interface DestinationSeen {
  readonly id: string
  readonly externalId: string
  readonly provider: string
}

async function readDestinations(on: TestGateway, ids: readonly string[]) {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) {
    ... on Destination { id externalId provider } } }`
  const response = await on.post({ query, variables: { ids } })
  const { data } = (await response.json()) as {
    data: { nodes: readonly (DestinationSeen | null)[] }
  }
  return data.nodes
}

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
  globalId('Destination:'),
  globalId('Destination:CHIME'),
  globalId('Destination:CHIME/'),
  globalId('Destination:CHIME/\0'),
  globalId('Destination:SLACK/berlin'),
  globalId(`Destination:CHIME/${'x'.repeat(256)}`),
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
