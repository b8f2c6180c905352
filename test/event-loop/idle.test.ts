import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections, Database } from '#database/database.ts'
import { borrowPglite } from '../support/borrow-pglite.ts'
import { startTestGateway } from '../support/gateway.ts'

test('an idle gateway asks its database a few times a second at most', async () => {
  await using database = await borrowPglite()
  const asked: string[] = []
  await using _gateway = await startTestGateway({ database: listing(database, asked) })
  const began = performance.now()
  const before = asked.length

  await sleep(1_500)

  const seconds = (performance.now() - began) / 1_000
  const since = asked.slice(before)
  assert.ok(since.length <= 20 + 10 * seconds, `${since.length} times: ${[...new Set(since)]}`)
})

/** The same database; every statement is added to the list. */
function listing(database: Database, asked: string[]): Database {
  const transaction: Connections['transaction'] = (work) =>
    database.transaction((tx) =>
      work({
        query: (sql, parameters) => {
          asked.push(sql)
          return tx.query(sql, parameters)
        },
      }),
    )
  const query: Connections['query'] = (sql, parameters) => {
    asked.push(sql)
    return database.query(sql, parameters)
  }
  return { ...database, transaction, query }
}
