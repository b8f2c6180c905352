import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isolationCost, probeOf } from '#dispatch/policy/splitting/isolate.ts'

/** `sizes`: of the batches, in the order of sending. */
function groupOf(...sizes: readonly number[]) {
  return sizes.flatMap((size, batch) =>
    Array.from({ length: size }, (_, n) => ({ id: `${batch}-${n}`, batchId: `${batch}` })),
  )
}

for (const [sizes, taken] of [
  [[1], 1],
  [[2], 1],
  [[3], 1],
  [[4], 2],
  [[5], 2],
  [[50], 21],
  [[1000], 500],
  // Between two batches where that costs no call more, nearest to the middle.
  [[1, 1], 1],
  [[17, 33], 17],
  [[18, 1, 31], 19],
  [[1, 49], 21],
  [[30, 20], 21],
] as const) {
  test(`of batches of ${sizes.join(' and ')} suspected recipients the next call takes ${taken}`, () => {
    const group = groupOf(...sizes)

    const probe = probeOf(group)

    assert.deepEqual(probe, group.slice(0, taken))
  })
}

test('sends of one batch stay together, however they are mixed', () => {
  const [a, b] = [groupOf(3), groupOf(3).map(({ id }) => ({ id: `b${id}`, batchId: 'b' }))]
  const mixed = a.flatMap((member, n) => [member, b[n] ?? member])

  assert.deepEqual(probeOf(mixed.slice(0, 5)).map(({ batchId }) => batchId).length, 2)
  assert.deepEqual(new Set(probeOf(mixed).map(({ batchId }) => batchId)).size, 1)
})

for (const [size, most] of [
  [2, 2],
  [50, 9],
  [1000, 16],
] as const) {
  test(`one culprit among ${size} costs at most ${most} calls, wherever it is`, () => {
    assert.equal(isolationCost(size), most)
    const costs = Array.from({ length: size }, (_, culprit) => callsToFind(groupOf(size), culprit))

    assert.ok(Math.max(...costs) <= most, `${Math.max(...costs)}`)
  })
}

test('the cost holds for every size up to 1,000 and for every division into batches', () => {
  for (let size = 2; size <= 1000; size += size < 100 ? 1 : 97) {
    for (const batch of [1, 2, 3, 7, 50, size]) {
      const sizes = Array.from({ length: Math.ceil(size / batch) }, (_, n) =>
        Math.min(batch, size - n * batch),
      )
      const group = groupOf(...sizes)
      for (let culprit = 0; culprit < size; culprit += Math.ceil(size / 25)) {
        assert.ok(callsToFind(group, culprit) <= isolationCost(size), `${size} by ${batch}`)
      }
    }
  }
})

/** How many calls follow the refusal of the whole group, until everybody else was accepted. */
function callsToFind(group: readonly { id: string; batchId: string }[], culprit: number): number {
  const guilty = group[culprit]
  let maybeRefused = group
  for (let calls = 0; ; ) {
    const probe = probeOf(maybeRefused)
    const rest = maybeRefused.filter((member) => !probe.includes(member))
    calls += 1
    if (guilty !== undefined && !probe.includes(guilty)) maybeRefused = rest
    else if (probe.length === 1) return calls + (rest.length > 0 ? 1 : 0)
    else {
      calls += rest.length > 0 ? 1 : 0
      maybeRefused = probe
    }
  }
}
