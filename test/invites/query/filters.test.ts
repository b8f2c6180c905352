import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { graphql } from '../../gql/index.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toRepostPrivate, toWickr } from '../../support/requests/targets.ts'

const CountInvites = graphql(`
  query CountInvites($filter: InviteFilter) {
    invites(filter: $filter) {
      nodes { recipient { value } }
      totalCount
      totalCountIsExact
    }
  }
`)

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
await send(gateway, {
  targets: [
    toChime(['here@example.com', 'no address'], { accountId: 'here' }),
    toChime(['there@example.com'], { accountId: 'there' }),
    toWickr(['taken@example.com', 'invalid@example.com']),
    toRepostPrivate(['far']),
  ],
})

for (const [what, filter, expected] of [
  ['several destinations', { destinationIds: ['here', 'there'] }, 3],
  ['no destination', { destinationIds: [] }, 0],
  ['a destination that no database can name', { destinationIds: ['\u0000', 'there'] }, 1],
  ['a code', { failureCode: ['NAME_TAKEN'] }, 1],
  ['several codes', { failureCode: ['NAME_TAKEN', 'INVALID_RECIPIENT'] }, 3],
  ['a code that nobody has', { failureCode: ['QUOTA_EXCEEDED'] }, 0],
  ['a code and an outcome that has none', { failureCode: ['NAME_TAKEN'], outcome: ['SENT'] }, 0],
  [
    'a code at some destinations',
    { failureCode: ['INVALID_RECIPIENT'], destinationIds: ['here'] },
    1,
  ],
  ['nothing', {}, 6],
] as const) {
  test(`a filter by ${what} finds ${expected}`, async () => {
    const { invites } = await gateway.execute(CountInvites, {
      filter: {
        ...('destinationIds' in filter ? { destinationIds: [...filter.destinationIds] } : {}),
        ...('failureCode' in filter ? { failureCode: [...filter.failureCode] } : {}),
        ...('outcome' in filter ? { outcome: [...filter.outcome] } : {}),
      },
    })

    assert.equal(invites.nodes.length, expected)
    assert.equal(invites.totalCount, expected)
    assert.equal(invites.totalCountIsExact, true)
  })
}
