import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookBackSeconds } from '#invites/accept/cool-down.ts'

for (const [fact, onDuplicate, windowSeconds, coolDownSeconds, seconds] of [
  ['a window longer than the cool-down decides', 'SKIP', 3_600, 300, 3_600],
  ['a shorter window cannot shorten the cool-down', 'SKIP', 60, 300, 300],
  ['without a cool-down the window decides', 'SKIP', 60, 0, 60],
  ['opting out leaves the cool-down', 'SEND_ANYWAY', 3_600, 300, 300],
  ['opting out without a cool-down: nothing earlier counts', 'SEND_ANYWAY', 3_600, 0, 0],
  ['no window and no cool-down: nothing earlier counts', 'SKIP', 0, 0, 0],
] as const) {
  test(fact, () => {
    assert.equal(lookBackSeconds({ onDuplicate, windowSeconds }, coolDownSeconds), seconds)
  })
}
