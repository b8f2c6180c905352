import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chargesAfter, chooseTurn } from '#dispatch/policy/turns.ts'

const rows = [
  ['nobody waits: nobody has a turn', [], 3, undefined],
  ['who waits alone has the turn', [['a', 9]], 3, ['a', 9]],
  [
    'the least charged is next',
    [
      ['a', 5],
      ['b', 4],
    ],
    3,
    ['b', 4],
  ],
  [
    'equals take their turns in order',
    [
      ['b', 4],
      ['a', 4],
    ],
    3,
    ['b', 4],
  ],
  [
    'who comes new is charged up to the clock',
    [
      ['a', 4],
      ['b', undefined],
    ],
    3,
    ['b', 3],
  ],
  [
    'who was away for long has saved up nothing',
    [
      ['a', 3],
      ['b', 0.5],
    ],
    3,
    ['a', 3],
  ],
  [
    'a newcomer goes before those who are ahead of the clock',
    [
      ['a', 3.5],
      ['b', undefined],
    ],
    3,
    ['b', 3],
  ],
] as const

for (const [fact, waiting, clock, expected] of rows) {
  test(fact, () => {
    const turn = chooseTurn(
      waiting.map(([tenant, charged]) => ({ tenant, charged })),
      clock,
    )

    assert.deepEqual(turn && [turn.tenant, turn.clock], expected)
  })
}

for (const [fact, tenants, charged, expected] of [
  ['a call of one tenant is charged to it', ['a', 'a'], { a: 2 }, { a: 3 }],
  [
    'a shared call is charged by recipients',
    ['a', 'b', 'b', 'b'],
    { a: 2, b: 2 },
    { a: 2.25, b: 2.75 },
  ],
  [
    'who was charged less than the clock starts at the clock',
    ['a', 'b'],
    { a: 2 },
    { a: 2.5, b: 2.5 },
  ],
] as const satisfies readonly (readonly [string, readonly string[], object, object])[]) {
  test(fact, () => {
    const after = chargesAfter(tenants, new Map(Object.entries(charged)), 2)

    assert.deepEqual(Object.fromEntries(after), expected)
  })
}

/** Calls as their tenants: each takes `size` recipients of whose turn it is, and `fill` adds others. */
function play(
  calls: number,
  tenants: readonly string[],
  fill: (call: number) => readonly string[],
) {
  const charged = new Map<string, number>()
  const turns: string[] = []
  const order = [...tenants]
  for (let clock = 0, call = 0; call < calls; call += 1) {
    const turn = chooseTurn(
      order.map((tenant) => ({ tenant, charged: charged.get(tenant) })),
      clock,
    )
    assert.ok(turn)
    clock = turn.clock
    const inCall = [turn.tenant, ...fill(call)]
    for (const [tenant, sum] of chargesAfter(inCall, charged, clock)) charged.set(tenant, sum)
    order.push(...order.splice(0, order.indexOf(turn.tenant) + 1))
    turns.push(turn.tenant)
  }
  return { turns, charged }
}

const twenty = Array.from({ length: 20 }, (_, index) => `tenant-${index}`)

test('over any 400 calls each of twenty tenants has its share', () => {
  const { turns } = play(2_000, twenty, () => [])

  for (let start = 0; start + 400 <= turns.length; start += 1) {
    const counts = Map.groupBy(turns.slice(start, start + 400), (tenant) => tenant)
    for (const tenant of twenty) assert.equal(counts.get(tenant)?.length, 20)
  }
})

test('who fills the calls of others has fewer turns, and all are charged alike', () => {
  const { turns, charged } = play(4_000, twenty, (call) => (call % 2 ? ['tenant-0'] : []))

  const own = turns.filter((tenant) => tenant === 'tenant-0').length
  assert.ok(own < 200)
  const sums = [...charged.values()]
  // `tenant-0` rides along with more than its share of calls; the others get the same.
  const others = sums.filter((sum) => sum !== charged.get('tenant-0'))
  assert.ok(Math.max(...others) - Math.min(...others) <= 1.01)
})

test('a newcomer has the next turn but one at most, however long the others were at it', () => {
  const charged = new Map([
    ['a', 70_000],
    ['b', 70_000.5],
  ])
  const turn = chooseTurn(
    ['a', 'b', 'c'].map((tenant) => ({ tenant, charged: charged.get(tenant) })),
    69_999.5,
  )

  assert.equal(turn?.tenant, 'c')
})
