import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { resetEmulators, send, sentBy } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const size = '`first` must be between 0 and 1000.'
const both = 'Give `first` or `last`, not both.'
const cursor = '`after` is not a cursor of this list.'

const wrong: readonly (readonly [
  payload: string,
  message: string,
  variables?: Readonly<Record<string, unknown>>,
])[] = [
  ['batch { results(first: -1) { totalCount } }', size],
  ['batch { events(first: $size) { totalCount } }', size, { size: 1001 }],
  ['batch { invites(first: 1, last: 1) { totalCount } }', both],
  ['batch { events(after: $cursor) { totalCount } }', cursor, { cursor: 'foreign' }],
  ['results { ... on InviteOutcomeBase { invite { ...Deep } } }', size],
  ['batch { ... { results(first: 1001) @include(if: true) { totalCount } } }', size],
]

for (const [payload, message, variables] of wrong) {
  test(`nothing is sent where the answer has no such page: ${payload}`, async () => {
    const { data, errors } = await sendAnd(payload, variables)

    assert.equal(data, null)
    assert.deepEqual(
      errors?.map((error) => [error.message, error.extensions.code, error.path]),
      [[message, 'BAD_USER_INPUT', ['sendInvites']]],
    )
    assert.deepEqual(sentBy(gateway.emulators.CHIME), [])
  })
}

test('a list that is left out may have wrong arguments', async () => {
  const { data, errors } = await sendAnd(
    'batch { results(first: -1) @skip(if: true) { totalCount } }',
  )

  assert.equal(errors, undefined)
  assert.deepEqual(data, { sendInvites: { batch: {} } })
  assert.equal(sentBy(gateway.emulators.CHIME).length, 1)
})

test('a cursor of the list in the answer is taken', async () => {
  const { batch } = await send(gateway, { targets: [toChime(['ada@example.com'])] })
  const query = `mutation ($batchId: ID!, $after: String) {
    reconcileInviteBatch(input: { batchId: $batchId }) {
      ... on InviteBatchPayload { batch { events(first: 1, after: $after) { pageInfo { endCursor } } } }
    } }`
  const cursorAfter = async (after?: string) => {
    const response = await gateway.post({ query, variables: { batchId: batch.id, after } })
    const { data } = (await response.json()) as { data: { reconcileInviteBatch: Reconciled } }
    return data.reconcileInviteBatch.batch.events.pageInfo.endCursor
  }

  const first = await cursorAfter()
  const second = await cursorAfter(first)

  assert.notEqual(second, first)
})

let count = 0

async function sendAnd(payload: string, variables: Readonly<Record<string, unknown>> = {}) {
  count += 1
  const input = {
    idempotencyKey: `page-${count}`,
    targets: [toChime([`ada.${count}@example.com`])],
  }
  const used = Object.keys(variables).map(
    (name) => `$${name}: ${name === 'size' ? 'Int' : 'String'}`,
  )
  const query = `mutation (${['$input: SendInvitesInput!', ...used].join()}) {
    sendInvites(input: $input) { ... on SendInvitesPayload { ${payload} } } }
    ${payload.includes('...Deep') ? 'fragment Deep on Invite { batch { results(first: -1) { totalCount } } }' : ''}`
  const response = await gateway.post({ query, variables: { input, ...variables } })
  return (await response.json()) as Answer
}

interface Answer {
  readonly data: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path: unknown
    readonly extensions: { readonly code: string }
  }[]
}

interface Reconciled {
  readonly batch: { readonly events: { readonly pageInfo: { readonly endCursor: string } } }
}
