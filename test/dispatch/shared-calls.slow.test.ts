import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import { borrowPglite } from '../support/borrow-pglite.ts'
import { startTestGateway } from '../support/gateway.ts'
import { kindsOf, send, sentBy } from '../support/requests/send-invites.ts'
import { addresses, toChime } from '../support/requests/targets.ts'

test('a thousand mutations of one address that come within a second make at most 40 calls', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  chime.latency(20)

  const answers = await Promise.all(
    addresses('crowd', 1_000).map(async (email, index) => {
      await sleep(index)
      return send(gateway, { targets: [toChime([email])], waitSeconds: 60 })
    }),
  )

  assert.ok(answers.every(({ results: [result] }) => result?.__typename === 'InviteSent'))
  assert.deepEqual(sentBy(chime).toSorted(), addresses('crowd', 1_000).sort())
  assert.ok(chime.requests.length <= 40, `${chime.requests.length} calls`)
})

test('mutations that come at a steady rate do not get smaller calls by those who come back', async () => {
  await using gateway = await startTestGateway()
  const { CHIME: chime } = gateway.emulators
  chime.latency(20)
  const began = performance.now()

  const answers = await Promise.all(
    addresses('steady', 200).map(async (email, index) => {
      await sleep(index * 5)
      return send(gateway, { targets: [toChime([email])], waitSeconds: 60 })
    }),
  )

  const took = performance.now() - began
  assert.ok(answers.every(({ results: [result] }) => result?.__typename === 'InviteSent'))
  // A call that is not full waits for 60 ms at least, but for the first ones, which nobody shared.
  assert.ok(chime.requests.length <= took / 60 + 10, `${chime.requests.length} calls, ${took} ms`)
})

test('32 clients who send again after each answer share their calls, in a lane that is not claimed anew for each', async () => {
  const rounds = 8
  await using database = await borrowPglite()
  const counted = counting(database)
  await using gateway = await startTestGateway({ database: counted.database })

  await Promise.all(
    Array.from({ length: 32 }, async (_, client) => {
      for (const email of addresses(`client-${client}`, rounds)) {
        const { results } = await send(gateway, { targets: [toChime([email])], waitSeconds: 60 })
        assert.deepEqual(kindsOf(results), ['InviteSent'])
      }
    }),
  )

  const { CHIME: chime } = gateway.emulators
  assert.equal(chime.ledger.length, 32 * rounds)
  assert.equal(new Set(sentBy(chime)).size, 32 * rounds)
  // The first one is alone, and on a busy machine many come late.
  assert.ok(chime.requests.length <= 8 * rounds, `${chime.requests.length} calls`)
  // Once; and again if the machine stood still for as long as a quiet lane is kept.
  assert.ok(counted.claims() <= 2, `${counted.claims()} claims`)
})

/** The same database; how often a lane was claimed. */
function counting(counted: Database) {
  let claims = 0
  const transaction: Database['transaction'] = (work) =>
    counted.transaction((tx) =>
      work({
        query: (sql, parameters) => {
          if (sql.includes('update lanes set owner = $2')) claims += 1
          return tx.query(sql, parameters)
        },
      }),
    )
  return { database: { ...counted, transaction }, claims: () => claims }
}
