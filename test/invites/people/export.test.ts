import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ExportPersonInput } from '../../gql/graphql.ts'
import { ExportPerson } from '../../support/documents/people.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { erase } from '../../support/requests/people.ts'
import { send } from '../../support/requests/send-invites.ts'
import {
  addresses,
  network,
  toChime,
  toRepostPrivate,
  wickrUser,
} from '../../support/requests/targets.ts'

const gateway = await startTestGateway({
  callers: {
    owner: { tenant: 'acme' },
    partly: { tenant: 'acme', destinations: new Set(['CHIME/*']) },
    stranger: { tenant: 'other' },
  },
})
after(() => gateway[Symbol.asyncDispose]())
const owner = gateway.as('owner')

async function tryExport(asked: TestGateway, input: ExportPersonInput, more: object = {}) {
  return (await asked.execute(ExportPerson, { input, ...more })).exportPerson
}

async function exported(asked: TestGateway, input: ExportPersonInput, more: object = {}) {
  const answer = await tryExport(asked, input, more)
  assert.equal(answer.__typename, 'PersonExport', JSON.stringify(answer))
  return answer
}

const personKey = 'staff-1'
const user = { ...wickrUser('ada.work@example.com'), firstName: 'Ada', lastName: 'L', personKey }
await send(owner, {
  idempotencyKey: 'all of ada',
  name: 'Everyone',
  targets: [
    { chime: { accountId: 'berlin', recipients: [{ email: 'ada@example.com', personKey }] } },
    { wickr: { networkId: network, recipients: [user] } },
    toRepostPrivate(['someone-else'], { title: 'Hello', body: 'Read this.' }),
    toChime(['ada <ada@example.com>', 'jim.ada@example.com']),
  ],
})
await send(gateway.as('stranger'), { targets: [toChime(['ada@example.com'])] })

test('an export has every request with all that is kept of the person, and of nobody else', async () => {
  const { isComplete, requests } = await exported(owner, {
    person: { recipient: 'Ada@Example.com' },
  })

  assert.equal(isComplete, true)
  assert.deepEqual(
    requests.nodes.map(({ provider, recipient, outcome }) => [
      provider,
      recipient.value,
      outcome.__typename,
    ]),
    [
      ['CHIME', 'ada@example.com', 'InviteSent'],
      ['WICKR', 'ada.work@example.com', 'InviteSent'],
      ['CHIME', 'ada <ada@example.com>', 'InviteFailed'],
    ],
  )
  const [chime, wickr] = requests.nodes
  assert.deepEqual(chime?.batch, { name: 'Everyone', idempotencyKey: 'all of ada' })
  assert.deepEqual(
    [chime?.requestedBy, chime?.lifecycle, chime?.destination.externalId],
    ['owner', 'PENDING', 'berlin'],
  )
  assert.deepEqual(Object.fromEntries(wickr?.details.map(({ name, text }) => [name, text]) ?? []), {
    firstName: 'Ada',
    lastName: 'L',
    securityGroupId: user.securityGroupId,
  })
  assert.equal(wickr?.recipient.displayName, 'Ada L')
  assert.match(wickr?.providerReference ?? '', /^\d+$/)
})

test('a caller of some destinations gets what is there, and hears that it may not be all', async () => {
  const { isComplete, requests } = await exported(gateway.as('partly'), { person: { personKey } })

  assert.equal(isComplete, false)
  assert.deepEqual([...new Set(requests.nodes.map(({ provider }) => provider))], ['CHIME'])
})

test('another tenant gets its own requests only', async () => {
  const asked = gateway.as('stranger')
  const own = await exported(asked, { person: { recipient: 'ada@example.com' } })
  const foreign = await exported(asked, { person: { personKey } })

  assert.deepEqual([own.requests.totalCount, foreign.requests.totalCount], [1, 0])
})

test('an export is read page by page', async () => {
  const input = { person: { recipient: 'ada@example.com' } }

  const first = await exported(owner, input, { first: 2 })
  const second = await exported(owner, input, { after: first.requests.pageInfo.endCursor })

  assert.deepEqual([first.requests.nodes.length, second.requests.nodes.length], [2, 1])
  assert.deepEqual([first.requests.totalCount, second.requests.pageInfo.hasNextPage], [3, false])
})

test('alone, a recipient is exported without others of the same person key', async () => {
  const { requests } = await exported(owner, {
    person: { recipient: 'ada.work@example.com' },
    onlyThisRecipient: true,
  })

  assert.deepEqual(
    requests.nodes.map(({ recipient }) => recipient.value),
    ['ada.work@example.com'],
  )
})

test('a key of more than fifty recipients, and a person without a name, are refused', async () => {
  const recipients = addresses('group', 51).map((email) => ({ email, personKey: 'unknown' }))
  await send(owner, { targets: [{ chime: { accountId: 'berlin', recipients } }] })

  const many = await tryExport(owner, { person: { personKey: 'unknown' } })
  const nobody = await tryExport(owner, { person: { recipient: '' } })

  assert.equal(many.__typename, 'LimitExceeded')
  assert.equal(nobody.__typename, 'InvalidInput')
})

test('of an erased person nothing is exported', async () => {
  await erase(owner, { person: { personKey } })

  const { requests } = await exported(owner, { person: { recipient: 'ada@example.com' } })

  assert.deepEqual(requests.nodes, [])
})
