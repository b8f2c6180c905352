import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDestinationRefused, splitRefused } from '#dispatch/policy/splitting/split.ts'

/** `red1 red2 blue1`: tenant, batch and number in one word. */
function sendsOf(words: string) {
  return words.split(' ').map((id) => ({
    id,
    tenant: id.replace(/\d.*/, ''),
    batchId: id.replace(/[a-z]$/, ''),
  }))
}

interface Row {
  readonly fact: string
  readonly sends: string
  readonly named?: readonly string[]
  readonly isPart?: boolean
  readonly culprits?: readonly string[]
  /** Suspects are marked by a question mark. */
  readonly parts: readonly string[]
}

const many = (tenant: string, batches: number) =>
  Array.from({ length: batches }, (_, n) => `${tenant}${n + 1}a`).join(' ')

const rows: readonly Row[] = [
  { fact: 'who is alone is the culprit', sends: 'red1a', culprits: ['red1a'], parts: [] },
  {
    fact: 'in one batch somebody is the culprit',
    sends: 'red1a red1b red1c',
    parts: ['red1a red1b red1c ?'],
  },
  { fact: 'two batches are parted', sends: 'red1a red2a', parts: ['red1a', 'red2a'] },
  {
    fact: 'two tenants are parted',
    sends: 'red1a red1b blue1a blue1b',
    parts: ['red1a red1b', 'blue1a blue1b'],
  },
  {
    fact: 'a few batches are parted where that is no dearer than halving',
    sends: 'red1a red1b red1c red2a red2b red2c red3a red3b',
    parts: ['red1a red1b red1c', 'red2a red2b red2c', 'red3a red3b'],
  },
  {
    fact: 'many batches of one tenant are suspects together',
    sends: many('red', 20),
    parts: [`${many('red', 20)} ?`],
  },
  {
    fact: 'many tenants are parted, whatever it costs',
    sends: 'a1a b1a c1a d1a e1a f1a g1a h1a',
    parts: ['a1a', 'b1a', 'c1a', 'd1a', 'e1a', 'f1a', 'g1a', 'h1a'],
  },
  {
    fact: 'many batches of two tenants are parted by tenant only',
    sends: `${many('red', 20)} ${many('blue', 20)}`,
    parts: [many('red', 20), many('blue', 20)],
  },
  {
    fact: 'a part is not parted again by batch',
    sends: 'red1a red2a',
    isPart: true,
    parts: ['red1a red2a ?'],
  },
  {
    fact: 'who is named is the culprit, and the others share a call',
    sends: 'red1a red1b red2a',
    named: ['red1b'],
    culprits: ['red1b'],
    parts: ['red1a red2a'],
  },
  {
    fact: 'several are named',
    sends: 'red1a red1b red1c',
    named: ['red1a', 'red1c'],
    culprits: ['red1a', 'red1c'],
    parts: ['red1b'],
  },
  {
    fact: 'all are named',
    sends: 'red1a blue1a',
    named: ['red1a', 'blue1a'],
    culprits: ['red1a', 'blue1a'],
    parts: [],
  },
  {
    fact: 'more may be named in the next answer, so another tenant leaves apart',
    sends: 'red1a red1b blue1a',
    named: ['red1a'],
    culprits: ['red1a'],
    parts: ['red1b', 'blue1a'],
  },
  {
    fact: 'who is named and not in the call changes nothing',
    sends: 'red1a red1b',
    named: ['green1a'],
    parts: ['red1a red1b ?'],
  },
]

for (const { fact, sends, named = [], isPart = false, culprits = [], parts } of rows) {
  test(fact, () => {
    const split = splitRefused(sendsOf(sends), new Set(named), isPart)

    assert.deepEqual(split.culprits, culprits)
    assert.deepEqual(
      split.parts.map(({ ids, suspect }) => [...ids, ...(suspect ? ['?'] : [])].join(' ')),
      parts,
    )
    const all = [...split.culprits, ...split.parts.flatMap(({ ids }) => ids)]
    assert.deepEqual(all.sort(), sends.split(' ').sort())
  })
}

for (const [refusedAlike, accepted, expected] of [
  [7, false, false],
  [8, false, true],
  [8, true, false],
  [49, true, false],
] as const) {
  test(`${refusedAlike} refused alike and ${accepted ? 'one' : 'none'} accepted: ${expected}`, () => {
    assert.equal(isDestinationRefused({ refusedAlike, accepted }), expected)
  })
}
