import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPostgres } from '#database/postgres.ts'
import { holdLanes, pausedLanes, resumeLane } from '#dispatch/store/resume-lane.ts'
import { startEmulators } from '#sandbox/emulators.ts'
import { freshPglite } from '../support/database.ts'
import { CancelInviteBatch } from '../support/documents/actions.ts'
import { startTestGateway } from '../support/gateway.ts'
import { noServer, startPostgres } from '../support/postgres.ts'
import { send, sentBy } from '../support/requests/send-invites.ts'
import { toChime } from '../support/requests/targets.ts'

const title = 'sends nothing of what was queued; it can be cancelled, and what comes later is sent'
for (const on of ['PGlite', 'PostgreSQL'] as const) {
  test(`held as the page says, a gateway restored on ${on} ${title}`, async (t) => {
    await using server = on === 'PostgreSQL' ? await startPostgres() : undefined
    if (on === 'PostgreSQL' && server === undefined) return t.skip(noServer)
    await using emulators = await startEmulators()
    await using database =
      server === undefined
        ? await freshPglite()
        : await openPostgres({ url: await server.createDatabase(), onError: () => undefined })
    const start = () => startTestGateway({ emulators, database })
    let queued = ''
    {
      await using before = await start()
      await send(before, { targets: [toChime(['known@example.com'])] })
      emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 1 })
      const targets = [toChime(['queued@example.com'])]
      const { batch, results } = await send(before, { waitSeconds: 0, targets })
      queued = batch.id
      assert.equal(results[0]?.__typename, 'InviteQueued')
    }

    const held = await holdLanes(database, 86_400_000)
    assert.deepEqual(
      held.map(({ id }) => id),
      ['CHIME/berlin'],
    )
    await using restored = await start()
    await sleep(1_500)
    assert.deepEqual(sentBy(emulators.CHIME), ['known@example.com'])
    const { cancelInviteBatch } = await restored.execute(CancelInviteBatch, { batchId: queued })
    assert.equal(cancelInviteBatch.__typename, 'CancelInviteBatchPayload')
    for (const { id } of await pausedLanes(database)) await resumeLane(database, id)
    await send(restored, { waitSeconds: 10, targets: [toChime(['later@example.com'])] })

    assert.deepEqual(sentBy(emulators.CHIME), ['known@example.com', 'later@example.com'])
  })
}
