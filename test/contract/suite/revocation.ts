import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Bench } from './bench.ts'
import { resultsIn } from './summary.ts'

/** Revoking by the handles of a list: done, repeated, or met by a fault. */
export function testRevocation<Settings>(bench: Bench<Settings>): void {
  const { facts, provider, emulator, name } = bench
  const { revocations, lifecycles } = provider
  if (facts.revocations === 'NONE' || revocations === undefined) {
    test(name('nothing can be revoked'), () => {
      assert.equal(revocations, undefined)
      assert.equal(facts.revocations, 'NONE')
    })
    return
  }
  const { perCall, deletesUser } = facts.revocations
  const [call] = facts.calls

  const invite = async (length: number) => {
    const recipients = Array.from({ length }, (_, n) => facts.recipient(n))
    await provider.send({ ...call, recipients })
    assert.ok(lifecycles !== 'UNTRACKED')
    const page = await lifecycles.list(call.destinationId, undefined)
    assert.ok(page.kind === 'read')
    const handles = recipients.map(({ value }) => {
      const entry = page.entries.find(({ keys }) => keys.includes(value))
      assert.equal(entry?.lifecycle, 'PENDING')
      return entry?.handle ?? ''
    })
    assert.ok(!handles.includes(''))
    return handles
  }
  const revoke = (handles: readonly string[], token: string) =>
    revocations.revoke(call.destinationId, handles, token)

  test(
    name(`${perCall} invitations are revoked by one request, and by the next they are gone`),
    async () => {
      const handles = await invite(perCall)
      const before = emulator.requests.length

      const first = await revoke(handles, 'token-1')
      const requests = emulator.requests.slice(before).map(({ operation }) => operation)
      const second = await revoke(handles, 'token-2')

      assert.equal(revocations.perCall, perCall)
      assert.equal(revocations.deletesUser, deletesUser)
      assert.deepEqual(resultsIn(first), Object.fromEntries(handles.map((id) => [id, 'revoked'])))
      assert.deepEqual(resultsIn(second), Object.fromEntries(handles.map((id) => [id, 'gone'])))
      assert.deepEqual(requests, [revocations.operation])
      assert.equal(first.requestId, emulator.requests.at(-2)?.requestId)
    },
  )

  for (const [fault, kind] of [
    [{ kind: 'throttle' }, 'throttled'],
    [{ kind: 'reset' }, 'unanswered'],
    [{ kind: 'reset', accepted: true }, 'unanswered'],
    [{ kind: 'html-error', status: 502 }, 'unanswered'],
  ] as const) {
    test(name(`a revocation that meets ${JSON.stringify(fault)} is ${kind}`), async () => {
      const handles = await invite(1)
      const before = emulator.requests.length
      emulator.next(fault)

      const answer = await revoke(handles, 'token-1')

      assert.equal(answer.kind, kind)
      assert.ok('error' in answer)
      assert.equal(answer.error.operation, revocations.operation)
      assert.equal(emulator.requests.length, before + 1)
    })
  }

  test(name('a refused revocation is refused as a call is'), async () => {
    const handles = await invite(1)
    for (const { fault, summary } of facts.failures) {
      if (fault.kind !== 'error' || fault.accepted || summary.kind !== 'refused') continue
      if (fault.dateOffsetMinutes !== undefined || fault.name.includes('NotExist')) continue
      emulator.next({ message: facts.secrecy.message, ...fault })

      const answer = await revoke(handles, 'token-1')

      assert.ok(answer.kind === 'refused', fault.name)
      assert.equal(answer.error.code, summary.error)
      assert.equal(answer.code, summary.code)
    }
  })
}
