import assert from 'node:assert/strict'
import { test } from 'node:test'
import { departures, type OccupiedAddress } from '#dispatch/policy/mailboxes/mailbox-times.ts'

const limits = {
  coolDownSeconds: 300,
  maxMailboxAddressesPerDestination: 2,
  maxMailboxAddresses: 3,
}
const at = (laneId: string, recipientKey: string, mailbox = 'ada') => ({
  ...{ laneId, recipientKey, mailbox },
})
const until = (freeInSeconds: number, laneId: string, recipientKey: string): OccupiedAddress => ({
  ...at(laneId, recipientKey),
  freeInSeconds,
})

for (const [fact, occupied, wanted, expected] of [
  ['the first of a mailbox leave now', [], [at('a', '1'), at('a', '2')], [0, 0]],
  [
    'further ones leave a cool-down later, as many at a time',
    [],
    [at('a', '1'), at('a', '2'), at('a', '3'), at('a', '4'), at('a', '5')],
    [0, 0, 300, 300, 600],
  ],
  [
    'all destinations together have a limit of their own',
    [],
    [at('a', '1'), at('a', '2'), at('b', '1'), at('b', '2'), at('c', '1')],
    [0, 0, 0, 300, 300],
  ],
  [
    'a place is free as soon as the one that has it was invited long enough ago',
    [until(10, 'a', '1'), until(200, 'a', '2')],
    [at('a', '3'), at('a', '4')],
    [10, 200],
  ],
  [
    'an address that is invited there counts once',
    [until(10, 'a', '1'), until(200, 'a', '2')],
    [at('a', '2'), at('a', '1')],
    [0, 0],
  ],
  [
    'other mailboxes do not matter',
    [until(10, 'a', '1'), until(200, 'a', '2')],
    [at('a', '3', 'bob'), at('a', '4', 'bob'), at('a', '5')],
    [0, 0, 10],
  ],
] as const) {
  test(fact, () => assert.deepEqual(departures(occupied, wanted, limits), expected))
}

test('no cool-down has more addresses than a destination and all of them may have', () => {
  const wanted = Array.from({ length: 60 }, (_, nth) => at(`lane ${nth % 4}`, `${nth}`))

  const leaving = departures([], wanted, limits)

  for (const start of leaving) {
    const within = wanted.filter((_, nth) => {
      const seconds = leaving[nth] ?? 0
      return seconds >= start && seconds < start + limits.coolDownSeconds
    })
    assert.ok(within.length <= 3)
    for (const lane of ['lane 0', 'lane 1', 'lane 2', 'lane 3']) {
      assert.ok(within.filter(({ laneId }) => laneId === lane).length <= 2)
    }
  }
})
