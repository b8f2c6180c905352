import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { sentBy } from '../../support/requests/send-invites.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

const send = `sendInvites(input: { idempotencyKey: "a", targets: [
  { chime: { accountId: "berlin", recipients: [{ email: "ada@example.com" }] } }] })`
const follow = 'inviteBatchProgress(batchId: "x")'
const alias = /^An alias may not be `then`\./
const condition = /^The field of a subscription may not have `@(skip|include)`\.$/

const refused: readonly (readonly [query: string, message: RegExp])[] = [
  ['{ then: __typename }', alias],
  ['{ then: limits { maxBodyBytes } }', alias],
  ['{ limits { then: maxBodyBytes } }', alias],
  [`mutation { ${send} { ... on SendInvitesPayload { then: replayed } } }`, alias],
  [
    `mutation { ${send} { ...A } } fragment A on SendInvitesPayload { results { then: __typename } }`,
    alias,
  ],
  [`subscription { ${follow} { then: cursor } }`, alias],
  [`subscription { ${follow} @skip(if: true) { cursor } }`, condition],
  [`subscription { ${follow} @include(if: false) { cursor } }`, condition],
  [`subscription ($no: Boolean!) { ${follow} @include(if: $no) { cursor } }`, condition],
  [`subscription { ... @skip(if: true) { ${follow} { cursor } } }`, condition],
  [
    `subscription { ...A @skip(if: true) } fragment A on Subscription { ${follow} { cursor } }`,
    condition,
  ],
  [
    `subscription { ...A } fragment A on Subscription { ... { ${follow} @skip(if: true) { cursor } } }`,
    condition,
  ],
]

for (const [query, message] of refused) {
  test(`refused before anything happens: ${query.replaceAll(/\s+/g, ' ')}`, async () => {
    const accept = query.startsWith('subscription') ? 'text/event-stream' : 'application/json'

    const text = await (await gateway.post({ query, variables: { no: false } }, { accept })).text()

    const [, json = text] = /^data: (.+)$/m.exec(text) ?? []
    const [error] = JSON.parse(json).errors
    assert.match(error.message, message)
    assert.equal(error.extensions.code, 'GRAPHQL_VALIDATION_FAILED')
    assert.deepEqual(sentBy(gateway.emulators.CHIME), [])
  })
}

const names = [
  'constructor',
  '__proto__',
  'toString',
  'toJSON',
  'catch',
  'length',
  'data',
  'errors',
]

for (const name of names) {
  test(`an alias may be ${name}`, async () => {
    const query = `{ ${name}: limits { ${name}: maxTargetsPerBatch } }`

    const { data, errors } = await (await gateway.post({ query })).json()

    assert.equal(errors, undefined)
    const [root] = Object.entries<object>(data)
    assert.equal(root?.[0], name)
    assert.deepEqual(Object.keys(root?.[1] ?? {}), [name])
  })
}

test('a field inside a subscription may be skipped', async () => {
  const query = `subscription { ${follow} { cursor @skip(if: false) } }`

  const response = await gateway.post({ query }, { accept: 'text/event-stream' })

  assert.match(await response.text(), /This batch does not exist/)
})
