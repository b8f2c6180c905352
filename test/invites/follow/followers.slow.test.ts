import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { print } from 'graphql'
import { startServer } from '../../http/server.ts'
import { FollowProgress } from '../../support/documents/progress.ts'
import { send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { eventsOf, subscribe } from '../../support/subscribe.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const server = await startServer()
after(() => server[Symbol.asyncDispose]())
const { gateway } = server

test('500 follow one batch to its end, and their sockets and memory come back', async (t) => {
  gateway.emulators.CHIME.latency(300)
  await followedBy(20, addresses('warm', 300))
  const before = held()

  const done = await followedBy(500, addresses('watched', 1_000))
  const ended = await settled(before.sockets)

  assert.equal(done.length, 500)
  assert.deepEqual(new Set(done), new Set([1_000]))
  t.diagnostic(`heap ${before.heapMb} MB before, ${ended.heapMb} MB after`)
  assert.ok(ended.sockets <= before.sockets + 5, `${before.sockets}, then ${ended.sockets} sockets`)
  assert.ok(ended.heapMb < before.heapMb + 40, `${before.heapMb}, then ${ended.heapMb} MB`)
})

test('whoever does not read holds up nobody else, and is not gathered for', async () => {
  gateway.emulators.CHIME.latency(50)
  const { batch } = await send(gateway, {
    targets: [toChime(addresses('ignored', 3_000))],
    waitSeconds: 0,
  })
  const deaf = await followWithoutReading(batch.id)
  const before = held()

  const done = await follow(batch.id)

  assert.equal(done, 3_000)
  assert.ok(held().heapMb < before.heapMb + 60)
  deaf.destroy()
})

async function followedBy(count: number, emails: readonly string[]): Promise<number[]> {
  const { batch } = await send(gateway, { targets: [toChime(emails)], waitSeconds: 0 })
  return Promise.all(Array.from({ length: count }, () => follow(batch.id)))
}

/** How many were done by the last event. */
async function follow(batchId: string): Promise<number> {
  const post = (init: RequestInit) => fetch(`${server.url}/graphql`, init)
  let done = 0
  for await (const event of eventsOf(await subscribe(post, FollowProgress, { batchId }))) {
    done = event.batch.progress.done
  }
  return done
}

async function followWithoutReading(batchId: string) {
  const { hostname, port } = new URL(server.url)
  const body = JSON.stringify({ query: print(FollowProgress), variables: { batchId } })
  const socket = connect(Number(port), hostname)
  socket.pause()
  socket.write(
    [
      'POST /graphql HTTP/1.1',
      `host: ${hostname}:${port}`,
      'content-type: application/json',
      'accept: text/event-stream',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
  await sleep(200)
  return socket
}

function held() {
  collectGarbage()
  const sockets = readdirSync('/proc/self/fd').length
  return { sockets, heapMb: Math.round(process.memoryUsage().heapUsed / 1_048_576) }
}

/** When the kept-alive connections of `fetch` are closed as well. */
async function settled(sockets: number) {
  const end = performance.now() + 20_000
  while (held().sockets > sockets && performance.now() < end) await sleep(200)
  return held()
}
