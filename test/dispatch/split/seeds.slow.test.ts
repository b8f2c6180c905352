import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestRow } from '#sandbox/emulator.ts'
import { startTestGateway } from '../../support/gateway.ts'
import { shareCall } from '../../support/requests/share-call.ts'
import { createRandom } from '../../truth/day/random.ts'
import { isCulprit, type Refusing, refusing } from './culprits.ts'

const seeds = Array.from({ length: Number(process.env.SPLIT_SEEDS ?? 12) }, (_, n) => n + 1)

for (const upstream of refusing) {
  for (const seed of seeds) {
    test(`${upstream.kind}, seed ${seed}: nobody fails for another, within the bound`, async (t) => {
      const plan = planOf(upstream, seed)
      t.diagnostic(
        `${plan.people.length} people of ${plan.tenants} tenants, ${plan.culprits} culprits`,
      )
      await using gateway = await startTestGateway({
        requestTimeoutMs: 30_000,
        callers: Object.fromEntries(tenants.map((name) => [name, { tenant: name }])),
      })
      const emulator = gateway.emulators[upstream.kind]
      const faulted = new Set<RequestRow>()
      const lost = new Set<string>()
      const random = createRandom(seed, 'faults', upstream.kind)
      emulator.decide((row) => {
        // Not the shared call: what becomes of it is the test.
        if (emulator.requests.length <= 2 || !row.operation.match(/Invite|Create/)) return undefined
        if (!random.chance(plan.faults)) return undefined
        faulted.add(row)
        if (random.chance(0.6)) return { kind: 'throttle' }
        for (const person of row.recipients) lost.add(person)
        return { kind: 'reset', accepted: random.chance(0.5) }
      })

      const { answers, calls } = await shareCall(
        emulator,
        { gateway: gateway.as('red'), target: upstream.target([upstream.innocent(0)]) },
        plan.batches.map(({ tenant, people }) => ({
          gateway: gateway.as(tenant),
          target: upstream.target(people),
        })),
      )

      const sends = calls.filter(({ operation }) => operation !== 'ListUsers')
      const [shared] = sends
      assert.equal(shared?.recipients.length, plan.people.length, 'one call')
      const times = Map.groupBy(emulator.ledger, ({ recipient }) => recipient)
      for (const { results } of answers) {
        for (const { __typename: kind, recipient, ...result } of results) {
          const sent = times.get(recipient.value)?.length ?? 0
          const said = `${recipient.value}: ${kind}, ${sent} sent`
          if (kind === 'InviteUnconfirmed') {
            assert.ok(lost.has(recipient.value) && sent <= 1, said)
          } else if (isCulprit(recipient.value)) {
            assert.ok(kind === 'InviteFailed' && sent === 0, said)
            const last = sends
              .filter(({ recipients }) => recipients.includes(recipient.value))
              .at(-1)
            const named = 'evidence' in result && result.evidence === 'PER_RECIPIENT'
            assert.ok(named || last?.recipients.length === 1, `${said}: not alone`)
          } else assert.ok(kind === 'InviteSent' && sent === 1, said)
        }
      }

      const more = sends.slice(1).filter((row) => !faulted.has(row))
      const guilty = new Set(
        plan.batches.filter(({ people }) => people.some(isCulprit)).map(({ tenant }) => tenant),
      )
      for (const { tenant, people } of plan.batches) {
        if (guilty.has(tenant) || guilty.size === 0) continue
        for (const person of people) {
          const further = more.filter(({ recipients }) => recipients.includes(person)).length
          assert.ok(further <= (lost.has(person) ? 2 : 1), `${person} of ${tenant}: ${further}`)
        }
      }
      if (plan.culprits === 0) assert.ok(lost.size > 0 || more.length === 0)
      else if (plan.culprits === 1 && plan.tenants <= 3 && lost.size === 0) {
        assert.ok(more.length <= upstream.bound, `${more.length} more calls`)
      } else assert.ok(more.length <= 2 * plan.people.length + faulted.size, `${more.length} calls`)
    })
  }
}

const tenants = ['red', 'blue', 'green', 'gold']

/** Who asks for whom, as a pure function of the seed. */
function planOf({ limit, innocent, culprit }: Refusing, seed: number) {
  const random = createRandom(seed, 'split', limit)
  const size = random.pick([1, 2, 3, random.int(1, limit), random.int(limit >> 1, limit), limit])
  const culprits = Math.min(size, random.pick([0, 1, 1, 1, 2, 5, size >> 2]))
  const places = new Set<number>()
  while (places.size < culprits) places.add(random.int(0, size - 1))
  const people = Array.from({ length: size }, (_, n) =>
    places.has(n) ? culprit(n + 1) : innocent(n + 1),
  )
  const count = Math.min(size, random.pick([1, 2, 2, 3, 4]))
  const batches: { tenant: string; people: string[] }[] = []
  for (const person of people) {
    const open = batches.length
    if (open === 0 || (open < 8 && random.chance((2 * count) / size))) {
      batches.push({ tenant: tenants[random.int(0, count - 1)] ?? 'red', people: [] })
    }
    batches.at(-1)?.people.push(person)
  }
  return {
    people,
    culprits,
    batches,
    tenants: new Set(batches.map(({ tenant }) => tenant)).size,
    faults: random.pick([0, 0, 0.15, 0.4]),
  }
}
