import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSchema } from 'graphql-yoga'
import { useLargeResults } from '#http/large-results.ts'
import { startFront } from './front.ts'

const names = Array.from({ length: 20_000 }, (_, nth) => `नाम ${nth} 🙂 ${'x'.repeat(nth % 90)}`)
const schema = createSchema({
  typeDefs: 'type Query { people: [Person!]!, faulty: String }  type Person { name: String! }',
  resolvers: {
    Query: {
      people: () => names.map((name) => ({ name })),
      faulty: () => Promise.reject(new Error('a fault')),
    },
  },
})
const data = { people: names.map((name) => ({ name })) }

test('a large result arrives whole, with its length', async () => {
  await using front = await startFront({ schema, plugins: [useLargeResults()] })

  const response = await front.post('{ people { name } }', 'application/graphql-response+json')
  const text = await response.text()

  assert.equal(response.status, 200)
  const type = response.headers.get('content-type')
  assert.equal(type, 'application/graphql-response+json; charset=utf-8')
  assert.equal(response.headers.get('content-length'), `${Buffer.byteLength(text)}`)
  assert.ok(text === JSON.stringify({ data }))
})

test('a large result has its errors beside it', async () => {
  await using front = await startFront({ schema, plugins: [useLargeResults()] })

  const response = await front.post('{ people { name } faulty }')
  const result = (await response.json()) as { data: unknown; errors: { message: string }[] }

  assert.deepEqual(result.data, { ...data, faulty: null })
  assert.deepEqual(
    result.errors.map(({ message }) => message),
    ['Unexpected error.'],
  )
})

test('who leaves in the middle of a large result keeps nobody up', async () => {
  await using front = await startFront({ schema, plugins: [useLargeResults()] })

  const response = await front.post('{ people { name } }')
  await response.body?.cancel()
  const next = await front.post('{ __typename }')

  assert.deepEqual(await next.json(), { data: { __typename: 'Query' } })
})
