import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { moveReservation, reserveSlot } from '#dispatch/store/slots.ts'
import { CancelInviteBatch } from '../../support/documents/actions.ts'
import { SendInvites } from '../../support/documents/send.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

const chime = (accountId: string, from: number, count: number) => ({
  chime: {
    accountId,
    recipients: Array.from({ length: count }, (_, n) => ({ email: `p${from + n}@example.com` })),
  },
})

test(
  'two replicas, requests to many lanes and cancels at once: no deadlock, no refusal',
  onServer,
  async () => {
    assert.ok(server)
    const url = await server.createDatabase()
    const open = () => openPostgres({ url, onError: () => undefined })
    await using databases = new AsyncDisposableStack()
    const first = await startTestGateway({
      database: databases.use(await open()),
      // Short leases are renewed often, which takes the lanes' rows too.
      dispatch: { leaseMs: 300 },
    })
    databases.use(first)
    const second = databases.use(
      await startTestGateway({
        database: databases.use(await open()),
        emulators: first.emulators,
        dispatch: { leaseMs: 300 },
      }),
    )
    const gateways = [first, second]
    first.emulators.CHIME.latency(20)

    const rounds = Array.from({ length: 12 }, async (_, round) => {
      const gateway = gateways[round % 2]
      assert.ok(gateway)
      const { sendInvites } = await gateway.execute(SendInvites, {
        input: {
          idempotencyKey: `round ${round}`,
          waitSeconds: 0,
          // The same lanes in another order each time.
          targets: [0, 1, 2, 3].map((n) => chime(`team-${(n + round) % 4}`, round * 1_000, 200)),
        },
      })
      assert.ok(sendInvites.__typename === 'SendInvitesPayload')
      await sleep(20 + round * 10)
      const { batch } = sendInvites
      const { cancelInviteBatch } = await gateway.execute(CancelInviteBatch, { batchId: batch.id })
      return cancelInviteBatch.__typename
    })
    const answers = await Promise.all(rounds)

    const known = new Set(['InviteBatchPayload', 'InvalidState'])
    assert.deepEqual(
      answers.filter((answer) => !known.has(answer)),
      [],
    )
    const faults = gateways.flatMap(({ logger }) =>
      logger.lines.filter(({ level }) => level === 'error'),
    )
    assert.deepEqual(faults, [])
    const { ledger } = first.emulators.CHIME
    const once = new Set(
      ledger.map(({ destinationId, recipient }) => `${destinationId} ${recipient}`),
    )
    assert.equal(ledger.length, once.size)
  },
)

test(
  'an answer that waits for its batch locks neither its call, nor its sends, nor its lane',
  onServer,
  async () => {
    assert.ok(server)
    const url = await server.createDatabase()
    await using database = await openPostgres({ url, onError: () => undefined })
    await using gateway = await startTestGateway({ database })
    gateway.emulators.CHIME.latency(200)
    const input = { idempotencyKey: 'one', targets: [toChime(['ada@example.com'])] }
    await send(gateway, { ...input, waitSeconds: 0 })
    await until(async () => (await database.query('select 1 from calls')).length > 0)

    // A retry locks its batch like this.
    await database.transaction(async (tx) => {
      await tx.query('select 1 from batches for no key update')
      await tx.query(`set local lock_timeout = '500ms'`)
      const waiting = () =>
        database.query(`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`)
      await until(async () => (await waiting()).length > 0)
      await tx.query('update lanes set wake_at = wake_at')
      await tx.query('update sends set tries = tries')
      await tx.query('update calls set not_before = null')
    })

    const { results } = await send(gateway, { ...input, waitSeconds: 10 })
    assert.deepEqual(kindsOf(results), ['InviteSent'])
  },
)

test('many connections book slots of one lane at once: no deadlock', onServer, async () => {
  assert.ok(server)
  const url = await server.createDatabase()
  await using database = await openPostgres({ url, onError: () => undefined, maxConnections: 12 })
  await migrate(database)
  const lane = 'TENCENT_ORGANIZATION/organization'
  await database.query(
    `insert into lanes (id, provider, destination_id)
     values ($1, 'TENCENT_ORGANIZATION', 'organization')`,
    [lane],
  )
  const pace = { calls: 20, windowMs: 1, gapMs: 0 }
  const booked = new AbortController()
  // Inserted sends hold such a lock on their lane until they are committed.
  const inserting = Array.from({ length: 4 }, async () => {
    while (!booked.signal.aborted) {
      await database.transaction((tx) =>
        tx.query('select 1 from lanes where id = $1 for key share', [lane]),
      )
    }
  })

  try {
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let n = 0; n < 100; n += 1) {
          const missed = await reserveSlot(database, lane, pace)
          await moveReservation(database, lane, await reserveSlot(database, lane, pace, missed), 1)
        }
      }),
    )
  } finally {
    booked.abort()
    await Promise.all(inserting)
  }
})
