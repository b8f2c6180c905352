import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Database } from '#database/database.ts'
import { migrate } from '#database/migrate.ts'
import { openPostgres } from '#database/postgres.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import { invited, revoke } from '../../support/requests/revoke.ts'
import { send } from '../../support/requests/send-invites.ts'
import { toChime, toTencentOrganization } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

test('a replica that freezes while it records what to revoke holds up no request of the tenant', {
  timeout: 60_000,
  ...onServer,
}, async () => {
  assert.ok(server)
  const url = await server.createDatabase()
  const open = () => openPostgres({ url, onError: () => undefined })
  await using database = await open()
  await migrate(database)
  await using opened = await open()
  const freezing = freezingBeforeCommit(opened)
  await using healthy = await startTestGateway({ database })
  const ids = await invited(healthy, toTencentOrganization(['100000001001']))
  await using frozen = await startTestGateway({ database: freezing.database })

  freezing.freeze()
  const revoking = revoke(frozen, ids).catch(() => undefined)
  const countFrozen = async () => {
    const [found] = await database.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and state = 'idle in transaction'
         and state_change < clock_timestamp() - interval '100 ms'`,
    )
    return found?.n ?? 0
  }
  await until(countFrozen)
  await send(healthy, { targets: [toChime(['ada@example.com'])], waitSeconds: 0 })
  const stillFrozen = await countFrozen()
  freezing.goOn()
  await revoking

  // The server ends its transaction after two seconds.
  assert.ok(stillFrozen > 0, 'the request waited until the transaction was ended')
})

/** As if the process stood still between the last statement of a transaction and its commit. */
function freezingBeforeCommit(database: Database) {
  let gate: PromiseWithResolvers<void> | undefined
  return {
    freeze: () => {
      gate = Promise.withResolvers()
    },
    goOn: () => gate?.resolve(),
    database: {
      ...database,
      transaction: <T>(work: Parameters<typeof database.transaction<T>>[0]) =>
        database.transaction<T>(async (tx) => {
          const result = await work(tx)
          await gate?.promise
          return result
        }),
    } satisfies Database,
  }
}
