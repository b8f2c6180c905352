import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { mapSlices, runAtOnce, runInSlices, runWithoutWaiting, sizeOf } from '#event-loop/slices.ts'
import { canonical, hashInSlices } from '#invites/accept/idempotency/canonical.ts'
import { countTurns } from '../support/event-loop/count-turns.ts'

const numbers = Array.from({ length: 10_000 }, (_, nth) => nth)

test('a list is mapped in slices, and others get a turn every few hundred entries', async () => {
  const { result, turns } = await countTurns(() => runInSlices(mapSlices(numbers, (n) => n * 2)))

  assert.deepEqual(
    result,
    numbers.map((n) => n * 2),
  )
  assert.ok(turns >= 30, `${turns} turns`)
})

test('work that others wait for leaves turns to them, but does not wait for theirs', async () => {
  const others = Array.from({ length: 20 }, () => runInSlices(mapSlices(numbers, String)))

  const { turns } = await countTurns(() => runWithoutWaiting(mapSlices(numbers, String)))

  assert.ok(turns >= 30 && turns <= 100, `${turns} turns`)
  await Promise.all(others)
})

test('run at once, the same work has the same result', () => {
  assert.deepEqual(runAtOnce(mapSlices([1, 2], String)), ['1', '2'])
})

test('values are counted up to a limit', () => {
  assert.equal(sizeOf({ a: [1, 'two', null], b: {} }, 100), 6)
  assert.ok(sizeOf(numbers, 10) <= 12)
})

const values: Readonly<Record<string, unknown>> = {
  nothing: null,
  'a small object': { b: [null, undefined, { d: 1, c: null }], a: new Date(0) },
  'many recipients': {
    key: 'k',
    none: null,
    targets: [{ b: numbers.map((n) => ({ z: n, a: null })) }],
  },
  'small and large entries in turn': [
    ...[1, numbers, undefined, [], null, numbers.slice(0, 99), [numbers.slice(0, 100)]],
    ...[numbers.slice(0, 101), 'two', numbers.slice(0, 499), numbers.slice(0, 500), { a: 1 }],
  ],
  'many objects': numbers.map((n) => ({ [`k${n}`]: [n], absent: undefined })),
}

for (const [name, value] of Object.entries(values)) {
  test(`a hash in slices is the hash of the canonical text: ${name}`, async () => {
    const { result, turns } = await countTurns(() => runInSlices(hashInSlices(value)))

    const expected = createHash('sha256').update(canonical(value)).digest('hex')
    assert.equal(result.toString('hex'), expected)
    if (sizeOf(value, 10_000) >= 10_000) assert.ok(turns >= 5, `${turns} turns`)
  })
}
