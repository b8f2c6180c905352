import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Database } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { recordBatchEvents } from '#dispatch/intake/batch-events.ts'
import type { Lane } from '#dispatch/lane.ts'
import { batchEvent } from '#dispatch/policy/batch-event.ts'
import { lockBatches } from '#dispatch/store/finish-sends.ts'
import {
  claimLane,
  freeLanesOf,
  pauseLane,
  releaseLane,
  renewLeases,
  wakeLanes,
  wakeStranded,
} from '#dispatch/store/lanes.ts'
import { moveReservation, reserveSlot } from '#dispatch/store/slots.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

const lanes: readonly Lane[] = ['one', 'two', 'three'].map((id) => ({
  id: `CHIME/${id}`,
  provider: 'CHIME',
  destinationId: id,
}))
const owner = '00000000-0000-4000-8000-000000000001'
const ids = lanes.map(({ id }) => id)
const pace = { calls: 20, windowMs: 1, gapMs: 0 }
const [lane] = lanes
assert.ok(lane)

/** Everything that writes a row of `lanes`, beside a call that is formed from it. */
const writers: Readonly<Record<string, (database: Database) => Promise<unknown>>> = {
  wakeLanes: (database) => database.transaction((tx) => wakeLanes(tx, lanes)),
  claimLane: (database) => claimLane(database, owner, 1, ['CHIME'], [], false),
  renewLeases: (database) => renewLeases(database, owner, 1, ids),
  releaseLane: (database) => releaseLane(database, lane, owner),
  wakeStranded,
  freeLanesOf: (database) => freeLanesOf(database, owner),
  pauseLane: (database) => pauseLane(database, lane, 0),
  reserveSlot: (database) => reserveSlot(database, lane.id, pace),
  moveReservation: async (database) =>
    moveReservation(database, lane.id, await reserveSlot(database, lane.id, pace), 1),
}

for (const [name, write] of Object.entries(writers)) {
  test(
    `${name}, beside calls that are formed and sends that are inserted: no deadlock`,
    onServer,
    async () => {
      assert.ok(server)
      const url = await server.createDatabase()
      await using database = await openPostgres({
        url,
        onError: () => undefined,
        maxConnections: 16,
      })
      await migrate(database)
      await database.transaction((tx) => wakeLanes(tx, lanes))

      await together(
        [4, 400, () => write(database)],
        [3, 400, () => formed(database)],
        [3, 400, () => inserted(database)],
        [2, 400, () => owned(database)],
      )
    },
  )
}

test(
  'lockBatches, beside events of batches that nothing has locked: no deadlock',
  onServer,
  async () => {
    assert.ok(server)
    const url = await server.createDatabase()
    await using database = await openPostgres({ url, onError: () => undefined, maxConnections: 16 })
    await migrate(database)
    const batches = await database.query<{ id: string }>(
      `insert into batches (id, caller, operation, idempotency_key, total, open)
     select gen_random_uuid(), 'ada', 'sendInvites', n, 1, 1 from generate_series(1, 3) n
     returning id`,
    )
    const some = () => batches.map(({ id }) => id).filter(() => Math.random() < 0.7)
    const event = batchEvent('REVOKED', { recipients: 1 })
    const requests = () => some().map((batchId) => ({ batchId, event }))

    await together(
      [6, 400, () => database.transaction((tx) => lockBatches(tx, some()))],
      [6, 400, () => recordBatchEvents(database, 'ada', requests())],
    )
  },
)

/** As a call is formed: the lane's row is locked, then written. */
function formed(database: Database): Promise<void> {
  return database.transaction(async (tx) => {
    for (const { id } of lanes.slice(0, 1)) {
      await tx.query('select 1 from lanes where id = $1 for no key update', [id])
      await reserveSlot(tx, id, pace)
    }
  })
}

/** Sends hold such locks on their lanes until they are committed. */
function inserted(database: Database): Promise<unknown> {
  return database.transaction((tx) =>
    tx.query('select 1 from lanes where id = any($1::text[]) order by id for key share', [ids]),
  )
}

/** Gives the writers something to write: a lane that is owned now and free then. */
async function owned(database: Database): Promise<void> {
  const isOwned = Math.random() < 0.5
  await database.query(
    `update lanes set owner = $2::uuid, leased_until = gateway_now(), wake_at = case
       when $2::uuid is null then gateway_now() + interval '1 hour' else gateway_now() end
     where id = $1`,
    [lane?.id, isOwned ? owner : null],
  )
}

/** Each `[connections, rounds, work]`, all at once. */
async function together(
  ...crews: readonly (readonly [number, number, () => Promise<unknown>])[]
): Promise<void> {
  const running = crews.flatMap(([connections, rounds, work]) =>
    Array.from({ length: connections }, async () => {
      for (let round = 0; round < rounds; round += 1) await work()
    }),
  )
  const failed = (await Promise.allSettled(running)).flatMap((one) =>
    one.status === 'rejected' ? [one.reason.code ?? String(one.reason)] : [],
  )
  assert.deepEqual(failed, [])
}
