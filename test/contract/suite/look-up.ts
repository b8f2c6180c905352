import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import type { Bench } from './bench.ts'
import { outcomesIn, summaryOf } from './summary.ts'

/** Looking up a call without an answer: a hit, a miss, a fault. It never sends. */
export function testLookUp<Settings>({ facts, provider, emulator, name }: Bench<Settings>): void {
  const [first] = facts.calls
  if (facts.lookUp === 'NONE') {
    test(name('there is no look-up'), () => assert.equal(provider.lookUp, undefined))
    return
  }
  const { hit, refusal } = facts.lookUp
  const call = { ...first, startedAt: new Date() }

  test(name('a look-up finds a call whose answer was lost'), async () => {
    emulator.next({ kind: 'reset', accepted: true })
    const lost = await provider.send(call)
    const ledger = emulator.ledger.length

    const answer = await provider.lookUp?.(call)

    assert.equal(lost.kind, 'unanswered')
    assert.ok(answer)
    assert.deepEqual(
      outcomesIn(answer),
      Object.fromEntries(call.recipients.map(({ id }) => [id, hit])),
    )
    assert.equal(emulator.ledger.length, ledger)
  })

  test(name('a look-up of a call that never arrived settles nothing'), async () => {
    const answer = await provider.lookUp?.(call)

    assert.ok(answer?.kind === 'answered')
    assert.equal(answer.outcomes.size, 0)
    assert.equal(emulator.ledger.length, 0)
  })

  const wait = facts.retryAfter === 'STATED' ? { retryAfterMs: 3_000 } : {}
  for (const [fault, expected] of [
    [{ kind: 'error', name: refusal }, { kind: 'unanswered' }],
    [
      { kind: 'throttle', retryAfterSeconds: 3 },
      { kind: 'throttled', ...wait },
    ],
    [{ kind: 'reset' }, { kind: 'unanswered' }],
    [{ kind: 'cut' }, { kind: 'unanswered' }],
    [{ kind: 'html-error', status: 502 }, { kind: 'unanswered' }],
  ] as const satisfies readonly (readonly [Fault, object])[]) {
    test(name(`a look-up that meets ${JSON.stringify(fault)} is ${expected.kind}`), async () => {
      emulator.next(fault.kind === 'error' ? { message: facts.secrecy.message, ...fault } : fault)

      const answer = await provider.lookUp?.({ ...call, recipients: call.recipients.slice(0, 1) })

      assert.ok(answer && 'error' in answer)
      assert.partialDeepStrictEqual(summaryOf(answer), expected)
      assert.equal('retryAfterMs' in answer, 'retryAfterMs' in expected)
      assert.equal(answer.error.operation, provider.operationNames['look-up'])
      assert.doesNotMatch(JSON.stringify(answer), facts.secrecy.pattern)
      assert.equal(emulator.requests.length, 1)
      assert.equal(emulator.ledger.length, 0)
    })
  }
}
