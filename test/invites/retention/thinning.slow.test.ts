import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readRecipientHash } from '#dispatch/recipient-hash.ts'
import { startRetention } from '#invites/retention/retention.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { createTestLogger } from '../../support/logger.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { toChime } from '../../support/requests/targets.ts'
import { countOld, fillWithOld } from './old-invites.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
const { database } = gateway

const stored = 1_000

test('PGlite deletes what is old in small steps: few rows go between a request of others and its answer', {
  timeout: 120_000,
}, async (t) => {
  await fillWithOld(database, stored, stored)
  const hashKey = await readRecipientHash(database)
  const outcomes = new Set<string>()
  const deletedMeanwhile: number[] = []
  {
    const limits = { retentionDays: 31 }
    const logger = createTestLogger()
    await using _retention = startRetention({ database, limits, hashKey, logger, everyMs: 10 })
    for (let n = 0, left = stored; left > 0; n += 1) {
      const { results } = await send(gateway, { targets: [toChime([`new${n}@example.com`])] })
      for (const kind of kindsOf(results)) outcomes.add(kind)
      const before = left
      left = await countOld(database)
      deletedMeanwhile.push(before - left)
    }
  }

  const said = deletedMeanwhile.join(' ')
  t.diagnostic(`${deletedMeanwhile.length} requests; deleted during each: ${said}`)
  assert.deepEqual([...outcomes], ['InviteSent'])
  assert.ok(Math.max(...deletedMeanwhile) <= most, said)
  assert.ok(deletedMeanwhile.length >= fewest, said)
})

// On a busy machine it is 40 at most, two steps.
const most = 200
const fewest = 60
