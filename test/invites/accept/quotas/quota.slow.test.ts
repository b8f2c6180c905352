import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { freeClock } from '../../../support/clock.ts'
import { ReconcileInviteBatch, RetryInviteBatch } from '../../../support/documents/actions.ts'
import { RevokeInvites } from '../../../support/documents/revoke.ts'
import { startTestGateway } from '../../../support/gateway.ts'
import { noServer, startPostgres } from '../../../support/postgres.ts'
import { invited } from '../../../support/requests/revoke.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
  tryPlan,
  tryReinvite,
  trySend,
} from '../../../support/requests/send-invites.ts'
import { addresses, toChime, toWickr } from '../../../support/requests/targets.ts'
import { until } from '../../../support/until.ts'

const server = await startPostgres()
after(() => server?.[Symbol.asyncDispose]())
const onServer = server === undefined ? { skip: noServer } : {}

const options = {
  limits: { maxRecipientsPerDay: 10 },
  callers: { ada: { tenant: 'acme' }, bob: { tenant: 'acme' }, eve: { tenant: 'other' } },
}
const gateway = await startTestGateway(options)
after(() => gateway[Symbol.asyncDispose]())
beforeEach(async () => {
  resetEmulators(gateway)
  await gateway.database.query('delete from tenant_days')
})
const [ada, bob, eve] = ['ada', 'bob', 'eve'].map(gateway.as) as [
  typeof gateway,
  typeof gateway,
  typeof gateway,
]
const to = (name: string, count: number) => ({ targets: [toChime(addresses(name, count))] })

test('a tenant sends to so many in a day, by all its keys, and the next is refused with the sum', async () => {
  await send(ada, to('first', 6))
  const over = await trySend(bob, to('second', 5))
  const fits = await send(bob, to('third', 4))
  const other = await send(eve, to('fourth', 10))

  assert.ok(over.__typename === 'LimitExceeded', over.__typename)
  assert.deepEqual([over.limit, over.actual], [10, 11])
  assert.equal(over.message, "The request exceeds your tenant's daily limit of recipients.")
  assert.equal(fits.results.length + other.results.length, 14)
  assert.equal(sentBy(gateway.emulators.CHIME).length, 20)
})

test('what was refused left its key free, and is taken the next day', async () => {
  const idempotencyKey = 'tomorrow'
  await send(ada, to('today', 10))
  const refused = await trySend(ada, { idempotencyKey, ...to('tomorrow', 1) })
  await gateway.database.query(
    `select set_config('gateway.now', ((gateway_now() at time zone 'utc')::date + 1)::text || 'Z', false)`,
  )
  const { replayed, results } = await send(ada, { idempotencyKey, ...to('tomorrow', 1) })
  await freeClock(gateway.database)

  assert.equal(refused.__typename, 'LimitExceeded')
  assert.equal(replayed, false)
  assert.deepEqual(kindsOf(results), ['InviteSent'])
})

test('only those who are sent something count: no replay, no skipped, no invalid one', async () => {
  const request = { idempotencyKey: 'counted', ...to('counted', 8) }
  const { results } = await send(ada, request)
  for (let n = 0; n < 3; n += 1) await send(ada, request)
  await send(ada, to('counted', 8))
  await send(ada, { targets: [toChime(['@', 'no address'])] })

  const more = await send(ada, to('more', 1))
  const again = await reinvite(ada, {
    who: { inviteIds: [results[0]?.invite?.id ?? ''] },
    duplicates: { onDuplicate: 'SEND_ANYWAY' },
  })
  const full = await trySend(ada, to('full', 1))

  assert.deepEqual(kindsOf([...more.results, ...again.results]), ['InviteSent', 'InviteSent'])
  assert.equal(full.__typename, 'LimitExceeded')
})

test('of many at once exactly as many fit as there is room for', async () => {
  const requests = Array.from({ length: 30 }, (_, n) =>
    trySend(n % 2 ? ada : bob, to(`at${n}-`, 1)),
  )

  const answers = kindsOf(await Promise.all(requests))

  assert.equal(answers.filter((kind) => kind === 'SendInvitesPayload').length, 10)
  assert.equal(answers.filter((kind) => kind === 'LimitExceeded').length, 20)
  assert.equal(sentBy(gateway.emulators.CHIME).length, 10)
})

test('a plan over the quota is refused as sending would be, and counts nothing', async () => {
  await send(ada, to('sent', 6))

  const over = await tryPlan(bob, toChime(addresses('planned', 5)))
  const known = await tryPlan(bob, toChime(addresses('sent', 6)))
  const fits = await tryPlan(bob, toChime(addresses('planned', 4)))
  const sent = await send(bob, to('planned', 4))

  assert.ok(over.__typename === 'LimitExceeded')
  assert.deepEqual([over.limit, over.actual], [10, 11])
  assert.deepEqual([known.__typename, fits.__typename], ['InvitePlan', 'InvitePlan'])
  assert.equal(sent.results.length, 4)
})

const bounded = await startTestGateway({
  callers: options.callers,
  limits: { maxStoredRecipientsPerDay: 10, maxRecipientsPerDay: 5 },
  database: gateway.database,
  emulators: gateway.emulators,
})
after(() => bounded[Symbol.asyncDispose]())
const stored = async () => (await gateway.database.query('select 1 from sends')).length
const invalid = (count: number) => ({
  targets: [toChime(Array.from({ length: count }, (_, n) => `no address ${n}`))],
})

test('invalid recipients count as stored, and beyond the quota nothing of a request is', async () => {
  const before = await stored()
  const first = await send(bounded.as('ada'), invalid(10))
  const second = await trySend(bounded.as('bob'), invalid(1))
  const plan = await tryPlan(bounded.as('bob'), toChime(['no address']))
  const other = await send(bounded.as('eve'), invalid(10))

  assert.equal(first.results.length + other.results.length, 20)
  assert.ok(second.__typename === 'LimitExceeded', second.__typename)
  assert.deepEqual([second.limit, second.actual], [10, 11])
  assert.match(second.message, /skipped and invalid ones included/)
  assert.equal(plan.__typename, 'LimitExceeded')
  assert.equal((await stored()) - before, 20)
})

test('skipped recipients count as stored, and a replay counts nothing', async () => {
  const request = { idempotencyKey: 'stored', ...to('stored', 4) }
  await send(bounded.as('ada'), request)
  for (let n = 0; n < 5; n += 1) await send(bounded.as('ada'), request)
  await send(bounded.as('ada'), to('stored', 4))

  const over = await trySend(bounded.as('ada'), to('stored', 4))
  const fits = await send(bounded.as('ada'), to('stored', 2))

  assert.ok(over.__typename === 'LimitExceeded')
  assert.deepEqual([over.limit, over.actual], [10, 12])
  assert.deepEqual(kindsOf(fits.results), ['InviteSkipped', 'InviteSkipped'])
})

test('batches without recipients count as one each, and their keys stay free beyond the quota', async () => {
  const empty = () =>
    tryReinvite(bounded.as('ada'), { who: { filter: { recipient: 'matches nobody' } } })

  const answers = []
  for (let n = 0; n < 12; n += 1) answers.push((await empty()).__typename)
  const keys = await gateway.database.query(
    "select 1 from idempotency_keys where operation = 'reinviteUsers'",
  )

  assert.deepEqual(answers.slice(9), ['ReinviteUsersPayload', 'LimitExceeded', 'LimitExceeded'])
  assert.ok(keys.length >= 10 && keys.length < 12 + 2)
})

test('actions that affect nobody do not fill the audit trail', async () => {
  const { batch } = await send(ada, to('quiet', 1))
  const events = async () =>
    (await gateway.database.query("select 1 from events where actor = 'ada'")).length
  const before = await events()

  for (let n = 0; n < 5; n += 1) {
    await ada.execute(RetryInviteBatch, { batchId: batch.id })
    await ada.execute(ReconcileInviteBatch, { batchId: batch.id })
  }

  assert.equal((await events()) - before, 2)
})

const usedByAcme = async () => {
  const [used] = await gateway.database.query<{ recipients: number; stored: number }>(
    "select recipients, stored from tenant_days where tenant = 'acme'",
  )
  return used
}

test('what is retried counts once more, and beyond the quota nothing of it is sent', async () => {
  const { CHIME: chime } = gateway.emulators
  const retry = () => ada.execute(RetryInviteBatch, { batchId: batch.id })
  const failed = async () =>
    (await gateway.database.query("select 1 from sends where outcome_kind = 'FAILED'")).length
  chime.next({ kind: 'error', name: 'ForbiddenException' }, 2)
  const before = await failed()
  const { batch } = await send(ada, to('retried', 4))

  const first = await retry()
  const used = await usedByAcme()
  await until(async () => (await failed()) === before + 4)
  const second = await retry()

  assert.equal(first.retryInviteBatch.__typename, 'RetryInviteBatchPayload')
  assert.deepEqual(used, { recipients: 8, stored: 8 })
  assert.equal(second.retryInviteBatch.__typename, 'LimitExceeded')
  assert.deepEqual(await usedByAcme(), used)
  assert.equal(chime.requests.length, 2)
})

test('what is revoked counts as stored, and beyond the quota nothing is revoked', async () => {
  const ids = await invited(ada, toWickr(addresses('revoked', 6)))
  const revoke = (inviteIds: readonly string[]) =>
    bounded.as('ada').execute(RevokeInvites, {
      input: { inviteIds: [...inviteIds], acceptUserDeletion: true },
    })

  const some = await revoke(ids.slice(0, 4))
  const used = await usedByAcme()
  const others = await revoke(ids.slice(4))

  assert.equal(some.revokeInvites.__typename, 'RevokeInvitesPayload')
  assert.deepEqual(used, { recipients: 6, stored: 10 })
  assert.equal(others.revokeInvites.__typename, 'LimitExceeded')
})

test('the quota holds over replicas', onServer, async () => {
  assert.ok(server)
  const url = await server.createDatabase()
  await using opened = new AsyncDisposableStack()
  const replica = async () => {
    const database = opened.use(await openPostgres({ url, onError: () => undefined }))
    return opened.use(
      await startTestGateway({ ...options, database, emulators: gateway.emulators }),
    )
  }
  const replicas = [await replica(), await replica()]

  const requests = Array.from({ length: 30 }, (_, n) => {
    const one = replicas[n % 2] ?? assert.fail()
    return trySend(one.as('ada'), to(`replica${n}-`, 1))
  })
  const answers = kindsOf(await Promise.all(requests))

  assert.equal(answers.filter((kind) => kind === 'SendInvitesPayload').length, 10)
  assert.equal(sentBy(gateway.emulators.CHIME).length, 10)
})
