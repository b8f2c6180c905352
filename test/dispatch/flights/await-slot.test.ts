import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAwaitSlot } from '#dispatch/flights/await-slot.ts'
import type { FormedCall } from '#dispatch/store/call-row.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'
import { createTestLogger } from '../../support/logger.ts'

test('a call without a slot waits for no timer', async () => {
  await using database = await borrowPglite()
  const { awaitSlot } = createAwaitSlot({
    ...{ database, lane, logger: createTestLogger(), pace: undefined },
    isSeenAlive: () => true,
  })
  const before = timers()

  const clearance = awaitSlot(call)

  const during = timers()
  assert.deepEqual(await clearance, { mayLeave: true })
  assert.equal(during, before)
})

test('a timer is seen while it runs', () => {
  const before = timers()

  const timer = setTimeout(() => undefined, 0)

  assert.equal(timers(), before + 1)
  clearTimeout(timer)
})

const lane = { id: 'CHIME/d', provider: 'CHIME', destinationId: 'd' } as const

// However long the test is held up, it was formed a moment ago.
const since = performance.now() + 600_000
const call: FormedCall = {
  ...{ id: 'call', operation: 'invite', destinationId: 'd', message: {}, recipients: [] },
  ...{ token: 'token', repeated: false, step: 'send', attempt: 1, stepAttempt: 1 },
  ...{ owner: 'owner', reservation: undefined, part: undefined, since, startedAt: new Date() },
}

/** How many timers of this process run now. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
}
