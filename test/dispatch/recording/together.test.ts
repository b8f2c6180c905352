import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { Database } from '#database/database.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { openSends } from '../../support/queued-sends.ts'
import { kindsOf, resetEmulators, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const borrowed = await borrowPglite()
const recorded = { alone: 0, together: 0 }
const gateway = await startTestGateway({ database: counting(borrowed) })
after(async () => {
  await gateway[Symbol.asyncDispose]()
  await borrowed[Symbol.asyncDispose]()
})
beforeEach(() => {
  resetEmulators(gateway)
  Object.assign(recorded, { alone: 0, together: 0 })
})

test('answers that come together are recorded in one statement, and each recipient is counted once', async () => {
  const { CHIME: chime } = gateway.emulators
  const release = chime.hold()
  const sending = send(gateway, { targets: [toChime(addresses('many', 100))] })
  await until(() => chime.requests.length === 2)
  release()

  const { batch, results } = await sending

  assert.equal(batch.progress.counts.sent, 100)
  assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteSent']))
  assert.deepEqual(recorded, { alone: 0, together: 1 })
  assert.deepEqual(await events(gateway.database, 'ANSWERED'), [50, 50])
  assert.equal((await events(gateway.database, 'FINISHED')).length, 1)
})

test('several batches in one call: each is finished by it once, with its own count', async () => {
  const release = gateway.emulators.CHIME.hold()
  const first = send(gateway, { targets: [toChime(['first@example.com'])] })
  await until(() => gateway.emulators.CHIME.requests.length === 1)
  const others = [3, 2].map((count, nth) =>
    send(gateway, { targets: [toChime(addresses(`batch${nth}`, count))] }),
  )
  await until(async () => (await openSends(gateway.database)) === 6)
  release()

  const answers = await Promise.all([first, ...others])

  assert.deepEqual(
    answers.map(({ batch }) => batch.progress.counts.sent),
    [1, 3, 2],
  )
  assert.equal(recorded.alone, 0)
})

test('a failed recipient: its call is recorded alone, the others together', async () => {
  const emails = [...addresses('good', 60), 'failed@example.com']

  const { results } = await send(gateway, { targets: [toChime(emails)] })

  assert.deepEqual(kindsOf(results.slice(-1)), ['InviteFailed'])
  assert.deepEqual(new Set(kindsOf(results.slice(0, -1))), new Set(['InviteSent']))
  assert.ok(recorded.alone > 0)
})

test('in a lane with a trouble the first good answer is recorded alone, and ends the trouble', async () => {
  gateway.emulators.CHIME.next({ kind: 'throttle' })

  const { results } = await send(gateway, { targets: [toChime(['slow@example.com'])] })

  assert.deepEqual(kindsOf(results), ['InviteSent'])
  assert.equal(recorded.alone, 2)
  const rows = await gateway.database.query('select 1 from lanes where throttles > 0')
  assert.deepEqual(rows, [])
})

async function events(database: Database, code: string): Promise<(number | null)[]> {
  const rows = await database.query<{ recipients: number | null }>(
    `select (call ->> 'recipients')::int as recipients from events where code = $1`,
    [code],
  )
  return rows.map(({ recipients }) => recipients)
}

/** The same database, which counts how answers are recorded. */
function counting(database: Database): Database {
  return {
    ...database,
    fixed: {
      query: async (sql, parameters) => {
        const rows = await database.fixed.query<never>(sql, parameters)
        if (!sql.includes('), ended as (')) return rows
        const [row] = rows as { callIds: string[] }[]
        if (row !== undefined && row.callIds.length > 0) recorded.together += 1
        return rows
      },
    },
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          query: (sql, parameters) => {
            if (sql.includes('with noted as (')) recorded.alone += 1
            return tx.query(sql, parameters)
          },
        }),
      ),
  }
}
