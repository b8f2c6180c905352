import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSchema } from 'graphql-yoga'
import { until } from '../../support/until.ts'
import { startFront } from '../front.ts'

let open = 0

/** `count` events of 100 kB, or without an end. */
async function* events(count: number) {
  open += 1
  try {
    for (let n = 0; n < count; n += 1) {
      await sleep(1)
      yield { large: 'x'.repeat(100_000) }
    }
    await sleep(3_600_000, undefined, { ref: false })
  } finally {
    open -= 1
  }
}

const schema = createSchema({
  typeDefs: `
    type Query { ok: Boolean }
    type Subscription { large(count: Int!): String }
  `,
  resolvers: {
    Subscription: { large: { subscribe: (_root, { count }: { count: number }) => events(count) } },
  },
})

const maxUnreadMs = 400

test('a stream that its client does not read is cut, and forgotten', {
  timeout: 60_000,
}, async () => {
  await using front = await startFront({ schema, maxUnreadMs })
  const deaf = await subscribe(front.url, 1_000_000)
  await until(() => open === 1)

  deaf.pause()
  await until(() => open === 0, 20_000)

  deaf.destroy()
})

// A socket takes more only when a third of its buffer is free, some megabytes on this machine: a slow
// client's reading shows in steps.
const slowMs = 3_000

test('a stream whose client reads slowly is kept', { timeout: 60_000 }, async () => {
  await using front = await startFront({ schema, maxUnreadMs: slowMs })
  const slow = await subscribe(front.url, 1_000_000)
  await until(() => open === 1)

  const end = performance.now() + 2.5 * slowMs
  while (performance.now() < end) {
    slow.resume()
    await once(slow, 'data')
    slow.pause()
    await sleep(20)
  }

  assert.equal(open, 1)
  slow.destroy()
  await until(() => open === 0)
})

test('a stream with nothing to say is kept', { timeout: 60_000 }, async () => {
  await using front = await startFront({ schema, maxUnreadMs })
  const quiet = await subscribe(front.url, 1)
  await until(() => open === 1)

  await sleep(3 * maxUnreadMs)

  assert.equal(open, 1)
  assert.equal(quiet.destroyed, false)
  quiet.destroy()
})

async function subscribe(url: string, count: number): Promise<Socket> {
  const { hostname, port, host } = new URL(url)
  const body = JSON.stringify({ query: `subscription { large(count: ${count}) }` })
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.write(
    [
      'POST /graphql HTTP/1.1',
      `host: ${host}`,
      'content-type: application/json',
      'accept: text/event-stream',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
  await once(socket, 'data')
  return socket
}
