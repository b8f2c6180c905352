import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { startEmulators } from '#sandbox/emulators.ts'
import { CancelInviteBatch } from '../support/documents/actions.ts'
import { ReadBatch } from '../support/documents/reads.ts'
import { findPrograms, noServer, startPostgres } from '../support/postgres.ts'
import { sentBy } from '../support/requests/send-invites.ts'
import { toChime, toRepostPrivate } from '../support/requests/targets.ts'
import { until } from '../support/until.ts'
import { createSite, type Replica, sendAt } from './site.ts'

const run = promisify(execFile)
const timeout = 180_000
const fact =
  'what was queued or under way at the time of a back-up is not sent again after restoring it'
test(fact, { timeout }, async (t) => {
  await using postgres = await startPostgres()
  const programs = await findPrograms()
  if (postgres === undefined || programs === undefined) return t.skip(noServer)
  const url = await postgres.createDatabase()
  await using emulators = await startEmulators()
  const { CHIME, REPOST_PRIVATE } = emulators
  await using site = createSite(emulators)
  const key = await site.newKey()
  const known = [toChime(['known@example.com']), toRepostPrivate(['known'])]
  const flying = [toChime(['flying@example.com']), toRepostPrivate(['flying'])]
  const dump = join(site.directory, 'invites.dump')
  let queued = ''
  {
    await using replica = await site.start(url)
    await sendAt(replica, key, known)
    const isParis = ({ destinationId }: { destinationId: string }) => destinationId === 'paris'
    CHIME.decide((row) => (isParis(row) ? { kind: 'throttle', retryAfterSeconds: 1 } : undefined))
    const later = [toChime(['queued@example.com'], { accountId: 'paris' })]
    const { batch } = await sendAt(replica, key, later, 0)
    queued = batch.id
    await until(() => CHIME.requests.some(isParis))
    const releases = [CHIME.hold(), REPOST_PRIVATE.hold()]
    const inFlight = await sendAt(replica, key, flying, 0, 'flying')
    await until(() => sentBy(CHIME).length === 2 && sentBy(REPOST_PRIVATE).length === 2)

    await run(join(programs, 'pg_dump'), ['--format=custom', `--file=${dump}`, url])
    CHIME.decide(undefined)
    for (const release of releases) release()
    for (const { id } of [batch, inFlight.batch]) {
      await until(async () => (await outcomesOf(replica, key, id)).every(isSent))
    }
  }
  const all = [sentBy(CHIME), sentBy(REPOST_PRIVATE)]
  assert.deepEqual(all, [
    ['known@example.com', 'flying@example.com', 'queued@example.com'],
    ['known', 'flying'],
  ])

  const restoredUrl = await postgres.createDatabase()
  const to = ['--no-owner', '--exit-on-error', `--dbname=${restoredUrl}`]
  await run(join(programs, 'pg_restore'), [...to, dump])
  const held = await site.run(restoredUrl, 'hold', '--all', '--hours', '24')
  assert.equal(held.match(/ is held until /g)?.length, 3, held)
  await using restored = await site.start(restoredUrl)
  const again = await sendAt(restored, key, flying, 0, 'flying')
  const outcomes = () => outcomesOf(restored, key, again.batch.id)
  const { cancelInviteBatch } = await restored.execute(key, CancelInviteBatch, { batchId: queued })
  const resumed = await site.run(restoredUrl, 'resume', '--all')
  const after = [
    ...[toChime(['later@example.com']), toRepostPrivate(['later'])],
    toChime(['later@example.com'], { accountId: 'paris' }),
  ]
  const { results } = await sendAt(restored, key, after)
  await until(async () => !(await outcomes()).includes('InviteQueued'))

  assert.equal(again.replayed, true)
  // Chime is asked who was invited, and re:Post cannot be asked.
  assert.deepEqual(await outcomes(), ['InviteSent', 'InviteUnconfirmed'])
  assert.equal(cancelInviteBatch.__typename, 'CancelInviteBatchPayload')
  assert.deepEqual(await outcomesOf(restored, key, queued), ['InviteSkipped'])
  assert.equal(resumed.match(/ was paused until /g)?.length, 3, resumed)
  assert.ok(results.map(({ __typename }) => __typename).every(isSent))
  assert.deepEqual(sentBy(CHIME).sort(), [
    ...['flying@example.com', 'known@example.com', 'later@example.com', 'later@example.com'],
    'queued@example.com',
  ])
  assert.deepEqual(sentBy(REPOST_PRIVATE), ['known', 'flying', 'later'])
})

const isSent = (outcome: string) => outcome === 'InviteSent'

async function outcomesOf(replica: Replica, key: string, id: string): Promise<string[]> {
  const { node } = await replica.execute(key, ReadBatch, { id, first: 10 })
  assert.ok(node?.__typename === 'InviteBatch')
  return node.invites.nodes.map(({ outcome }) => outcome.__typename)
}
