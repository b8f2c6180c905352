import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { type BatchSnapshot, type FollowTimes, followBatch, wordsFor } from 'invite-gateway/client'
import { type Emulators, startEmulators } from '#sandbox/emulators.ts'
import { startServer, type TestServer } from '../../http/server.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'
import { until } from '../../support/until.ts'
import { holdBatch } from './hold.ts'
import { type StreamProxy, startStreamProxy } from './stream-proxy.ts'

const started = new AsyncDisposableStack()
let emulators: Emulators
let server: TestServer
let restart: () => Promise<void>
let proxy: StreamProxy

before(async () => {
  emulators = started.use(await startEmulators())
  const database = started.use(await borrowPglite())
  const start = () => startServer({ database, emulators })
  server = await start()
  started.defer(() => server[Symbol.asyncDispose]())
  restart = async () => {
    await server[Symbol.asyncDispose]()
    server = await start()
  }
})
after(() => started.disposeAsync())
beforeEach(async () => {
  proxy = await startStreamProxy(server.url)
})
afterEach(() => proxy[Symbol.asyncDispose]())

// Of a test that failed: what it followed would be looked for until the end of time.
let ended = new AbortController()
beforeEach(() => {
  ended = new AbortController()
})
afterEach(() => ended.abort())

const times: Partial<FollowTimes> = {
  // Longer than a busy machine takes for the first stream: a test of a stream must not be polled.
  firstByteMs: 60_000,
  again: { baseMs: 20, capMs: 200 },
  poll: { baseMs: 50, capMs: 200 },
}
const final = [
  'ada@example.com: Invited, and the e-mail is on its way.',
  'accepted@example.com: Already a member. Nothing was sent.',
  'wrong: Not sent: the recipient is not valid (email).',
]

test('a batch is followed live to its end, its invites in order', async () => {
  using held = await holdBatch(server.gateway)
  const { snapshots, end } = follow(held.id)

  await until(() => snapshots.at(-1)?.state === 'live')
  // Until when its destination pauses is known after the first call.
  assert.match(shown(snapshots.at(-1))[0] ?? '', /^ada@example\.com: Waiting to be sent[,.]/)
  held.release()

  const last = await end
  assert.equal(last.state, 'finished')
  assert.equal(last.batch?.status, 'FINISHED')
  assert.deepEqual(shown(last), final)
  assert.deepEqual(statesOf(snapshots), ['connecting', 'live', 'finished'])
  assert.deepEqual(operations(), ['BatchPage', 'FollowBatch'])
})

test('a stream that is cut goes on at its last cursor, and nothing is read again', async () => {
  using held = await holdBatch(server.gateway)
  proxy.streams = 'cut'
  const { snapshots, end } = follow(held.id)

  await until(() => snapshots.some(({ state }) => state === 'reconnecting'))
  held.release()

  assert.deepEqual(shown(await end), final)
  const [first, second] = streams()
  assert.equal(first?.after, undefined)
  assert.equal(typeof second?.after, 'string')
  assert.deepEqual([...new Set(operations())], ['BatchPage', 'FollowBatch'])
})

test('a gateway that restarts is found again, and the batch is followed to its end', async () => {
  using held = await holdBatch(server.gateway)
  const { snapshots, end } = follow(held.id)
  await until(() => snapshots.at(-1)?.state === 'live')

  proxy.target = undefined
  await restart()
  await until(() => snapshots.at(-1)?.state === 'reconnecting')
  assert.equal(shown(snapshots.at(-1)).length, 3, 'what was told stays')
  proxy.target = server.url
  await until(() => snapshots.at(-1)?.state === 'live')
  held.release()

  assert.deepEqual(shown(await end), final)
})

for (const fault of ['drop', 'refuse'] as const) {
  test(`where streams do not get through (${fault}) the batch is polled to its end`, async () => {
    using held = await holdBatch(server.gateway)
    proxy.streams = fault
    const { snapshots, end } = follow(held.id, { firstByteMs: 1_000 })

    await until(() => snapshots.at(-1)?.state === 'polling')
    held.release()

    const last = await end
    assert.equal(last.state, 'finished')
    assert.deepEqual(shown(last), final)
    assert.ok(!statesOf(snapshots).includes('live'))
    await until(() => proxy.open() === 0)
  })
}

test('who polls is live again as soon as a stream gets through, and polls no more', async () => {
  using held = await holdBatch(server.gateway)
  proxy.streams = 'refuse'
  const { snapshots, end } = follow(held.id)
  await until(() => snapshots.at(-1)?.state === 'polling')

  proxy.streams = 'none'
  await until(() => snapshots.at(-1)?.state === 'live')
  const polls = operations().filter((name) => name === 'BatchChanges').length
  held.release()

  assert.deepEqual(shown(await end), final)
  assert.equal(operations().filter((name) => name === 'BatchChanges').length, polls)
})

test('a batch that is not there fails at once, and says why', async () => {
  const { end } = follow('SW52aXRlQmF0Y2g6MDAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAw')

  const { state, error } = await end

  assert.equal(state, 'failed')
  assert.equal(error?.code, 'NOT_FOUND')
  assert.equal(proxy.asked.length, 1)
})

test('while nobody answers, it is connecting; then it goes on by itself', async () => {
  using held = await holdBatch(server.gateway)
  proxy.target = undefined
  const { snapshots, end } = follow(held.id)
  await until(() => snapshots.at(-1)?.error !== undefined)
  assert.equal(snapshots.at(-1)?.state, 'connecting')

  proxy.target = server.url
  held.release()

  assert.deepEqual(shown(await end), final)
})

test('who stops gets the reason, and the connection is closed', async () => {
  using held = await holdBatch(server.gateway)
  const control = new AbortController()
  const { snapshots, end } = follow(held.id, { signal: control.signal })
  await until(() => snapshots.at(-1)?.state === 'live')

  control.abort(new Error('enough'))

  await assert.rejects(end, /enough/)
  await until(() => proxy.open() === 0)
  const soFar = snapshots.length
  held.release()
  await until(async () => (await follow(held.id).end).state === 'finished')
  assert.equal(snapshots.length, soFar)
})

interface FollowSettings extends Partial<FollowTimes> {
  readonly signal?: AbortSignal
}

function follow(id: string, { signal = ended.signal, ...more }: FollowSettings = {}) {
  const snapshots: BatchSnapshot[] = []
  const onChange = (snapshot: BatchSnapshot) => void snapshots.push(snapshot)
  const options = { onChange, times: { ...times, ...more }, signal }
  const end = followBatch({ url: proxy.url }, id, options)
  end.catch(() => undefined)
  return { snapshots, end }
}

function statesOf(snapshots: readonly BatchSnapshot[]): readonly string[] {
  return snapshots.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])
}

function shown(snapshot: BatchSnapshot | undefined): readonly string[] {
  return (snapshot?.invites ?? []).map(
    ({ recipient, outcome }) => `${recipient.value}: ${wordsFor(outcome)}`,
  )
}

function operations(): readonly string[] {
  return proxy.asked.map(({ query }) => /^\w+ (\w+)/.exec(query)?.[1] ?? '')
}

function streams() {
  return proxy.asked
    .filter(({ query }) => query.startsWith('subscription'))
    .map(({ variables }) => variables)
}
