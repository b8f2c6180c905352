import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Pace, paceOf } from '#dispatch/policy/pace.ts'
import { reserveIdleSlot, reserveSlot } from '#dispatch/store/slots.ts'
import { freshPglite } from '../support/database.ts'

const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())
const lane = 'TENCENT_ORGANIZATION/organization'
const pace = paceOf(20) as Pace
const start = Date.parse('2026-11-20T12:00:00Z')

beforeEach(async () => {
  await database.query('delete from lanes')
  await database.query('insert into lanes (id, provider, destination_id) values ($1, $2, $3)', [
    lane,
    'TENCENT_ORGANIZATION',
    'organization',
  ])
})

test('requests that are not calls share the slots of the lane', async () => {
  const used: number[] = []
  for (const ms of [0, 200, 400, 600, 800]) {
    await at(start + ms)
    used.push(await bookSpare())
  }
  await at(start + 900)
  for (let n = 0; n < 30; n += 1) used.push(await book())

  assert.deepEqual(used.slice(0, 2), [start, start + 200])
  for (const [index, moment] of used.entries()) {
    const first = used[index - pace.calls]
    if (first !== undefined) assert.ok(moment - first >= pace.windowMs - 1, `${moment - first} ms`)
  }
})

test('such requests get no slot while half of the pace is in use', async () => {
  await at(start)
  for (let n = 0; n < 10; n += 1) await book()
  const before = await slots()

  assert.equal(await reserveIdleSlot(database, lane, pace), undefined)

  assert.deepEqual(await slots(), before)
  await at((before[9] ?? 0) + pace.windowMs + 1)
  assert.ok(await reserveIdleSlot(database, lane, pace))
})

test('a missed slot is free again', async () => {
  await at(start)
  for (let n = 0; n < 9; n += 1) await book()
  const missed = await reserveIdleSlot(database, lane, pace)

  const next = await reserveIdleSlot(database, lane, pace, missed)

  assert.equal((await slots()).length, 10)
  assert.equal(next?.name, missed?.name)
})

async function book(): Promise<number> {
  return Date.parse((await reserveSlot(database, lane, pace)).name)
}

async function bookSpare(): Promise<number> {
  return Date.parse((await reserveIdleSlot(database, lane, pace))?.name ?? '')
}

async function slots(): Promise<number[]> {
  const [row] = await database.query<{ slots: Date[] }>('select slots from lanes')
  return (row?.slots ?? []).map(Number)
}

async function at(moment: number): Promise<void> {
  await database.query(`select set_config('gateway.now', $1, false)`, [
    new Date(moment).toISOString(),
  ])
}
