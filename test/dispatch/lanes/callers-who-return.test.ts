import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Database } from '#database/database.ts'
import { createOffering } from '#dispatch/at-once/lane-offer.ts'
import type { Lane } from '#dispatch/lane.ts'
import { createHeldCalls } from '#dispatch/orphaned-calls.ts'
import { createPermits } from '#dispatch/permits/permits.ts'
import { type Formed, formCalls } from '#dispatch/store/forming/form-call.ts'
import { ignoreCrashPoints } from '../../../src/crash-points.ts'
import { borrowPglite } from '../../support/borrow-pglite.ts'
import { startTestGateway, type TestGateway } from '../../support/gateway.ts'
import { kindsOf, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'

test('a call waits for more until so many batches wait as come back', async () => {
  await using database = await borrowPglite()
  await using gateway = await startTestGateway({ database })
  const foreign = await foreignLane(gateway)
  for (const email of addresses('back', 3)) await queue(gateway, email)

  const tooFew = await formed(database, foreign, 4)
  const unknown = await formed(database, foreign, undefined)
  const allBack = await formed(database, foreign, 3)

  assert.equal(tooFew.kind, 'nothing')
  assert.equal(unknown.kind, 'nothing')
  assert.equal('batches' in tooFew && tooFew.batches, 3)
  assert.deepEqual(recipientsOf(allBack), [3])
})

test('a batch counts once, and what may not leave yet does not count', async () => {
  await using database = await borrowPglite()
  await using gateway = await startTestGateway({ database })
  const foreign = await foreignLane(gateway)
  await queue(gateway, 'one@example.com', 'of-the-same@example.com')
  await queue(gateway, 'mailbox@example.com')
  await queue(gateway, 'later@example.com')
  const held = (where: string) =>
    `update sends set not_before = gateway_now() + interval '1 hour', ${where}`
  await database.query(held(`mailbox_full = true where recipient_value = 'mailbox@example.com'`))
  await database.query(held(`turn = turn where recipient_value = 'later@example.com'`))

  const { kind, ...nothing } = await formed(database, foreign, 2)

  assert.equal(kind, 'nothing')
  assert.equal('batches' in nothing && nothing.batches, 1)
})

test('so many batches as come back leave with what accepts them, fewer wait', () => {
  const offering = createOffering({
    lane: { id: 'CHIME/account', provider: 'CHIME', destinationId: 'account' },
    owner: randomUUID(),
    held: createHeldCalls(),
    permits: createPermits(10),
    onCrashPoint: ignoreCrashPoints,
    room: (batches) => ({ calls: 1, maxRecipients: 50, minRecipients: batches >= 32 ? 1 : 50 }),
    launch: () => undefined,
    onEnd: () => undefined,
  })

  assert.equal(offering.offer(31, 31), undefined)
  assert.equal(offering.offer(40, 2), undefined)
  assert.equal(offering.offer(32, 32)?.minRecipients, 1)
})

interface Foreign {
  readonly lane: Lane
  readonly owner: string
}

/** A lane in which the gateway forms nothing. */
async function foreignLane(gateway: TestGateway): Promise<Foreign> {
  await send(gateway, { targets: [toChime(['first@example.com'])] })
  const owner = randomUUID()
  const [lane] = await gateway.database.query<Lane>(
    `update lanes set owner = $1, leased_until = gateway_now() + interval '1 hour'
     returning id, provider, destination_id as "destinationId"`,
    [owner],
  )
  assert.ok(lane)
  return { lane, owner }
}

async function queue(gateway: TestGateway, ...emails: readonly string[]): Promise<void> {
  const { results } = await send(gateway, { targets: [toChime(emails)], waitSeconds: 0 })
  assert.ok(kindsOf(results).every((kind) => kind === 'InviteQueued'))
}

function formed(
  database: Database,
  { lane, owner }: Foreign,
  minBatches: number | undefined,
): Promise<Formed> {
  return formCalls(database, lane, owner, {
    ...{ maxCalls: 1, maxRecipients: 50, minRecipients: 50, minBatches },
    ...{ maySend: true, mayLookUp: true, pace: undefined, onCrashPoint: ignoreCrashPoints },
  })
}

function recipientsOf(formed: Formed): readonly number[] {
  return formed.kind === 'calls' ? formed.calls.map(({ recipients }) => recipients.length) : []
}
