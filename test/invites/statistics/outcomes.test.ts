import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { freeClock, setClock } from '../../support/clock.ts'
import { RetryInviteBatch } from '../../support/documents/actions.ts'
import { ReadStatistics } from '../../support/documents/statistics.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { lifecyclesByValue } from '../../support/requests/lifecycles.ts'
import { erase } from '../../support/requests/people.ts'
import { reinvite, resetEmulators, send } from '../../support/requests/send-invites.ts'
import { addresses, toChime, toWickr } from '../../support/requests/targets.ts'
import { until } from '../../support/until.ts'
import { addUp, assertExact } from './exact.ts'

const gateway = await startTestGateway({
  destinations: {
    CHIME: new Map([
      ['berlin', 'Berlin'],
      ['*', undefined],
    ]),
    WICKR: new Map([['*', undefined]]),
    REPOST_PRIVATE: new Map([['*', undefined]]),
  },
  callers: {
    ada: { tenant: 'acme' },
    eve: { tenant: 'other' },
    berlin: { tenant: 'acme', destinations: new Set(['CHIME/berlin']) },
    sender: { tenant: 'acme', scopes: new Set(['invites:send']) },
  },
})
after(() => gateway[Symbol.asyncDispose]())
const { database } = gateway
const ada = gateway.as('ada')
beforeEach(async () => {
  resetEmulators(gateway)
  await freeClock(database)
})

async function statisticsOf(caller: string, variables: object = {}) {
  const answer = await gateway.as(caller).execute(ReadStatistics, { days: 7, ...variables })
  return answer.statistics
}

async function sumsOf(caller: string, variables: object = {}) {
  const { outcomesByDay } = await statisticsOf(caller, variables)
  return outcomesByDay.map(({ day: _day, ...sums }) => sums)
}

const totalOf = (
  {
    provider: _provider,
    accepted: _accepted,
    ...sums
  }: Awaited<ReturnType<typeof sumsOf>>[number] = assert.fail(),
): number => Object.values(sums).reduce((sum, count) => sum + count, 0)

const none = { sent: 0, alreadyPending: 0, alreadyMember: 0, skipped: 0, failed: 0, unconfirmed: 0 }

test('each outcome counts once, by day, provider and destination, whether it is added up or not', async () => {
  await send(ada, {
    targets: [
      toChime(['one@example.com', 'two@example.com', 'failed@example.com', 'no address']),
      toChime(['three@example.com', 'three@example.com'], { accountId: 'paris' }),
      toWickr(['exists@example.com', 'taken@example.com']),
    ],
  })
  const chime = { ...none, sent: 3, failed: 2, skipped: 1 }
  const expected = [
    { provider: 'CHIME', ...chime, accepted: 0 },
    { provider: 'WICKR', ...none, alreadyMember: 1, failed: 1, accepted: 0 },
  ]

  const before = await sumsOf('ada')
  await assertExact(database)
  await addUp(database)
  const afterwards = await sumsOf('ada')

  assert.deepEqual(before, expected)
  assert.deepEqual(afterwards, expected)
  assert.ok((await assertExact(database)) > 0)
  const { outcomesByDestination, outcomesByDay } = await statisticsOf('ada')
  assert.deepEqual(
    outcomesByDestination.map(({ destination, sent, failed }) => [destination.label, sent, failed]),
    [
      ['Berlin', 2, 2],
      ['paris', 1, 0],
      ['31415926', 0, 1],
    ],
  )
  const [{ today } = { today: '' }] = await database.query<{ today: string }>(
    `select (gateway_now() at time zone 'utc')::date::text as today`,
  )
  assert.deepEqual(new Set(outcomesByDay.map(({ day }) => day)), new Set([today]))
})

test('callers see their own tenant, and their own destinations only', async () => {
  assert.deepEqual(await sumsOf('eve'), [])
  assert.deepEqual(await sumsOf('berlin'), [
    { provider: 'CHIME', ...none, sent: 2, failed: 2, accepted: 0 },
  ])
  assert.deepEqual((await statisticsOf('eve')).callsByDay, [])
  assert.deepEqual(await sumsOf('ada', { provider: ['WICKR'], destinationIds: ['berlin'] }), [])
  const response = await gateway.as('sender').post({ query: '{ statistics { __typename } }' })
  const { errors } = await response.json()
  assert.equal(errors[0].extensions.code, 'FORBIDDEN')
})

test('a retry moves what failed to the outcome that it gets, and a reinvite counts too', async () => {
  gateway.emulators.CHIME.next({ kind: 'error', name: 'ForbiddenException' })
  const failed = await send(ada, { targets: [toChime(addresses('again', 3))] })
  const before = await sumsOf('ada', { provider: ['CHIME'] })

  await ada.execute(RetryInviteBatch, { batchId: failed.batch.id })
  const sent = before[0]?.sent ?? 0
  const sentNow = async () => (await sumsOf('ada', { provider: ['CHIME'] }))[0]?.sent
  await until(async () => (await sentNow()) === sent + 3)
  await reinvite(ada, {
    who: { inviteIds: failed.results.flatMap(({ invite }) => invite?.id ?? []) },
  })
  const afterwards = await sumsOf('ada', { provider: ['CHIME'] })

  assert.equal(before[0]?.failed, 5)
  assert.equal(afterwards[0]?.failed, 2)
  assert.equal(totalOf(afterwards[0]), totalOf(before[0]) + 3)
  await assertExact(database)
})

test('who was read as accepted counts on the day of the invitation', async () => {
  await send(ada, { targets: [toChime(['joins@example.com', 'waits@example.com'])] })
  await setClock(database, '2 days')
  const read = await lifecyclesByValue(ada, { recipient: 'joins@example.com' })
  assert.deepEqual(read, { 'joins@example.com': 'ACCEPTED' })

  const { outcomesByDay } = await statisticsOf('ada', { provider: ['CHIME'] })

  assert.equal(outcomesByDay.length, 1)
  assert.equal(outcomesByDay[0]?.accepted, 1)
  await assertExact(database)
})

test('an erased person still counts, and a deleted batch does not', async () => {
  await erase(ada, { person: { recipient: 'one@example.com' } })
  await assertExact(database)
  await addUp(database)
  assert.ok((await sumsOf('ada')).length > 0)
  await setClock(database, '60 days')

  await addUp(database, 30)

  assert.equal(await assertExact(database), 0)
  assert.deepEqual(await sumsOf('ada', { days: 92 }), [])
  const rows = await database.query('select 1 from outcome_days')
  assert.equal(rows.length, 0)
})

test('the range of days is checked', async () => {
  for (const days of [0, 93]) {
    const response = await ada.post({ query: `{ statistics(days: ${days}) { __typename } }` })
    const { errors } = await response.json()
    assert.equal(errors[0].extensions.code, 'BAD_USER_INPUT')
  }
})

test('calls are counted with how long they took, and with what sharing saved', async () => {
  const release = gateway.emulators.CHIME.hold()
  await send(ada, {
    waitSeconds: 0,
    targets: [toChime(['first@example.com'], { accountId: 'shared' })],
  })
  release()
  await send(ada, { targets: [toChime(['last@example.com'], { accountId: 'shared' })] })
  const { callsByDay } = await statisticsOf('ada', { destinationIds: ['shared'] })

  assert.equal(callsByDay.length, 1)
  const [{ calls, failed, medianMs, slowestMs, saved } = assert.fail()] = callsByDay
  assert.ok(calls >= 1 && calls <= 2)
  assert.equal(calls + saved, 2)
  assert.equal(failed, 0)
  assert.ok(medianMs > 0 && slowestMs >= medianMs)
})

test('an id that no destination can have counts nothing', async () => {
  for (const id of ['\0', 'a\0b', '\ud800', 'x'.repeat(10_001)]) {
    const answer = await statisticsOf('ada', { destinationIds: [id] })

    assert.deepEqual(answer, { outcomesByDay: [], outcomesByDestination: [], callsByDay: [] })
  }
})
