import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import type { Queryable } from '#database/database.ts'
import { insertBatches } from '#dispatch/intake/insert-batches.ts'
import { insertSends, type SendRow } from '#dispatch/intake/insert-sends.ts'
import type { Lane } from '#dispatch/lane.ts'
import { splitSingly } from '#dispatch/policy/splitting/split.ts'
import type { FormedCall } from '#dispatch/store/call-row.ts'
import { formCalls } from '#dispatch/store/forming/form-call.ts'
import { wakeLanes } from '#dispatch/store/lanes.ts'
import { insertParts } from '#dispatch/store/parts/insert-parts.ts'
import { ignoreCrashPoints } from '../../src/crash-points.ts'
import { borrowPglite } from '../support/borrow-pglite.ts'

const database = await borrowPglite()
after(() => database[Symbol.asyncDispose]())
const owner = randomUUID()
const lane: Lane = {
  id: 'TENCENT_ORGANIZATION/organization',
  provider: 'TENCENT_ORGANIZATION',
  destinationId: 'organization',
}

beforeEach(async () => {
  await database.query('truncate batches, lanes, targets, calls, sends, turns, invites cascade')
  await wakeLanes(database, [lane])
  await database.query('update lanes set owner = $1', [owner])
})

test('one invite of a tenant leaves within three slots, though 100,000 of another wait', async () => {
  await queueMany('large', 100_000)
  const before = [await nextCall(1), await nextCall(1)]

  await queue('small', 1)
  const took: number[] = []
  const calls: (readonly string[])[] = []
  for (let call = 0; call < 50; call += 1) {
    const started = performance.now()
    calls.push(await nextCall(1))
    took.push(performance.now() - started)
  }

  assert.deepEqual(before, [['large'], ['large']])
  // Two calls may have been formed before it came: it is the third to leave.
  assert.deepEqual(calls[0], ['small'])
  assert.ok(calls.slice(1).every(([tenant]) => tenant === 'large'))
  const median = took.sort((a, b) => a - b)[25] ?? 0
  assert.ok(median < 100, `${median} ms a call: it must not look at all that waits`)
})

test('over any 400 calls each of twenty tenants has its share, however much each has waiting', async () => {
  const tenants = Array.from({ length: 20 }, (_, index) => `tenant-${index}`)
  for (const [index, tenant] of tenants.entries()) await queue(tenant, index % 2 ? 30 : 60)

  const calls: string[] = []
  for (let call = 0; call < 500; call += 1) calls.push(...(await nextCall(1)))

  for (let start = 0; start + 400 <= calls.length; start += 10) {
    const counts = Map.groupBy(calls.slice(start, start + 400), (tenant) => tenant)
    for (const tenant of tenants) {
      const own = counts.get(tenant)?.length ?? 0
      assert.ok(own >= 18 && own <= 22, `${tenant} has ${own} of 400 calls`)
    }
  }
})

test("a tenant's small batch does not wait for all of its large one", async () => {
  const large = await queue('acme', 300)
  await nextCall(1)
  const small = await queue('acme', 1)

  const batches = [await nextBatch(), await nextBatch(), await nextBatch()]

  assert.ok(batches.includes(small), 'the small batch has a turn')
  assert.ok(batches.includes(large))
})

test('the calls that a split adds are charged to the turn of their tenant', async () => {
  await queue('red', 20)
  const [refused] = await formCallsOf(20)
  assert.ok(refused)
  const parts = splitSingly(refused.recipients.map(({ id }) => id))
  await insertParts(database, refused, { kind: 'split', parts, byRecipients: true }, undefined)
  await queue('blue', 20)

  const calls: (readonly string[])[] = []
  for (let call = 0; call < 40; call += 1) calls.push(await nextCall(1))

  for (let count = 2; count <= 40; count += 2) {
    const reds = calls.slice(0, count).filter(([tenant]) => tenant === 'red').length
    assert.ok(Math.abs(reds - count / 2) <= 1, `${reds} of the first ${count} calls`)
  }
  assert.deepEqual(await nextCall(1), [])
})

test('turns cost no calls: tenants with one message fill calls together', async () => {
  const tenants = Array.from({ length: 20 }, (_, index) => `tenant-${index}`)
  for (const tenant of tenants) await queue(tenant, 35)

  const calls: (readonly string[])[] = []
  for (let call = await nextCall(50); call.length > 0; call = await nextCall(50)) calls.push(call)

  assert.equal(calls.length, 14)
  assert.ok(calls.every(({ length }) => length === 50))
})

test('more tenants than are compared at a time all have their turns', async () => {
  const tenants = Array.from({ length: 150 }, (_, index) => `tenant-${index}`)
  for (const tenant of tenants) await queue(tenant, 4, tenant)

  const calls: string[] = []
  for (let call = 0; call < 300; call += 1) calls.push(...(await nextCall(1)))

  const counts = [...Map.groupBy(calls, (tenant) => tenant).values()].map(({ length }) => length)
  assert.equal(counts.length, 150)
  assert.ok(Math.max(...counts) <= 3, `${Math.max(...counts)} turns, where others had fewer`)
})

/** The tenants of the recipients of the next call. */
async function nextCall(maxRecipients: number): Promise<readonly string[]> {
  const ids = await form(maxRecipients)
  const rows = await database.query<{ tenant: string }>(
    'select tenant from unnest($1::uuid[]) as id join sends using (id)',
    [ids],
  )
  return rows.map(({ tenant }) => tenant)
}

async function nextBatch(): Promise<string | undefined> {
  const [row] = await database.query<{ batch_id: string }>(
    'select batch_id from sends where id = any($1::uuid[])',
    [await form(1)],
  )
  return row?.batch_id
}

async function form(maxRecipients: number): Promise<readonly string[]> {
  const calls = await formCallsOf(maxRecipients)
  return calls.flatMap(({ recipients }) => recipients.map(({ id }) => id))
}

async function formCallsOf(maxRecipients: number): Promise<readonly FormedCall[]> {
  const formed = await formCalls(database, lane, owner, {
    maxCalls: 1,
    maxRecipients,
    minRecipients: 1,
    minBatches: undefined,
    maySend: true,
    mayLookUp: true,
    pace: undefined,
    onCrashPoint: ignoreCrashPoints,
  })
  return formed.kind === 'calls' ? formed.calls : []
}

/** As accepting does it. Returns the batch. */
async function queue(tenant: string, count: number, message = 'same'): Promise<string> {
  const batch = await insertBatch(database, tenant, count)
  const sends = Array.from({ length: count }, (_, position): SendRow => {
    return sendRow(batch, tenant, message, position)
  })
  await insertSends(database, sends, database.kind)
  return batch
}

/** The same in one statement. */
async function queueMany(tenant: string, count: number): Promise<void> {
  const batch = await insertBatch(database, tenant, count)
  await database.query(
    `insert into sends (id, tenant, batch_id, target_position, position, invite_id, lane_id, provider,
       destination_id, message_key, recipient_kind, recipient_value, recipient_key, details, state, turn)
     select gen_random_uuid(), $1, $2, 0, nth, gen_random_uuid(), $3, $4, $5, 'same', 'ACCOUNT_UIN',
       nth::text, md5(nth::text), '{}', 'queued', nth + 1
     from generate_series(0, $6 - 1) as nth`,
    [tenant, batch, lane.id, lane.provider, lane.destinationId, count],
  )
}

async function insertBatch(on: Queryable, tenant: string, total: number): Promise<string> {
  const id = randomUUID()
  await insertBatches(
    on,
    [
      {
        ...{ id, tenant, total, open: total, trace: undefined },
        ...{ operation: 'sendInvites', caller: tenant },
        ...{ idempotency_key: id, name: undefined, stop_after_failures: undefined },
      },
    ],
    [],
    [
      {
        ...{ batch_id: id, position: 0, provider: lane.provider, lane_id: lane.id },
        ...{ destination_id: lane.destinationId, operation: 'invite', message: {} },
      },
    ],
  )
  return id
}

function sendRow(batch: string, tenant: string, message: string, position: number): SendRow {
  const id = randomUUID()
  return {
    ...{ batch_id: batch, tenant, target_position: 0, position, invite_id: id, latest: true },
    ...{ attempt: 1, lane_id: lane.id, provider: lane.provider, message_key: message },
    ...{ destination_id: lane.destinationId, recipient_kind: 'ACCOUNT_UIN', recipient_value: id },
    ...{ recipient_key: id, mailbox_key: undefined, display_name: undefined, details: {} },
    ...{ person_key: undefined, provider_reference: undefined, outcome: undefined },
    mailbox_wait: undefined,
  }
}
