import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Bench } from './bench.ts'
import { outcomesIn } from './summary.ts'

/** Nothing is loaded before the first call. To be declared before any test that calls. */
export function testFirstCall<Settings>({
  facts,
  provider,
  emulator,
  name,
}: Bench<Settings>): void {
  test(name('the first call loads what it needs, once for calls at the same time'), async () => {
    const loadedBefore = filesOf(facts.sdk)
    const [call] = facts.calls

    const answers = await Promise.all([provider.send(call), provider.send(call)])

    assert.deepEqual(loadedBefore, [])
    if (facts.sdk !== undefined) assert.notDeepEqual(filesOf(facts.sdk), [])
    for (const { kind } of answers) assert.equal(kind, 'answered')
    assert.equal(emulator.requests.length, 2)
  })
}

function filesOf(sdk: string | undefined): readonly string[] {
  const { cache } = createRequire(import.meta.url)
  return Object.keys(cache).filter((file) => sdk !== undefined && file.includes(sdk))
}

/** What the provider says of itself, successful calls, and the sizes of calls. */
export function testCalls<Settings>({ facts, provider, emulator, name }: Bench<Settings>): void {
  const { limits, capabilities, operationNames } = provider
  const [firstCall] = facts.calls

  test(name('its limits have a source, and its operations are all named'), () => {
    assert.equal(provider.kind, facts.kind)
    assert.equal(limits.recipientsPerCall, facts.recipientsPerCall)
    assert.match(limits.source, /^https:\/\//)
    for (const operation of Object.values(operationNames)) {
      assert.ok(capabilities.operations.includes(operation), operation)
    }
    for (const { call } of facts.successes) {
      for (const { kind } of call.recipients) assert.ok(capabilities.recipientKinds.includes(kind))
    }
    assert.equal(provider.lookUp === undefined, operationNames['look-up'] === undefined)
  })

  for (const success of facts.successes) {
    const { call, operations, ledger, evidence, emailStatus, reference } = success
    test(name(`${call.operation}: every recipient has an outcome, by ${operations}`), async () => {
      const answer = await provider.send(call)

      assert.ok(answer.kind === 'answered')
      assert.equal(answer.requestId, emulator.requests.at(-1)?.requestId)
      assert.deepEqual(
        [...answer.outcomes.keys()],
        call.recipients.map(({ id }) => id),
      )
      for (const outcome of answer.outcomes.values()) {
        assert.ok(outcome.kind === 'SENT')
        assert.equal(outcome.evidence, evidence)
        assert.equal(outcome.emailStatus, emailStatus)
        if (reference === undefined) assert.equal(outcome.providerReference, undefined)
        else assert.match(outcome.providerReference ?? '', reference)
      }
      assert.equal(capabilities.perRecipientResult, evidence !== 'WHOLE_CALL')
      assert.doesNotMatch(JSON.stringify([...answer.outcomes]), facts.secrecy.pattern)
      assert.deepEqual(
        emulator.requests.map(({ operation }) => operation),
        operations,
      )
      assert.deepEqual(
        emulator.ledger.map((row) => [row.operation, row.destinationId, row.recipient]),
        ledger.map((recipient) => [operations.at(-1), call.destinationId, recipient]),
      )
    })
  }

  test(name(`${limits.recipientsPerCall} recipients are one request`), async () => {
    const recipients = Array.from({ length: limits.recipientsPerCall }, (_, n) =>
      facts.recipient(n),
    )

    const answer = await provider.send({ ...firstCall, recipients })

    assert.ok(answer.kind === 'answered')
    assert.equal(answer.outcomes.size, recipients.length)
    assert.equal(emulator.requests.length, 1)
    assert.deepEqual(
      emulator.ledger.map(({ recipient }) => recipient),
      recipients.map(({ value }) => value),
    )
  })

  if (limits.recipientsPerCall === 1) return

  test(name('one recipient more than the limit is refused'), async () => {
    const length = limits.recipientsPerCall + 1
    const recipients = Array.from({ length }, (_, n) => facts.recipient(n))

    const answer = await provider.send({ ...firstCall, recipients })

    assert.equal(answer.kind, 'refused')
    assert.equal(emulator.ledger.length, 0)
  })

  if (!capabilities.perRecipientResult) return

  for (const call of facts.calls) {
    test(
      name(`${call.operation}: a recipient that the answer leaves out has no outcome`),
      async () => {
        emulator.next({ kind: 'short', leaveOut: 1 })

        const answer = await provider.send(call)

        assert.deepEqual(
          Object.keys(outcomesIn(answer)),
          call.recipients.slice(0, -1).map(({ id }) => id),
        )
        assert.equal(emulator.ledger.length, call.recipients.length)
      },
    )
  }
}
