import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  print,
} from 'graphql'
import { SendInvitesDocument } from '#client/generated/documents.ts'
import { listLengths } from '#http/documents/estimate-cost.ts'
import { schema } from '#schema/schema.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { requestsTo } from '../../support/requests/send-invites.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

interface Cost {
  readonly actual: number
  readonly max: number
}

async function costOf(query: string, variables: unknown = {}) {
  const response = await gateway.post({ query, variables })
  const body = (await response.json()) as {
    errors?: { message: string; extensions: { code: string; limit?: string } }[]
    extensions?: { cost: Cost }
    data?: unknown
  }
  const [error] = body.errors ?? []
  return {
    code: error && `${error.extensions.code} ${error.extensions.limit}`,
    message: error?.message ?? '',
    ...(body.extensions?.cost ?? { actual: Number.NaN, max: Number.NaN }),
  }
}

const emails = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ email: `ada${nth}@example.com` }))
const inChime = (count: number, more: object = {}) => ({
  input: { targets: [{ chime: { accountId: 'team', recipients: emails(count) } }], ...more },
})
const keyed = (count: number) => inChime(count, { idempotencyKey: randomUUID() })

const pageOfEach = 'batch { invites(first: 1000) { nodes { id } } }'
const nested = {
  'the results of sendInvites': [
    `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
      ... on SendInvitesPayload { results { ... on InviteSent { invite { ${pageOfEach} } } } } } }`,
    keyed(1_000),
  ],
  'the results, in a fragment and under an alias': [
    `mutation ($input: SendInvitesInput!) { a: sendInvites(input: $input) { ...P } }
    fragment P on SendInvitesPayload { r: results { ...O } }
    fragment O on InviteOutcomeBase { invite { batch { events(last: 1000) { edges { cursor } } } } }`,
    keyed(1_000),
  ],
  'the results, with recipients in a variable of their own': [
    `mutation ($recipients: [ChimeRecipientInput!]!, $page: Int!) { sendInvites(input: {
      idempotencyKey: "k", targets: [{ chime: { accountId: "team", recipients: $recipients } }]
    }) { ... on SendInvitesPayload {
      results { ... on InviteSent { invite { batch { invites(first: $page) { nodes { id } } } } } }
    } } }`,
    { recipients: emails(200), page: 1_000 },
  ],
  'the exceptions of a plan': [
    `query ($input: PlanInvitesInput!) { planInvites(input: $input) { ... on InvitePlan {
      exceptions { ... on InviteSkipped { previous { ${pageOfEach} } } } } } }`,
    inChime(200),
  ],
  'the plan that sendInvites shows again': [
    `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) { ... on PlanOutdated {
      plan { exceptions { ... on InviteSkipped { previous { ${pageOfEach} } } } } } } }`,
    keyed(200),
  ],
  'many plans of one input': [
    `query ($input: PlanInvitesInput!) { ${Array.from({ length: 10 }, (_, nth) => `p${nth}: planInvites(input: $input) { ... on InvitePlan { willSend } }`)} }`,
    inChime(10_000),
  ],
  'the results of reinviteUsers': [
    `mutation ($ids: [ID!]!) { reinviteUsers(input: { idempotencyKey: "k", who: { inviteIds: $ids } }) {
      ... on ReinviteUsersPayload { results { ... on InviteSent { invite { ${pageOfEach} } } } } } }`,
    { ids: Array.from({ length: 200 }, String) },
  ],
  'the results of reinviteUsers by a filter': [
    `mutation { reinviteUsers(input: { idempotencyKey: "k", who: { filter: {} } }) {
      ... on ReinviteUsersPayload {
        results { ... on InviteSent { invite { batch { invites(first: 40) { nodes { id } } } } } }
      } } }`,
    {},
  ],
  'the results of revokeInvites': [
    `mutation ($ids: [ID!]!) { revokeInvites(input: { inviteIds: $ids }) {
      ... on RevokeInvitesPayload { results { ... on InviteRevoked { invite { ${pageOfEach} } } } } } }`,
    { ids: Array.from({ length: 50 }, String) },
  ],
  'the changes that a subscription tells': [
    `subscription { inviteBatchProgress(batchId: "x") { changed { ${pageOfEach} } } }`,
    {},
  ],
  'results with a name of 50,000 letters': [
    `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
      ... on SendInvitesPayload { results { ${'x'.repeat(50_000)}: __typename } } } }`,
    keyed(1_000),
  ],
  'invites with 30 long names': [
    `{ inviteBatches(first: 1000) { nodes { ${Array.from({ length: 30 }, (_, nth) => `${'x'.repeat(300)}${nth}: id`)} } } }`,
    {},
  ],
  'the targets of the batch of every result': [
    `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) { ... on SendInvitesPayload {
      results { ... on InviteSent { invite { batch { targets { progress { total } } } } } } } } }`,
    keyed(1_000),
  ],
  'the targets of many batches': [
    `{ inviteBatches(first: 1000) { nodes { targets { progress { counts { queued } } } } } }`,
    {},
  ],
} as const satisfies Record<string, readonly [string, object]>

for (const [name, [query, variables]] of Object.entries(nested)) {
  test(`${name} cost as often as there are entries, and are refused before anything happens`, async () => {
    const before = requestsTo(gateway)

    const cost = await costOf(query, variables)

    assert.equal(cost.code, 'DOCUMENT_LIMIT_EXCEEDED cost', cost.message)
    assert.match(cost.message, /^The operation exceeds the cost limit of \d+: it costs \d+\./)
    assert.equal(requestsTo(gateway), before)
  })
}

test('one document costs what its recipients cost, however often it was asked before', async () => {
  const [query] = nested['the exceptions of a plan']

  const costs = [await costOf(query, inChime(2)), await costOf(query, inChime(200))]
  const again = await costOf(query, inChime(2))

  assert.deepEqual(
    costs.map(({ code }) => code),
    [undefined, 'DOCUMENT_LIMIT_EXCEEDED cost'],
  )
  assert.equal(again.actual, costs[0]?.actual)
})

test('every outcome of 10,000 recipients with all its fields is within the limit', async () => {
  const query = print(SendInvitesDocument)
  // Nothing is sent: a key is not empty.
  const variables = inChime(10_000, { idempotencyKey: '' })

  const { code, actual, max } = await costOf(query, variables)

  assert.equal(code, undefined)
  assert.ok(actual > 10_000 * 15, `it costs ${actual}`)
  assert.ok(max >= actual, `the limit is ${max}`)
})

const everyTarget = `targets { provider { kind } destination { id externalId label }
  progress { total done resumesAt counts { queued sent sentWithoutEmail alreadyPending alreadyMember skipped failed unconfirmed } } }`

for (const [what, query, variables] of [
  [
    'eight targets of 125 recipients, with every outcome',
    `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
      __typename
      ... on SendInvitesPayload { batch { id ${everyTarget} } results { ...O } } } }
    fragment O on InviteOutcomeBase {
      __typename message evidence emailStatus requestId recipient { kind value displayName personKey }
      invite { id attempts lifecycle availableActions } }`,
    {
      input: {
        idempotencyKey: '',
        targets: Array.from({ length: 8 }, (_, nth) => ({
          chime: { accountId: `team-${nth}`, recipients: emails(125) },
        })),
      },
    },
  ],
  [
    'a page of batches',
    `{ inviteBatches(first: 20) { nodes { id name status ${everyTarget} } } }`,
    {},
  ],
] as const) {
  test(`the targets of a batch are within the limit: ${what}`, async () => {
    const { code, message, actual, max } = await costOf(query, variables)

    assert.equal(code, undefined, message)
    assert.ok(actual <= max && actual > 1_000, `${actual} of ${max}`)
  })
}

test('an operation without recipients has the limit that is configured', async () => {
  const { actual, max } = await costOf('{ limits { maxBodyBytes } }')

  assert.deepEqual({ actual, max }, { actual: 2, max: 50_000 })
})

test('the length of every list of objects is an argument, or known', () => {
  const lists = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
    )
    .filter(
      ({ type, field }) =>
        isListType(getNullableType(field.type)) &&
        isCompositeType(getNamedType(field.type)) &&
        !type.name.endsWith('Connection') &&
        !field.args.some(({ name }) => name === 'ids'),
    )
    .map(({ type, field }) => `${type.name}.${field.name}`)

  assert.deepEqual(lists.sort(), Object.keys(listLengths).sort())
})

for (const count of [400, 600, 10_000]) {
  test(`${count} recipients written into the document are told to go into variables`, async () => {
    const recipients = emails(count).map(({ email }) => `{ email: "${email}" }`)
    const query = `query { planInvites(input: { targets: [{ chime: { accountId: "team", recipients: [${recipients}] } }] }) { __typename } }`

    const { code, message } = await costOf(query)

    assert.match(code ?? '', /^DOCUMENT_LIMIT_EXCEEDED (tokens|characters)$/)
    assert.match(message, /Put lists and texts into `variables`/)
  })
}
