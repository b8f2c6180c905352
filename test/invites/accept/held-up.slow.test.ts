import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

// What a replica holds that stands still while it accepts, and what comes before.
const locks = {
  'a lane': ['select', `select pg_advisory_xact_lock(468484, hashtext('CHIME/held'))`],
  'an idempotency key': [
    `create temp table kept as select * from idempotency_keys; delete from idempotency_keys`,
    'insert into idempotency_keys select * from kept',
  ],
} as const

for (const [what, [before, lock]] of Object.entries(locks)) {
  test(`whoever keeps ${what} holds up nobody but those who need it`, onServer, async (context) => {
    assert.ok(server)
    const url = await server.createDatabase()
    await using database = await openPostgres({ url, onError: () => undefined })
    await migrate(database)
    await using gateway = await startTestGateway({ database })
    const sendTo = (accountId: string, name: string) =>
      send(gateway, {
        idempotencyKey: name,
        targets: [toChime([`${name}@example.com`], { accountId })],
        waitSeconds: 0,
      })
    await sendTo('held', 'used')
    const keeper = new pg.Client({ connectionString: url })
    await keeper.connect()
    context.after(() => keeper.end())
    await keeper.query(before)
    await keeper.query('begin')
    await keeper.query(lock)
    const heldUp = Array.from({ length: 10 }, (_, at) =>
      sendTo('held', what === 'a lane' ? `held-${at}` : 'used'),
    )
    let isHeldUp = true
    const all = Promise.all(heldUp).then(() => {
      isHeldUp = false
    })

    // Rounds, each of which meets some of those who wait.
    for (let round = 0; round < 5; round += 1) {
      const others = Array.from({ length: 10 }, (_, at) =>
        sendTo(`free-${at}`, `other-${round}-${at}`),
      )
      await Promise.all(others)
    }

    assert.ok(isHeldUp)
    await keeper.query('rollback')
    await all
  })
}
