import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { yieldEvery } from '#event-loop/event-loop-quota.ts'

test('so many pass in one turn of the event loop, the others later, and all at last', async () => {
  const pass = yieldEvery(4)
  let passed = 0
  const all = Array.from({ length: 10 }, async () => {
    await pass()
    passed += 1
  })

  await Promise.resolve()
  const atOnce = passed
  await yieldToEventLoop()
  const afterOneTurn = passed
  await Promise.all(all)

  assert.equal(atOnce, 4)
  assert.ok(afterOneTurn <= 8, `${afterOneTurn} have passed`)
  assert.equal(passed, 10)
})

test('who has one piece does not wait for the thousand of another', async () => {
  const pass = yieldEvery(2)
  const passed: string[] = []
  const passOf = async (owner: string) => {
    await pass(1, owner)
    passed.push(owner)
  }
  const crowd = Array.from({ length: 1_000 }, () => passOf('crowd'))
  await passOf('one')

  assert.ok(passed.length <= 5, `${passed.length} passed first`)
  await Promise.all(crowd)
  assert.equal(passed.length, 1_001)
})

test('a large piece is paid for before the next one passes, and all owners get on', async () => {
  const pass = yieldEvery(10)
  const passed: string[] = []
  let turns = 0
  const turn = async () => {
    while (passed.length < 4) {
      await yieldToEventLoop()
      turns += 1
    }
  }
  await Promise.all([
    turn(),
    ...[
      ['a', 50],
      ['a', 50],
      ['b', 1],
      ['b', 1],
    ].map(async ([owner, units]) => {
      await pass(Number(units), String(owner))
      passed.push(String(owner))
    }),
  ])

  // The second large one waits until the first is paid for, and is paid for before the last.
  assert.deepEqual(passed, ['a', 'a', 'b', 'b'])
  assert.ok(turns >= 8, `${turns} turns`)
})
