import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connections, Database } from '#database/database.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

test('requests one after the other claim their lane once, and no look for more takes a lock', async () => {
  await using database = await borrowPglite()
  const counted = counting(database)
  await using gateway = await startTestGateway({ database: counted.database })
  await send(gateway, { targets: [toChime(['first@example.com'])] })
  await until(() => counted.open() === 0)
  const before = counted.writing()

  for (const email of addresses('next', 5)) await send(gateway, { targets: [toChime([email])] })
  await until(() => counted.open() === 0)

  // Accepted with the intent of its call, recorded.
  assert.equal(counted.writing() - before, 5 * 2)
})

test('a lane in which nothing comes for some time is released', async () => {
  await using gateway = await startTestGateway({ dispatch: { leaseMs: 300 } })

  await send(gateway, { targets: [toChime(['ada@example.com'])] })

  await until(async () => (await owners(gateway.database)).every((owner) => owner === null))
})

test('a quiet lane is released when its gateway stops', async () => {
  await using database = await borrowPglite()
  {
    await using gateway = await startTestGateway({ database })
    await send(gateway, { targets: [toChime(['ada@example.com'])] })
    assert.equal((await owners(database)).filter((owner) => owner === null).length, 0)
  }

  assert.deepEqual(await owners(database), [null])
})

test('what another replica accepts for a quiet lane is sent by its owner at once', async () => {
  await using database = await borrowPglite()
  await using other = await startTestGateway({ database })
  await using gateway = await startTestGateway({ database })
  await send(gateway, { targets: [toChime(['ada@example.com'])] })
  const [owner] = await owners(database)
  const began = performance.now()

  const { results } = await send(other, { targets: [toChime(['grace@example.com'])] })

  assert.deepEqual(kindsOf(results), ['InviteSent'])
  assert.deepEqual(await owners(database), [owner])
  assert.ok(performance.now() - began < 5_000, 'it was sent only when the lane was released')
})

async function owners(database: Database): Promise<(string | null)[]> {
  const rows = await database.query<{ owner: string | null }>('select owner from lanes')
  return rows.map(({ owner }) => owner)
}

/** The same database; how many synced transactions wrote sends or calls, and how many are open. */
function counting(counted: Database): {
  readonly database: Database
  writing(): number
  open(): number
} {
  let writing = 0
  let open = 0
  const transaction: Connections['transaction'] = async (work) => {
    open += 1
    let isSynced = true
    let isWriting = false
    try {
      return await counted.transaction((tx) =>
        work({
          query: (sql, parameters) => {
            if (sql.includes(`'synchronous_commit', 'off'`)) isSynced = false
            // Others look after what is old, or to be erased.
            if (/(?:insert into|update) (?:sends|calls)\b/.test(sql)) isWriting = true
            return tx.query(sql, parameters)
          },
        }),
      )
    } finally {
      if (isSynced && isWriting) writing += 1
      open -= 1
    }
  }
  // What is recorded together with others is one statement.
  const fixed: Connections['fixed'] = {
    query: (sql, parameters) => {
      if (sql.includes('update sends')) writing += 1
      return counted.fixed.query(sql, parameters)
    },
  }
  return {
    database: { ...counted, transaction, fixed },
    writing: () => writing,
    open: () => open,
  }
}
