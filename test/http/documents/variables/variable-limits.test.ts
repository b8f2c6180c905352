import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestGateway } from '../../../support/gateway.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())

const query = `mutation ($uin: ID!, $key: ID!, $name: String!) {
  sendInvites(input: {
    idempotencyKey: $key
    targets: [{ tencentOrganization: { recipients: [{ uin: $uin, name: $name }] } }]
  }) { __typename }
}`

/** As a client would write it: JSON.stringify cannot. */
const post = (uin: string) =>
  gateway.gateway.fetch(new URL('http://gateway/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query": ${JSON.stringify(query)}, "variables": {"key": "k${uin.length}", "name": "Shop ${uin.length}", "uin": ${uin}}}`,
  })

test('a UIN that JSON cannot carry as a number is refused, and the answer names it', async () => {
  const response = await post('9007199254740993')

  const { errors } = (await response.json()) as { errors: { message: string }[] }
  assert.equal(response.status, 400)
  assert.match(errors[0]?.message ?? '', /^variables\.uin is too large for a JSON number/)
  assert.equal(gateway.emulators.TENCENT_ORGANIZATION.requests.length, 0)
})

test('the same UIN as a string, and a smaller one as a number, are exact', async () => {
  await post('"9007199254740993"')
  await post('100000000123')

  assert.deepEqual(
    gateway.emulators.TENCENT_ORGANIZATION.ledger.map(({ recipient }) => recipient),
    ['9007199254740993', '100000000123'],
  )
})
