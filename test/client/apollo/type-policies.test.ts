import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gql, InMemoryCache } from '@apollo/client'
import { typePolicies } from '#client/apollo/type-policies.ts'
import { possibleTypes } from '#client/possible-types.ts'

const query = gql`query ($after: String) {
  inviteBatches(first: 1, after: $after) { nodes { id } pageInfo { endCursor } }
}`
const page = (id: string) => ({
  __typename: 'InviteBatchConnection',
  nodes: [{ __typename: 'InviteBatch', id }],
  pageInfo: { __typename: 'PageInfo', endCursor: `cursor of ${id}` },
})

function shownAfter(...pages: readonly { after?: string; inviteBatches: unknown }[]) {
  const cache = new InMemoryCache({ possibleTypes, typePolicies })
  for (const { after, inviteBatches } of pages) {
    cache.writeQuery({ query, variables: { after }, data: { inviteBatches } })
  }
  const data = cache.readQuery<{ inviteBatches: ReturnType<typeof page> | null }>({ query })
  return data === null ? undefined : (data.inviteBatches?.nodes.map(({ id }) => id) ?? null)
}

const first = { inviteBatches: page('a') }
const after = 'cursor of a'

test('the next page of a list is appended', () => {
  assert.deepEqual(shownAfter(first, { after, inviteBatches: page('b') }), ['a', 'b'])
})

test('an error instead of the next page leaves those that were read', () => {
  assert.deepEqual(shownAfter(first, { after, inviteBatches: null }), ['a'])
})

test('an error instead of the list is no list, and a page that comes after is one', () => {
  assert.equal(shownAfter({ inviteBatches: null }), null)
  assert.deepEqual(shownAfter({ inviteBatches: null }, { after, inviteBatches: page('b') }), ['b'])
})
