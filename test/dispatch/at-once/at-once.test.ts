import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Database } from '#database/database.ts'
import { DatabaseUnavailable } from '#database/unavailable.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { kindsOf, send, sentBy } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toTencentOrganization } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

test('calls of an owned lane are formed by the transaction that accepts, and each recipient is sent to once', async () => {
  await using database = await borrowPglite()
  const watched = watching(database)
  await using gateway = await startTestGateway({ database: watched.database })
  await ownLane(gateway)
  const before = watched.formed()

  const { results } = await send(gateway, { targets: [toChime(addresses('many', 120))] })

  assert.deepEqual(new Set(kindsOf(results)), new Set(['InviteSent']))
  assert.deepEqual(sentBy(gateway.emulators.CHIME).slice(1), addresses('many', 120))
  assert.ok(watched.formed() > before)
  assert.equal(await unfinished(database), 0)
})

test('where the lane belongs to another replica by now, nothing is formed, and its owner is told', async () => {
  await using database = await borrowPglite()
  await using gateway = await startTestGateway({ database })
  await ownLane(gateway)
  await database.query('update lanes set owner = $1', [randomUUID()])

  const targets = [toChime(['ada@example.com'])]
  const input = { targets, idempotencyKey: 'key' }
  const { results } = await send(gateway, { ...input, waitSeconds: 0 })

  assert.deepEqual(kindsOf(results), ['InviteQueued'])
  assert.equal(await unfinished(database), 0)
  await database.query('update lanes set owner = null')
  await database.query(`select pg_notify('lanes', id) from lanes`)
  const answer = await send(gateway, input)
  assert.deepEqual(kindsOf(answer.results), ['InviteSent'])
  assert.equal(gateway.emulators.CHIME.ledger.length, 2)
})

test('while the lane pauses nothing is formed', async () => {
  await using database = await borrowPglite()
  await using gateway = await startTestGateway({ database })
  await ownLane(gateway)
  await database.query(`update lanes set paused_until = gateway_now() + interval '1 hour'`)

  const targets = [toChime(['ada@example.com'])]
  const { results } = await send(gateway, { targets, waitSeconds: 0 })

  assert.deepEqual(kindsOf(results), ['InviteQueued'])
  assert.equal(await unfinished(database), 0)
})

test('a commit without an answer: its calls never leave, are withdrawn, and made once', async () => {
  await using database = await borrowPglite()
  const watched = watching(database)
  await using gateway = await startTestGateway({ database: watched.database })
  await ownLane(gateway)
  watched.loseNextCommit()
  const input = { targets: [toChime(['ada@example.com'])], idempotencyKey: 'key' }
  await assert.rejects(send(gateway, input))
  assert.equal(watched.lost(), 1)

  const { batch, results } = await send(gateway, input)

  assert.deepEqual(kindsOf(results), ['InviteSent'])
  assert.equal(batch.progress.counts.sent, 1)
  assert.equal(gateway.emulators.CHIME.ledger.length, 2)
})

test('a paced lane forms its calls for themselves, each with its slot', async () => {
  await using database = await borrowPglite()
  const watched = watching(database)
  await using gateway = await startTestGateway({ database: watched.database })
  await send(gateway, { targets: [toTencentOrganization(['100000000001'])] })

  await send(gateway, { targets: [toTencentOrganization(['100000000002'])] })

  assert.equal(watched.formed(), 0)
  assert.equal(gateway.emulators.TENCENT_ORGANIZATION.ledger.length, 2)
})

test('a gateway that stops while it accepts sends nothing after its lanes are released', async () => {
  await using database = await borrowPglite()
  const gateway = await startTestGateway({ database })
  await ownLane(gateway)
  const emails = addresses('last', 20)
  const sending = emails.map((email) =>
    send(gateway, { targets: [toChime([email])] }).catch(() => undefined),
  )

  await gateway[Symbol.asyncDispose]()

  await Promise.all(sending)
  assert.equal(await unfinished(database), 0)
})

/** Until the gateway owns the lane, and knows that nothing waits in it. */
async function ownLane(gateway: TestGateway): Promise<void> {
  await send(gateway, { targets: [toChime(['first@example.com'])] })
  await until(async () => {
    const rows = await gateway.database.query('select 1 from lanes where owner is not null')
    return rows.length === 1
  })
}

async function unfinished(database: Database): Promise<number> {
  const rows = await database.query(`select 1 from calls where state <> 'done'`)
  return rows.length
}

/** The same database; how many transactions formed calls as they accepted. One commit can be lost. */
function watching(database: Database) {
  let formed = 0
  let lost = 0
  let losesNext = false
  const transaction: Database['transaction'] = async (work) => {
    let forms = false
    const result = await database.transaction((tx) =>
      work({
        query: (sql, parameters) => {
          const [calls] = parameters?.slice(-1) ?? []
          if (sql.includes('send_ids uuid[], owner uuid') && calls !== '[]') forms = true
          return tx.query(sql, parameters)
        },
      }),
    )
    if (!forms) return result
    formed += 1
    if (!losesNext) return result
    losesNext = false
    lost += 1
    throw new DatabaseUnavailable()
  }
  return {
    database: { ...database, transaction },
    formed: () => formed,
    lost: () => lost,
    loseNextCommit: () => {
      losesNext = true
    },
  }
}
