import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSchema } from 'graphql-yoga'
import { useEventStreams } from '#http/event-stream.ts'
import { until } from '../../support/until.ts'
import { startFront } from '../front.ts'

test('a subscription whose client has left before it began is ended', {
  timeout: 30_000,
}, async () => {
  const begun = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  let isEnded = false
  const events: AsyncIterableIterator<unknown> = {
    [Symbol.asyncIterator]: () => events,
    next: () => new Promise(() => undefined),
    return: async () => {
      isEnded = true
      return { done: true, value: undefined }
    },
  }
  const subscribe = async () => {
    begun.resolve()
    await gate.promise
    return events
  }
  const schema = createSchema({
    typeDefs: 'type Query { ok: Boolean } type Subscription { count: Int }',
    resolvers: { Subscription: { count: { subscribe } } },
  })
  await using front = await startFront({ schema, plugins: [useEventStreams()] })
  const control = new AbortController()
  const asked = fetch(`${front.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { count }' }),
    signal: control.signal,
  })

  await begun.promise
  control.abort()
  await assert.rejects(asked)
  // The gateway hears of it a little later. If that is after the stream has begun, this is the usual case.
  await sleep(200)
  gate.resolve()

  assert.ok(await until(() => isEnded))
})
