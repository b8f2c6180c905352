import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulators } from '#sandbox/emulators.ts'
import { CancelInviteBatch } from '../support/documents/actions.ts'
import { FollowProgress } from '../support/documents/progress.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { sentBy } from '../support/requests/send-invites.ts'
import { toChime, toRepostPrivate } from '../support/requests/targets.ts'
import { subscribe } from '../support/subscribe.ts'
import { until } from '../support/until.ts'
import { createSite, type Replica, sendAt } from './site.ts'

const timeout = 180_000
const fact = 'while a key is rotated, no request is lost, and only the streams of the old one end'
test(fact, { timeout }, async (t) => {
  await using postgres = await startPostgres()
  if (postgres === undefined) return t.skip(noServer)
  const url = await postgres.createDatabase()
  await using emulators = await startEmulators()
  await using site = createSite(emulators)
  const old = await site.newKey()
  await using one = await site.start(url)
  await using other = await site.start(url)
  const replicas = [one, other]
  const answers = (key: string, status: number) => async () => {
    const all = await Promise.all(replicas.map((replica) => statusOf(replica, key)))
    return all.every((one) => one === status)
  }
  // At Chime nobody is invited yet, so that the batch can be followed for long.
  emulators.CHIME.decide(() => ({ kind: 'throttle', retryAfterSeconds: 600 }))
  const followed = await sendAt(one, old, [toChime(['ada@example.com'])], 0)
  const follow = async (replica: Replica, key: string) => {
    const stream = await subscribe((init) => replica.post(key, init), FollowProgress, {
      batchId: followed.batch.id,
    })
    assert.ok((await stream.next()).value?.data)
    return stream
  }
  const ofOld = await follow(one, old)
  let key = old
  let isDone = false
  const counts = replicas.map(() => 0)
  const callers = replicas.map(async (replica, nth) => {
    while (!isDone) {
      const { results } = await sendAt(replica, key, [
        toRepostPrivate([`person-${nth}-${counts[nth]}`]),
      ])
      assert.equal(results[0]?.__typename, 'InviteSent')
      counts[nth] = (counts[nth] ?? 0) + 1
    }
  })
  const more = () => {
    const [before = 0, beforeThere = 0] = counts
    return until(() => Number(counts[0]) > before + 3 && Number(counts[1]) > beforeThere + 3)
  }

  await more()
  const young = await site.newKey()
  await until(answers(young, 200))
  const ofYoung = await follow(other, young)
  assert.ok(await answers(old, 200)())
  key = young
  await more()
  await site.removeKey(old)
  const endOfOld = await endOf(ofOld)
  await until(answers(old, 401))
  await more()
  isDone = true
  await Promise.all(callers)
  await other.execute(young, CancelInviteBatch, { batchId: followed.batch.id })
  const endOfYoung = await endOf(ofYoung)

  assert.deepEqual([endOfOld, endOfYoung], ['UNAUTHENTICATED', undefined])
  const people = counts.flatMap((count, nth) =>
    Array.from({ length: count }, (_, i) => `person-${nth}-${i}`),
  )
  assert.deepEqual(sentBy(emulators.REPOST_PRIVATE).sort(), people.sort())
  assert.deepEqual(sentBy(emulators.CHIME), [])
})

async function statusOf(replica: Replica, key: string): Promise<number> {
  const { status } = await replica.post(key, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  })
  return status
}

/** The code of the error that ends a stream; undefined: it ends with its batch. */
async function endOf(stream: Awaited<ReturnType<typeof subscribe>>): Promise<unknown> {
  let code: unknown
  for await (const { data, errors } of stream) {
    if (data == null) code = errors?.[0]?.extensions?.code
  }
  return code
}
