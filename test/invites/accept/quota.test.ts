import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { openPostgres } from '#database/postgres.ts'
import { freeClock } from '../../support/clock.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { noServer, startPostgres } from '../../support/postgres.ts'
import {
  kindsOf,
  reinvite,
  resetEmulators,
  send,
  sentBy,
  trySend,
} from '../../support/requests/send-invites.ts'
import { addresses, toChime } from '../../support/requests/targets.ts'

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
