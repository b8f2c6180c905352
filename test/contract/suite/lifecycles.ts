import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type {
  LifecycleEntry,
  LifecyclePage,
  LifecycleReads,
} from '#providers/contract/lifecycle.ts'
import type { LifecycleFacts } from '../facts.ts'
import type { Bench } from './bench.ts'

/** Reading what became of invitations, page by page, one request each. */
export function testLifecycles<Settings>(bench: Bench<Settings>): void {
  const { facts, provider, name } = bench
  if (facts.lifecycles === 'UNTRACKED' || provider.lifecycles === 'UNTRACKED') {
    test(name('nothing is tracked'), () => assert.equal(provider.lifecycles, facts.lifecycles))
    return
  }
  testPages(bench, provider.lifecycles, facts.lifecycles)
  testFaults(bench, provider.lifecycles)
  testSearch(bench, provider.lifecycles, facts.lifecycles)
}

function testPages<Settings>(
  { facts, provider, emulator, name }: Bench<Settings>,
  reads: LifecycleReads,
  { seeds, people, perPage }: LifecycleFacts,
): void {
  const [call] = facts.calls

  test(name('a list is read page by page to its end, and everybody is in it once'), async () => {
    const { recipientsPerCall, callsPerSecond = Number.POSITIVE_INFINITY } = provider.limits
    for (let from = 0; from < people; from += recipientsPerCall) {
      const length = Math.min(recipientsPerCall, people - from)
      const recipients = Array.from({ length }, (_, n) => facts.recipient(from + n))
      await provider.send({ ...call, recipients, token: `token-${from}` })
      await sleep(callsPerSecond === Number.POSITIVE_INFINITY ? 0 : 1_040 / callsPerSecond)
    }
    const sent = emulator.requests.length

    const pages = await walk(reads, call.destinationId)

    const keys = pages.flat().map((entry) => entry.keys[0])
    assert.equal(new Set(keys).size, keys.length)
    assert.equal(keys.length, people + seeds)
    assert.equal(pages[0]?.length, perPage)
    assert.ok(pages.length > 1)
    assert.equal(emulator.requests.length - sent, Math.ceil((people + seeds) / perPage))
  })
}

function testFaults<Settings>(
  { facts, emulator, createWith, name }: Bench<Settings>,
  reads: LifecycleReads,
): void {
  const [{ destinationId }] = facts.calls

  for (const [fault, kind] of [
    [{ kind: 'throttle', retryAfterSeconds: 3 }, 'throttled'],
    [{ kind: 'reset' }, 'unanswered'],
    [{ kind: 'cut' }, 'unanswered'],
    [{ kind: 'rubbish' }, 'unanswered'],
    [{ kind: 'html-error', status: 502 }, 'unanswered'],
  ] as const) {
    test(
      name(`a page that meets ${JSON.stringify(fault)} is ${kind}, and not asked again`),
      async () => {
        emulator.next(fault)

        const page = await reads.list(destinationId, undefined)

        assert.equal(page.kind, kind)
        assert.equal(emulator.requests.length, 1)
      },
    )
  }

  test(name('a modelled error means the same for a page as for a call'), async () => {
    for (const { fault, summary } of facts.failures) {
      if (fault.kind !== 'error' || fault.accepted || summary.kind === 'answered') continue
      if (fault.dateOffsetMinutes !== undefined) continue
      emulator.next({ message: facts.secrecy.message, ...fault })

      const page = await reads.list(destinationId, undefined)

      assert.ok(page.kind !== 'read')
      assert.equal(page.kind, summary.kind, fault.name)
      assert.equal(page.error.code, summary.error)
      assert.equal(page.error.operation, emulator.requests.at(-1)?.operation)
    }
  })

  for (const { title, settings, signal } of facts.neverSent) {
    if (signal !== undefined) continue
    test(name(`with ${title} no page is asked for`), async (t) => {
      facts.hideEnvironment?.(t)
      const other = createWith(settings)
      assert.ok(other.lifecycles !== 'UNTRACKED')

      const page = await other.lifecycles.list(destinationId, undefined)
      other.close?.()

      assert.equal(page.kind, 'unavailable')
      assert.equal(emulator.requests.length, 0)
    })
  }
}

function testSearch<Settings>(
  { facts, provider, emulator, name }: Bench<Settings>,
  { search }: LifecycleReads,
  { search: kinds }: LifecycleFacts,
): void {
  const [call] = facts.calls
  test(name(`people can be searched for by: ${kinds ?? 'nothing'}`), () => {
    assert.deepEqual(search?.kinds, kinds)
  })
  if (search === undefined) return

  test(name('one request finds a person, or nobody'), async () => {
    const recipients = Array.from({ length: 20 }, (_, n) => facts.recipient(n))
    await provider.send({ ...call, recipients })
    const found = async (value: string) => {
      const page = await search.find(call.destinationId, value)
      assert.ok(page.kind === 'read' && page.next === undefined)
      return page.entries.length
    }

    const hit = await found(facts.recipient(7).value)
    const miss = await found('nobody@example.com')

    assert.deepEqual([hit, miss], [1, 0])
    assert.equal(emulator.requests.length, 3)
  })
}

async function walk(reads: LifecycleReads, destination: string) {
  const pages: (readonly LifecycleEntry[])[] = []
  let cursor: string | undefined
  do {
    const page: LifecyclePage = await reads.list(destination, cursor)
    assert.ok(page.kind === 'read', JSON.stringify(page))
    pages.push(page.entries)
    cursor = page.next
  } while (cursor !== undefined)
  return pages
}
