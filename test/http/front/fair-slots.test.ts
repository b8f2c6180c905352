import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFairSlots } from '#http/front/fair-slots.ts'

/** Takes a slot, and writes down when the tenant has it. */
function queue(slots: ReturnType<typeof createFairSlots>, order: string[]) {
  return (tenant: string) => slots.acquire(tenant).then(() => order.push(tenant))
}

test('while others wait, no tenant gets more than its share', async () => {
  const slots = createFairSlots(6)
  const order: string[] = []
  const acquire = queue(slots, order)
  for (let n = 0; n < 6; n += 1) await acquire('greedy')
  for (let n = 0; n < 100; n += 1) void acquire('greedy')
  for (const tenant of ['b', 'c', 'b', 'c']) void acquire(tenant)

  for (let n = 0; n < 4; n += 1) slots.release('greedy')
  await Promise.resolve()

  assert.deepEqual(order.slice(6), ['b', 'c', 'b', 'c'])
})

test('tenants with as many slots take turns, and each in the order of its requests', async () => {
  const slots = createFairSlots(1)
  const order: string[] = []
  await slots.acquire('first')
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) {
    const tenant = name.charAt(0)
    void slots.acquire(tenant).then(() => {
      order.push(name)
      slots.release(tenant)
    })
  }

  slots.release('first')
  await new Promise(setImmediate)

  assert.deepEqual(order, ['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
})

test('who comes too late gets none, and takes none from the others', async () => {
  const slots = createFairSlots(1)
  await slots.acquire('a')

  const late = slots.acquire('b', 1)
  assert.equal(await late, false)
  slots.release('a')

  assert.equal(await slots.acquire('c', 1), true)
  assert.equal(await slots.acquire('b', 1), false)
})

test('slots come back, however often they change hands', async () => {
  const slots = createFairSlots(3)
  const work = async (tenant: string) => {
    await slots.acquire(tenant)
    await new Promise(setImmediate)
    slots.release(tenant)
  }
  await Promise.all(Array.from({ length: 300 }, (_, n) => work(`tenant ${n % 7}`)))

  const all = Array.from({ length: 3 }, () => slots.acquire('one', 1))
  assert.deepEqual(await Promise.all(all), [true, true, true])
  assert.equal(await slots.acquire('one', 1), false)
})
