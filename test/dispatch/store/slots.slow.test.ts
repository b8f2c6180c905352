import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Pace, paceOf } from '#dispatch/policy/pace.ts'
import { type Reservation, reserveSlot } from '#dispatch/store/slots.ts'
import { freshPglite } from '../../support/database.ts'
import { createRandom } from '../../truth/day/random.ts'

const database = await freshPglite()
after(() => database[Symbol.asyncDispose]())
const lane = 'TENCENT_ORGANIZATION/organization'
beforeEach(async () => {
  await database.query('delete from lanes')
  await database.query('insert into lanes (id, provider, destination_id) values ($1, $2, $3)', [
    lane,
    'TENCENT_ORGANIZATION',
    'organization',
  ])
})

const pace = paceOf(20) as Pace

test('a limit of 20 a second is kept with 47 ms to spare, and without a burst', () => {
  assert.deepEqual([pace.calls, Math.round(pace.windowMs), Math.round(pace.gapMs)], [20, 1_047, 26])
  assert.deepEqual(paceOf(0.5), { calls: 1, windowMs: 2_000 / 0.955, gapMs: 1_000 / 0.955 })
  assert.equal(paceOf(undefined), undefined)
})

for (const seed of [1, 2, 3, 4, 5]) {
  test(`with slots missed and given back, no 21 used ones share a window (seed ${seed})`, async () => {
    const random = createRandom(seed, 'slots')
    const used: number[] = []
    const waiting: Reservation[] = []
    let now = Date.parse('2026-11-20T12:00:00Z')
    for (let step = 0; step < 300; step += 1) {
      now += random.int(0, 60) + (random.chance(0.02) ? 700 : 0)
      await at(now)
      const reservation = waiting.shift()
      const isLate = reservation !== undefined && random.chance(0.2)
      if (reservation !== undefined && !isLate) used.push(Date.parse(reservation.name))
      waiting.push(await reserveSlot(database, lane, pace, isLate ? reservation : undefined))
    }
    await at(undefined)

    const sorted = [...used].sort((a, b) => a - b)
    assert.ok(sorted.length > 200)
    for (const [index, moment] of sorted.entries()) {
      const first = sorted[index - pace.calls]
      if (first !== undefined)
        assert.ok(moment - first >= pace.windowMs - 1, `${moment - first} ms`)
    }
  })
}

test('time that was lost is caught up at double pace', async () => {
  const start = Date.parse('2026-11-20T12:00:00Z')
  await at(start)
  for (let call = 0; call < 10; call += 1) await reserveSlot(database, lane, pace)
  // No reservation was reserved for half a second.
  await at(start + 760)

  const slots: number[] = []
  for (let call = 0; call < 12; call += 1) {
    slots.push(Date.parse((await reserveSlot(database, lane, pace)).name) - start)
  }
  await at(undefined)

  // Ten as quickly as the gap allows, then the eleventh one window after the first.
  assert.deepEqual(slots, [760, 786, 812, 838, 864, 890, 917, 943, 969, 995, 1_047, 1_073])
})

async function at(ms: number | undefined): Promise<void> {
  const moment = ms === undefined ? '' : new Date(ms).toISOString()
  await database.query(`select set_config('gateway.now', $1, false)`, [moment])
}
