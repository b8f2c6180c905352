import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import type { Database } from '#database/database.ts'
import { readRecipientHash } from '#dispatch/recipient-hash.ts'
import { startRetention } from '#invites/retention/retention.ts'
import { freeClock, setClock } from '../../support/clock.ts'
import { ReadRecipients } from '../../support/documents/people.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { createTestLogger } from '../../support/logger.ts'
import { rowsWith } from '../../support/requests/people.ts'
import { kindsOf, reinvite, resetEmulators, send } from '../../support/requests/send-invites.ts'
import { network, toChime, toRepostPrivate, wickrUser } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'

const gateway = await startTestGateway()
after(() => gateway[Symbol.asyncDispose]())
const { database } = gateway
beforeEach(async () => {
  resetEmulators(gateway)
  await freeClock(database)
})

/** Deletes what is old, as in a gateway with these limits, until `holds`. */
async function retain(
  limits: { readonly retentionDays?: number; readonly textRetentionDays?: number },
  holds: () => Promise<boolean>,
): Promise<void> {
  const hashKey = await readRecipientHash(database)
  const logger = createTestLogger()
  await using _retention = startRetention({ database, limits, hashKey, logger, everyMs: 10 })
  await until(holds)
}

async function countOf(table: string, on: Database = database): Promise<number> {
  const [row] = await on.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  return row?.count ?? 0
}

const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      ['batches', 'targets', 'sends', 'invites', 'calls', 'events', 'parts', 'lifecycles'].map(
        async (table) => [table, await countOf(table)] as const,
      ),
    ),
  )

function inviteSomebody(name: string) {
  const user = { ...wickrUser(`${name}@example.com`), firstName: `First${name}` }
  return send(gateway, {
    idempotencyKey: `key of ${name}`,
    name: `Batch of ${name}`,
    targets: [
      toChime([`${name}@example.com`, `${name}-other@example.com`, `${name}@`]),
      { wickr: { networkId: network, recipients: [user] } },
      toRepostPrivate([`reader-${name}`], { title: `Title ${name}`, body: `Body ${name}` }),
    ],
  })
}

test('a batch whose days are over is deleted with all that belongs to it, and no younger one', async () => {
  await inviteSomebody('old')
  await gateway.execute(ReadRecipients, {})
  await setClock(database, '40 days')
  const young = await inviteSomebody('young')
  const [left] = await database.query<{ sends: number }>(
    `select count(*)::int as sends from sends where batch_id = (
       select id from batches where idempotency_key = 'key of young')`,
  )

  await retain({ retentionDays: 31 }, async () => (await countOf('batches')) === 1)

  assert.deepEqual(await rowsWith(database, ['old@example.com', 'key of old', 'Title old']), [])
  const { batches, targets, sends, invites, calls, events } = await counts()
  assert.deepEqual({ batches, targets }, { batches: 1, targets: 3 })
  assert.deepEqual({ sends, invites }, { sends: left?.sends, invites: left?.sends })
  const strays = await database.query(
    `select 'call' from calls where not exists (select from sends where id = any(calls.send_ids))
     union all select 'event' from events where batch_id not in (select id from batches)
     union all select 'lifecycle' from lifecycles where invite_id not in (select invite_id from sends)`,
  )
  assert.deepEqual(strays, [])
  assert.ok((calls ?? 0) > 0 && (events ?? 0) > 0)
  assert.equal(kindsOf(young.results).includes('InviteSent'), true)
})

test('an invite that was asked for again is kept by its latest batch', async () => {
  const first = await send(gateway, { targets: [toChime(['again@example.com'])] })
  const id = first.results[0]?.invite?.id ?? ''
  await setClock(database, '80 days')
  await reinvite(gateway, { who: { inviteIds: [id] } })
  const before = await countOf('batches')

  await retain({ retentionDays: 31 }, async () => (await countOf('batches')) < before)
  await retain({ retentionDays: 31 }, async () => (await countOf('batches')) === 1)

  const { invites } = await gateway.execute(ReadRecipients, { filter: { recipient: 'again@' } })
  assert.deepEqual(
    invites.nodes.map((invite) => [invite.id, invite.attempts, invite.outcomeKind]),
    [[id, 2, 'SENT']],
  )
})

test('an open batch is kept however old it is, and deleted when it was finished for long enough', async () => {
  gateway.emulators.CHIME.next({ kind: 'throttle', retryAfterSeconds: 1_000_000 })
  await send(gateway, {
    idempotencyKey: 'open',
    waitSeconds: 0,
    targets: [toChime(['open@example.com'], { accountId: 'paused' })],
  })
  await until(() => gateway.emulators.CHIME.requests.length > 0)
  await send(gateway, { idempotencyKey: 'beside', targets: [toRepostPrivate(['beside'])] })
  await database.query(`update batches set created_at = created_at - interval '90 days',
    finished_at = finished_at - interval '90 days'`)

  await retain({ retentionDays: 31 }, async () => {
    const rows = await database.query(`select 1 from batches where idempotency_key = 'beside'`)
    return rows.length === 0
  })

  assert.equal((await rowsWith(database, ['open@example.com'])).length > 0, true)
  await database.query(`update lanes set paused_until = null, wake_at = gateway_now()`)
})

test('expired idempotency keys are deleted, whatever is kept', async () => {
  await send(gateway, { targets: [toChime(['expired@example.com'])] })
  await setClock(database, '200 days')
  await send(gateway, { idempotencyKey: 'fresh', targets: [toChime(['fresh@example.com'])] })

  await retain({}, async () => (await countOf('idempotency_keys')) === 1)

  const again = await send(gateway, {
    idempotencyKey: 'fresh',
    targets: [toChime(['fresh@example.com'])],
  })
  assert.equal(again.replayed, true)
})

test('texts go earlier: who was invited and what was said is erased, what became of it stays', async () => {
  const { batch } = await inviteSomebody('wordy')
  await setClock(database, '8 days')
  await inviteSomebody('recent')
  const words = ['wordy@', 'Firstwordy', 'Title wordy', 'Body wordy', 'of wordy', 'reader-wordy']
  assert.ok((await rowsWith(database, words)).length > 0)

  await retain({ textRetentionDays: 7 }, async () => (await rowsWith(database, words)).length === 0)

  const { invites } = await gateway.execute(ReadRecipients, { filter: { batchId: batch.id } })
  assert.deepEqual(
    invites.nodes.map(({ outcomeKind, recipient, batch }) => [
      outcomeKind,
      recipient.value,
      typeof recipient.erasedAt,
      batch.name,
    ]),
    ['SENT', 'SENT', 'FAILED', 'SENT', 'SENT'].map((kind) => [kind, '', 'string', null]),
  )
  assert.ok((await rowsWith(database, ['recent@example.com'])).length > 0)
})
