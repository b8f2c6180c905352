import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBoundedChecks } from '#identity/tokens/bounded-checks.ts'
import { KeysUnavailable } from '#identity/tokens/keys-unavailable.ts'
import { createVerifyToken, openTokenKeys } from '#identity/tokens/token.ts'
import { token, tokenSettings } from '../hostile/credentials.ts'
import { createTestLogger } from '../support/logger.ts'

test('few checks run at once, the others in their order, and too many are refused', async () => {
  const { begin } = createBoundedChecks()
  const order: number[] = []
  let running = 0
  let most = 0
  const check = async (nth: number) => {
    const end = await begin()
    order.push(nth)
    running += 1
    most = Math.max(most, running)
    await new Promise(setImmediate)
    running -= 1
    end()
    end()
  }

  const checks = await Promise.allSettled(Array.from({ length: 1_100 }, (_, nth) => check(nth)))

  const refused = checks.filter(({ status }) => status === 'rejected')
  assert.equal(most, 8)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
  assert.equal(refused.length, 1_100 - 1_008)
  assert.ok(refused.every((one) => 'reason' in one && one.reason instanceof KeysUnavailable))
})

test('3,000 forged tokens with a known key id leave the way free for a good one', async () => {
  const verify = createVerifyToken(
    tokenSettings,
    openTokenKeys(tokenSettings, createTestLogger()).find,
  )
  const forged = Array.from(
    { length: 3_000 },
    (_, nth) => `${token({ jti: `${nth}` }).slice(0, -6)}AAAAAA`,
  )

  const answers = await Promise.allSettled(forged.map(verify))
  const owner = await verify(token())

  assert.ok(answers.every((one) => one.status === 'rejected' || one.value === undefined))
  assert.ok(answers.some(({ status }) => status === 'rejected'))
  assert.equal(owner?.caller.tenant, 'other')
})
