import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { FollowSeveral } from '../../support/documents/progress.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { resetEmulators, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { eventsOf, type ProgressEvent, subscribe } from '../../support/subscribe.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway({
  limits: { maxSubscriptionsPerCaller: 25 },
  requestTimeoutMs: 30_000,
})
after(() => gateway[Symbol.asyncDispose]())
beforeEach(() => resetEmulators(gateway))

const post = ({ body, headers }: RequestInit) =>
  gateway.post(JSON.parse(String(body)), headers as Record<string, string>)

interface Request {
  readonly after?: string
  readonly fromNow?: boolean
}

const open = (batchIds: readonly string[], { after, fromNow = false }: Request = {}) =>
  subscribe(post, FollowSeveral, { batchIds: [...batchIds], after: after ?? null, fromNow })
async function follow(batchIds: readonly string[], request?: Request): Promise<ProgressEvent[]> {
  const events: ProgressEvent[] = []
  for await (const event of eventsOf(await open(batchIds, request))) events.push(event)
  return events
}
const refusalOf = async (batchIds: readonly string[], request?: Request) => {
  const stream = await open(batchIds, request)
  const { value } = await stream.next()
  await stream.return()
  return value?.errors?.[0]
}

async function sendTo(emails: readonly string[], waitSeconds = 60): Promise<string> {
  return (await send(gateway, { targets: [toChime(emails)], waitSeconds })).batch.id
}

const changedIn = (events: readonly ProgressEvent[]) =>
  events.flatMap(({ changed }) => changed.map(({ recipient }) => recipient.value))
const statusIn = (events: readonly ProgressEvent[]) =>
  new Map(events.map(({ batch }) => [batch.id, batch.status]))

test('several batches are followed in one stream to the end of the last', async () => {
  const release = gateway.emulators.CHIME.hold()
  const ids = [
    await sendTo(addresses('one', 120), 0),
    await sendTo(addresses('two', 3), 0),
    await sendTo(['failed+three@example.com'], 0),
  ]
  const events: ProgressEvent[] = []
  for await (const event of eventsOf(await open(ids))) {
    events.push(event)
    if (statusIn(events).size === ids.length) release()
  }

  assert.deepEqual(statusIn(events), new Map(ids.map((id) => [id, 'FINISHED'])))
  const changed = changedIn(events)
  assert.equal(new Set(changed).size, 124)
  assert.ok(changed.length <= 124 + 2, 'no change is repeated, but for waiting ones that left')
})

test('one cursor resumes all of them, in any order of their ids, without gaps or repetitions', async () => {
  const ids = [await sendTo(addresses('resume', 250)), await sendTo(addresses('other', 150))]
  const first: ProgressEvent[] = []
  for await (const event of eventsOf(await open(ids))) {
    first.push(event)
    if (first.length === 2) break
  }
  const cursor = first.at(-1)?.cursor ?? ''

  const rest = await follow(ids.toReversed(), { after: cursor })

  const changed = [...changedIn(first), ...changedIn(rest)]
  assert.equal(changed.length, 400)
  assert.equal(new Set(changed).size, 400)
})

test('from now on, a stream repeats nothing, and misses nothing', async () => {
  const past = await sendTo(addresses('past', 3))
  const release = gateway.emulators.CHIME.hold()
  const open_ = await sendTo(['later@example.com'], 0)
  const events: ProgressEvent[] = []
  for await (const event of eventsOf(await open([past, open_], { fromNow: true }))) {
    events.push(event)
    if (statusIn(events).size === 2) release()
  }

  assert.deepEqual(new Set(changedIn(events)), new Set(['later@example.com']))
  assert.deepEqual([...statusIn(events).values()], ['FINISHED', 'FINISHED'])
  const last = events.findLast(({ batch }) => batch.id === open_)
  assert.equal(last?.batch.progress.counts.sent, 1)
})

test('twenty batches are followed at once, twenty-one are not, and each counts', async () => {
  const ids: string[] = []
  for (let index = 0; index < 21; index += 1) {
    ids.push(await sendTo([`many${index}@example.com`]))
  }
  const tooMany = await refusalOf(ids)
  const twenty = await follow([...ids.slice(0, 20), ids[0] ?? ''])

  assert.deepEqual(tooMany?.extensions, { code: 'LIMIT_EXCEEDED', limit: 20 })
  assert.equal(statusIn(twenty).size, 20)
  const release = gateway.emulators.CHIME.hold()
  const waiting = [
    await sendTo(['waits+1@example.com'], 0),
    ...[await sendTo(['waits+2@example.com'], 0), await sendTo(['waits+3@example.com'], 0)],
  ]
  const streams = await Promise.all(Array.from({ length: 8 }, () => open(waiting)))
  for (const stream of streams) assert.ok((await stream.next()).value?.data)
  const ninth = await refusalOf(waiting)
  assert.deepEqual(ninth?.extensions, { code: 'LIMIT_EXCEEDED', limit: 25 })
  // Two of the three that were refused together have places of their own again.
  const single = await open(waiting.slice(0, 1))
  assert.ok((await single.next()).value?.data)
  release()
  for (const stream of [...streams, single]) for await (const _ of stream);
  // Nothing is left behind by those that ended.
  await until(async () => (await refusalOf(ids.slice(0, 20))) === undefined)
})

test('a batch that does not exist is named by its place', async () => {
  const id = await sendTo(['there@example.com'])
  const nobody = Buffer.from('InviteBatch:00000000-0000-4000-8000-000000000000').toString(
    'base64url',
  )

  for (const bad of [nobody, 'nothing']) {
    const refusal = await refusalOf([id, bad])
    assert.deepEqual(refusal?.extensions, { code: 'NOT_FOUND', index: 1 })
  }
  assert.deepEqual((await refusalOf([]))?.extensions, { code: 'BAD_USER_INPUT' })
})

test('a cursor of other batches, or of one of them alone, is none', async () => {
  const ids = [await sendTo(['a@example.com']), await sendTo(['b@example.com'])]
  const together = (await follow(ids)).at(-1)?.cursor ?? ''
  const alone = (await follow(ids.slice(0, 1))).at(-1)?.cursor ?? ''

  for (const [batchIds, after] of [
    [ids, alone],
    [ids.slice(0, 1), together],
    [ids, ''],
    [ids, 'x'.repeat(448)],
  ] as const) {
    assert.deepEqual((await refusalOf(batchIds, { after }))?.extensions, { code: 'BAD_USER_INPUT' })
  }
})
