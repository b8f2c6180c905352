import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callsAtOnce } from '#dispatch/at-once/calls-at-once.ts'
import type { LaneOffer } from '#dispatch/at-once/lane-offer.ts'
import type { SendRow } from '#dispatch/intake/insert-sends.ts'

const offer = {
  ...{ lane: { id: 'lane', provider: 'CHIME', destinationId: 'd' }, owner: 'o', since: 0 },
  ...{ maxCalls: 2, maxRecipients: 3, minRecipients: 1 },
  ...{ hold: () => undefined, leave: () => undefined, withdraw: () => undefined },
} as LaneOffer

/** `calls`: the positions of the sends in each call. */
const cases: readonly [string, Partial<LaneOffer>, SendRow[], number[][]][] = [
  ['one recipient, one call', {}, rows(1), [[0]]],
  [
    'as many calls as it takes',
    {},
    rows(6),
    [
      [0, 1, 2],
      [3, 4, 5],
    ],
  ],
  ['all but the first are full: the rest waits for others', {}, rows(5), [[0, 1, 2]]],
  [
    'more than fit in: the first ones leave',
    {},
    rows(8),
    [
      [0, 1, 2],
      [3, 4, 5],
    ],
  ],
  ['more than fit in, of two batches: none', {}, [...rows(6), ...rows(1, { batch_id: 'b' })], []],
  ['two batches share a call', {}, [...rows(1), ...rows(1, { batch_id: 'b' })], [[0, 0]]],
  ['too few wait for others', { minRecipients: 3 }, rows(4), [[0, 1, 2]]],
  [
    'another message has another call',
    {},
    [...rows(1), ...rows(3, { message_key: 'n' })],
    [[0], [0, 1, 2]],
  ],
  ['other lanes have their own offers', {}, rows(1, { lane_id: 'other' }), []],
  ['what is final already does not leave', {}, rows(1, { outcome: { kind: 'SKIPPED' } }), []],
  ['what its mailbox holds back does not leave', {}, rows(1, { mailbox_wait: 5 }), []],
  [
    'a recipient twice: the second one waits',
    {},
    [...rows(2), ...rows(1, { position: 2, recipient_key: '0' })],
    [[0, 1]],
  ],
]

for (const [name, change, sends, calls] of cases) {
  test(name, () => {
    const formed = callsAtOnce([{ ...offer, ...change }], sends)

    assert.deepEqual(
      formed.map((call) => call.sends.map(({ position }) => position)),
      calls,
    )
    for (const { id, sends } of formed) for (const send of sends) assert.equal(send.call_id, id)
  })
}

function rows(count: number, more: Partial<SendRow> = {}): SendRow[] {
  return Array.from({ length: count }, (_, position) => {
    const batch = { batch_id: 'a', tenant: 't', target_position: 0, position }
    const key = `${more.batch_id ?? ''}${more.message_key ?? ''}${position}`
    const lane = { lane_id: 'lane', message_key: 'm', recipient_key: key, outcome: undefined }
    return { ...batch, ...lane, mailbox_wait: undefined, ...more } as SendRow
  })
}
