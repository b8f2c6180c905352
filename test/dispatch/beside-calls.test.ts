import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { bookSlot, noteRequest, type Pace, paceOf } from '#dispatch/pace.ts'
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

test('a burst after requests beside the calls of a lane is as much smaller', async () => {
  const requests = [0, 200, 400, 600, 800]
  for (const ms of requests) {
    await at(start + ms)
    await noteRequest(database, lane, pace, 0)
  }
  const used = requests.map((ms) => start + ms)
  await at(start + 900)
  for (let n = 0; n < 30; n += 1) used.push(await book())

  for (const [index, moment] of used.entries()) {
    const first = used[index - pace.calls]
    if (first !== undefined) assert.ok(moment - first >= pace.windowMs - 1, `${moment - first} ms`)
  }
})

test('where half of the pace is in use, no call is held up', async () => {
  await at(start)
  for (let n = 0; n < 10; n += 1) await book()
  const before = await slots()

  await noteRequest(database, lane, pace, 0)

  assert.deepEqual(await slots(), before)
})

test('a request is counted from when it leaves, between calls that are booked already', async () => {
  await at(start)
  for (let n = 0; n < 9; n += 1) await book()
  await noteRequest(database, lane, pace, 100)

  const moments = await slots()

  assert.equal(moments.length, 10)
  assert.deepEqual(
    moments,
    [...moments].sort((a, b) => a - b),
  )
  assert.ok(moments.includes(start + 100))
})

test('slots that are long past are forgotten', async () => {
  for (let n = 0; n < 100; n += 1) {
    await at(start + n * 200)
    await noteRequest(database, lane, pace, 0)
  }

  assert.equal((await slots()).length, 2 * pace.calls)
})

async function book(): Promise<number> {
  return Date.parse((await bookSlot(database, lane, pace)).name)
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
