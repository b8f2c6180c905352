import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, send, sentBy } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'

const anyway = { duplicates: { onDuplicate: 'SEND_ANYWAY', windowSeconds: 0 } } as const

test('500 times the same recipient, by four keys of two tenants: one e-mail', async () => {
  await using gateway = await startTestGateway({
    limits: { coolDownSeconds: 300 },
    callers: {
      ...{ ada: { tenant: 'acme' }, bob: { tenant: 'acme' } },
      ...{ eve: { tenant: 'other' }, mallory: { tenant: 'other' } },
    },
  })
  const callers = ['ada', 'bob', 'eve', 'mallory'].map(gateway.as)
  const target = toChime(['victim@example.com', 'victim@EXAMPLE.com'])
  const requests = Array.from({ length: 250 }, async (_, index) => {
    const caller = callers[index % callers.length] ?? gateway
    return send(caller, { targets: [target], ...(index % 2 ? {} : anyway) })
  })

  const answers = await Promise.all(requests)

  const kinds = kindsOf(answers.flatMap(({ results }) => results))
  assert.equal(kinds.length, 500)
  assert.equal(kinds.filter((kind) => kind === 'InviteSkipped').length, 499)
  assert.deepEqual(sentBy(gateway.emulators.CHIME), ['victim@example.com'])
})

test('100,000 recipients in one request are refused with the limit and their number, and nothing happens', async () => {
  await using large = await startTestGateway({ limits: { maxBodyBytes: 100_000_000 } })
  const many = Array.from({ length: 100_000 }, (_, index) => `p${index}@example.com`)

  const response = await large.post({
    query: `mutation ($input: SendInvitesInput!) {
      sendInvites(input: $input) { __typename ... on LimitExceeded { limit actual } }
    }`,
    variables: { input: { idempotencyKey: 'many', targets: [toChime(many)] } },
  })

  const { data } = await response.json()
  assert.deepEqual(data.sendInvites, {
    __typename: 'LimitExceeded',
    limit: 10_000,
    actual: 100_000,
  })
  assert.deepEqual(await large.database.query('select 1 from batches'), [])
})
