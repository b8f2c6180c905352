import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from './until.ts'

test('until returns the first fact that holds', async () => {
  const facts = [undefined, null, false, 'yes', 'later']

  assert.equal(await until(() => facts.shift()), 'yes')
})

test('until waits for a promised fact', async () => {
  let times = 0

  await until(async () => {
    times += 1
    return times === 3
  })

  assert.equal(times, 3)
})

test('what never holds fails with its source and its last value', async () => {
  const arrived = 0

  await assert.rejects(
    until(() => arrived > 2, 20),
    {
      message: 'after 20 ms this did not hold: () => arrived > 2 returned false',
    },
  )
})
