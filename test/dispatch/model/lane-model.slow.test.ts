import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Faults, noFaults } from './state.ts'
import { type Bugs, stepNames } from './step.ts'
import { walk } from './walk.ts'

const src = join(import.meta.dirname, '../../../src')
const seen = new Set<string>()

for (const [name, faults] of [
  ['nothing goes wrong', noFaults],
  ['a replica is killed', { ...noFaults, kills: 1 }],
  ['a commit has no answer', { ...noFaults, cuts: 1 }],
  ['a replica freezes, or loses its connection', { ...noFaults, lapses: 1 }],
  ['a commit has no answer, and a replica is killed', { ...noFaults, cuts: 1, kills: 1 }],
] as const satisfies [string, Faults][]) {
  test(`${name}: in no interleaving is anybody invited twice, lost, or counted wrongly`, (t) => {
    const { found, states, steps } = walk(faults)

    t.diagnostic(`${states} states`)
    assert.equal(found, undefined)
    for (const step of steps) seen.add(step)
  })
}

/** A way to get it wrong, what befalls the replicas, and what is seen of it. */
const bugs: readonly (readonly [keyof Bugs, Faults, RegExp])[] = [
  ['noFence', { ...noFaults, lapses: 1 }, /^two owners have calls in flight/],
  ['noOwnerCheck', { ...noFaults, lapses: 1 }, /^two owners have calls in flight/],
  ['heldLate', { ...noFaults, cuts: 1 }, /^a call left that had been given up/],
  ['endsWithOffer', noFaults, /^a call left that had been given up/],
  ['noFlightCheck', { ...noFaults, lapses: 1 }, /^open is/],
  ['splitsLate', { ...noFaults, lapses: 1 }, /^open is/],
  ['keepsName', { ...noFaults, lapses: 1 }, /^two owners have calls in flight/],
  ['queuesLost', { ...noFaults, kills: 1 }, /^a recipient who was invited waits/],
]

for (const [bug, faults, what] of bugs) {
  test(`a planted bug is found: ${bug}`, () => {
    const { found } = walk(faults, { [bug]: true })

    assert.match(found?.what ?? 'nothing', what)
  })
}

test('the steps have the names that they have in the code, and all of them are walked', () => {
  for (const [name, file] of Object.entries(stepNames)) {
    const source = readFileSync(join(src, file), 'utf8')
    assert.match(source, new RegExp(`^export (?:async )?function ${name}\\b`, 'm'))
  }
  assert.deepEqual(
    Object.keys(stepNames).filter((name) => !seen.has(name)),
    [],
  )
})
