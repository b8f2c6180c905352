import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSchema } from 'graphql-yoga'
import { startFront } from '../front.ts'

const schema = createSchema({
  typeDefs: 'type Query { ok: Boolean } type Subscription { now: Boolean }',
  resolvers: {
    Query: { ok: () => true },
    Subscription: {
      now: {
        async *subscribe() {
          yield { now: true }
        },
      },
    },
  },
})

test('a stream tells nginx not to collect it, and an answer does not', async () => {
  await using front = await startFront({ schema })

  const stream = await front.post('subscription { now }', 'text/event-stream')
  const answer = await front.post('{ ok }')

  assert.equal(stream.headers.get('x-accel-buffering'), 'no')
  assert.equal(stream.headers.get('cache-control'), 'no-store')
  assert.equal(answer.headers.get('x-accel-buffering'), null)
  await Promise.all([stream.text(), answer.text()])
})
