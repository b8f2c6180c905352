import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { FollowProgress } from '../support/documents/progress.ts'
import { startTestGateway, type TestGateway } from '../support/gateway.ts'
import { send } from '../support/requests/send-invites.ts'
import { addresses, toChime } from '../support/requests/targets.ts'
import { eventsOf, type ProgressEvent, subscribe } from '../support/subscribe.ts'

const destinations = new Set(['*'])
const gateway = await startTestGateway({
  callers: {
    ada: { tenant: 'acme', destinations },
    bob: { tenant: 'acme', destinations: new Set(['CHIME/berlin']) },
    eve: { tenant: 'evil', destinations },
  },
})
after(() => gateway[Symbol.asyncDispose]())

test('all who follow a batch at once are told the same, each as their caller may see it', async () => {
  const ada = gateway.as('ada')
  const { batch } = await send(ada, {
    targets: [
      toChime(addresses('shared', 250)),
      toChime(addresses('elsewhere', 30), { accountId: 'munich' }),
    ],
    waitSeconds: 0,
  })

  const followers = [ada, ada, ada, gateway.as('bob'), gateway.as('bob')]
  const [first, second, third, ...bobs] = await Promise.all(
    followers.map((follower) => follow(follower, batch.id)),
  )

  assert.equal(invitesOf(first).size, 280)
  assert.deepEqual(invitesOf(second), invitesOf(first))
  assert.deepEqual(invitesOf(third), invitesOf(first))
  for (const bob of bobs) {
    assert.equal(invitesOf(bob).size, 250)
    assert.equal(bob.at(-1)?.batch.progress.total, 250)
  }
  await assert.rejects(follow(gateway.as('eve'), batch.id), /NOT_FOUND/)
})

test('a follower who leaves in the middle takes nothing from the others', async () => {
  const ada = gateway.as('ada')
  const { batch } = await send(ada, {
    targets: [toChime(addresses('left', 400))],
    waitSeconds: 0,
  })
  const leaving = follow(ada, batch.id, { atMost: 1 })
  const staying = [follow(ada, batch.id), follow(ada, batch.id)]

  await leaving

  for (const events of await Promise.all(staying)) assert.equal(invitesOf(events).size, 400)
})

test('a follower who reads slowly misses nothing and never sees an older state', async () => {
  const ada = gateway.as('ada')
  gateway.emulators.CHIME.latency(20)
  const { batch } = await send(ada, {
    targets: [toChime(addresses('slow', 1_000))],
    waitSeconds: 0,
  })
  const goOn = Promise.withResolvers<void>()
  const slow = follow(ada, batch.id, { betweenFirstAndSecond: goOn.promise })

  const quick = await follow(ada, batch.id)
  goOn.resolve()
  const events = await slow

  assert.equal(invitesOf(quick).size, 1_000)
  assert.equal(invitesOf(events).size, 1_000)
  const done = events.map((event) => event.batch.progress.done)
  assert.deepEqual(
    done,
    done.toSorted((one, other) => one - other),
  )
  assert.equal(done.at(-1), 1_000)
})

async function follow(
  caller: TestGateway,
  batchId: string,
  { atMost = Number.POSITIVE_INFINITY, betweenFirstAndSecond }: Manner = {},
): Promise<ProgressEvent[]> {
  const post = ({ body, headers }: RequestInit) =>
    caller.post(JSON.parse(String(body)), headers as Record<string, string>)
  const events: ProgressEvent[] = []
  for await (const event of eventsOf(await subscribe(post, FollowProgress, { batchId }))) {
    events.push(event)
    if (events.length >= atMost) break
    if (events.length === 1) await betweenFirstAndSecond
  }
  return events
}

interface Manner {
  readonly atMost?: number
  readonly betweenFirstAndSecond?: Promise<void>
}

function invitesOf(events: readonly ProgressEvent[] = []): Set<string> {
  return new Set(events.flatMap(({ changed }) => changed.map(({ id }) => id)))
}
