import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { CancelInviteBatch, RetryInviteBatch } from '../../support/documents/actions.ts'
import { FollowProgress } from '../../support/documents/progress.ts'
import { ReadNode } from '../../support/documents/reads.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { resetEmulators, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { eventsOf, type ProgressEvent, subscribe } from '../../support/subscribe.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({
  limits: { maxSubscriptionsPerCaller: 3 },
  requestTimeoutMs: 30_000,
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

test('a batch is followed from its acceptance to its end, and every invite is told of', async () => {
  gateway.emulators.CHIME.latency(150)
  const release = gateway.emulators.CHIME.hold()
  const { batch } = await send(gateway, {
    targets: [toChime(addresses('followed', 230))],
    waitSeconds: 0,
  })

  const events: ProgressEvent[] = []
  for await (const event of await follow(batch.id)) {
    events.push(event)
    release()
  }

  const done = events.map(({ batch: { progress } }) => progress.done)
  assert.ok(events.length > 2, 'it was told in several events')
  assert.deepEqual(done, [...done].sort(ascending))
  assert.deepEqual([done[0], done.at(-1)], [0, 230])
  assert.equal(events.at(-1)?.batch.status, 'FINISHED')
  const changed = events.flatMap(({ changed }) => changed)
  assert.equal(changed.length, 230)
  assert.equal(new Set(changed.map(({ id }) => id)).size, 230)
  assert.ok(changed.every(({ outcomeKind }) => outcomeKind === 'SENT'))
})

test('whoever continues after any cursor is told exactly the rest', async () => {
  const { batch } = await send(gateway, { targets: [toChime(addresses('resumed', 1_200))] })

  const all = await collect(batch.id)

  assert.deepEqual(
    all.map(({ changed }) => changed.length),
    Array(12).fill(100),
  )
  for (const [index, { cursor }] of all.entries()) {
    const rest = await collect(batch.id, cursor)
    assert.deepEqual(ids(rest), ids(all.slice(index + 1)))
    assert.equal(rest.at(-1)?.batch.status, 'FINISHED')
  }
})

test('a stream that is cut again and again and resumed misses nothing and repeats nothing', async () => {
  gateway.emulators.CHIME.latency(60)
  const { batch } = await send(gateway, {
    targets: [toChime(addresses('cut', 700))],
    waitSeconds: 0,
  })

  const rest: ProgressEvent[] = []
  let cut = true
  while (cut) {
    cut = false
    for await (const event of await follow(batch.id, rest.at(-1)?.cursor)) {
      rest.push(event)
      cut = Math.random() < 0.4
      if (cut) break
    }
  }

  assert.equal(ids(rest).length, 700)
  assert.equal(new Set(ids(rest)).size, 700)
})

test('a finished batch is told at once, and the stream completes', async () => {
  const { batch } = await send(gateway, { targets: [toChime(['over@example.com'])] })

  const [event, ...rest] = await collect(batch.id)
  const { node } = await gateway.execute(ReadNode, { id: batch.id })

  assert.deepEqual(rest, [])
  assert.ok(node?.__typename === 'InviteBatch')
  assert.deepEqual(
    [event?.batch.status, event?.batch.finishedAt, event?.batch.progress.done],
    [node.status, node.finishedAt, node.progress.done],
  )
})

test('a cancel and a retry are told like everything else', async () => {
  const { CHIME: chime } = gateway.emulators
  const release = chime.hold()
  const { batch } = await send(gateway, {
    targets: [toChime(addresses('stopped', 200))],
    waitSeconds: 0,
  })
  await until(() => chime.requests.length > 0)
  await gateway.execute(CancelInviteBatch, { batchId: batch.id })
  release()
  const canceled = await collect(batch.id)
  const { batch: failed } = await send(gateway, {
    targets: [toChime(['again@example.com'], { accountId: 'denied-account' })],
  })
  const [first] = await collect(failed.id)
  await gateway.execute(RetryInviteBatch, { batchId: failed.id, acceptDuplicateRisk: false })

  const retried = await collect(failed.id, first?.cursor)

  assert.equal(canceled.at(-1)?.batch.status, 'CANCELED')
  assert.equal(new Set(ids(canceled)).size, 200)
  assert.deepEqual(
    first?.changed.map(({ attempts }) => attempts),
    [1],
  )
  assert.deepEqual(retried.flatMap(({ changed }) => changed).at(-1), {
    ...first?.changed[0],
    attempts: 2,
  })
})

test('an unknown batch, a foreign cursor and too many subscriptions are refused by code', async () => {
  const release = gateway.emulators.CHIME.hold()
  const { batch } = await send(gateway, {
    targets: [toChime(['held@example.com'])],
    waitSeconds: 0,
  })
  const unknown = Buffer.from(`InviteBatch:${crypto.randomUUID()}`).toString('base64url')
  assert.match(await refusal(unknown), /NOT_FOUND/)
  assert.match(await refusal('nonsense'), /NOT_FOUND/)
  assert.match(await refusal(batch.id, '12'), /BAD_USER_INPUT/)
  const open = await Promise.all([1, 2, 3].map(() => follow(batch.id)))
  await Promise.all(open.map((stream) => stream.next()))

  assert.match(await refusal(batch.id), /LIMIT_EXCEEDED.*"limit":3/)
  await Promise.all(open.map((stream) => stream.return()))
  release()
  assert.equal((await collect(batch.id)).at(-1)?.batch.status, 'FINISHED')
})

async function follow(batchId: string, cursor?: string) {
  const post = (init: RequestInit) => gateway.gateway.fetch(new URL('http://gateway/graphql'), init)
  const variables = { batchId, ...(cursor === undefined ? {} : { after: cursor }) }
  return eventsOf(await subscribe(post, FollowProgress, variables))
}

async function collect(batchId: string, cursor?: string): Promise<ProgressEvent[]> {
  const events: ProgressEvent[] = []
  for await (const event of await follow(batchId, cursor)) events.push(event)
  return events
}

async function refusal(batchId: string, cursor?: string): Promise<string> {
  return collect(batchId, cursor).then(
    () => 'none',
    (error: Error) => error.message,
  )
}

function ids(events: readonly ProgressEvent[]): string[] {
  return events.flatMap(({ changed }) => changed.map(({ id }) => id))
}

function ascending(a: number, b: number): number {
  return a - b
}
