import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from '#sandbox/emulator.ts'
import type { FailureRow } from '../facts.ts'
import type { Bench } from './bench.ts'
import { outcomesIn, summaryOf } from './summary.ts'

/** Every failure that an answer, or its absence, can be. Each leaves after exactly one request. */
export function testFailures<Settings>(bench: Bench<Settings>): void {
  const { facts, emulator, name } = bench
  const rows = [...commonFailures, ...facts.failures]

  for (const call of facts.calls) {
    for (const { title, fault, summary } of rows) {
      test(name(`${call.operation}: ${title}`), async () => {
        // An answer's clock moves the clock of the client.
        const moves = fault.kind === 'error' && fault.dateOffsetMinutes !== undefined
        const provider = moves ? bench.createWith((settings) => settings) : bench.provider
        emulator.next(fault.kind === 'error' ? { message: facts.secrecy.message, ...fault } : fault)

        const answer = await provider.send(call)
        if (moves) provider.close?.()

        assert.deepEqual(summaryOf(answer), summary)
        assert.equal(emulator.requests.length, 1)
        const isAccepted = 'accepted' in fault && fault.accepted === true
        assert.equal(emulator.ledger.length, isAccepted ? call.recipients.length : 0)
        if (fault.kind === 'error') {
          assert.equal(answer.requestId, emulator.requests[0]?.requestId)
        }
        if (!('error' in answer)) return
        assert.equal(answer.error.operation, provider.operationNames[call.operation])
        assert.equal(answer.error.requestId, answer.requestId)
        assert.doesNotMatch(JSON.stringify(answer), facts.secrecy.pattern)
      })
    }
  }

  test(name('every modelled error of every operation has a row'), () => {
    const { operations } = bench.provider.capabilities
    assert.deepEqual(Object.keys(facts.modelledErrors).toSorted(), operations.toSorted())
    const missing = Object.entries(facts.modelledErrors).flatMap(([operation, errors]) =>
      errors
        .filter((error) => !rows.some((row) => isOf(row, error)))
        .map((error) => [operation, error]),
    )

    assert.deepEqual(missing, [])
    assert.ok(operations.every((operation) => facts.modelledErrors[operation]?.length))
  })

  test(name('every class of failure has a row'), () => {
    const has = (fits: (row: FailureRow) => boolean) => rows.some(fits)
    assert.ok(has(({ summary }) => summary.kind === 'refused'))
    assert.ok(has(({ summary: { kind, retryAfterMs } }) => kind === 'throttled' && !retryAfterMs))
    assert.equal(
      has(({ summary: { kind, retryAfterMs } }) => kind === 'throttled' && Boolean(retryAfterMs)),
      facts.retryAfter === 'STATED',
    )
    assert.ok(has(({ summary }) => summary.kind === 'unanswered'))
    for (const kind of ['cut', 'rubbish']) {
      assert.ok(has(({ fault }) => fault.kind === kind && 'accepted' in fault))
    }
    assert.ok(facts.neverSent.length > 0)
  })

  for (const [value, outcome] of facts.alreadyDone) {
    test(name(`a recipient whom it knows already is ${outcome}, and gets no e-mail`), async () => {
      const [call] = facts.calls
      const recipients = [{ ...facts.recipient(0), value }]

      const answer = await bench.provider.send({ ...call, recipients })

      assert.deepEqual(Object.values(outcomesIn(answer)), [outcome])
      assert.equal(emulator.requests.length, 1)
      assert.equal(emulator.ledger.length, 0)
    })
  }
}

function isOf({ fault, summary }: FailureRow, error: string): boolean {
  return summary.error === error || (fault.kind === 'error' && fault.name === error)
}

/** What any upstream, and whatever is in front of it, can do. */
const commonFailures: readonly FailureRow[] = [
  open('a reset before processing', { kind: 'reset' }, 'ECONNRESET'),
  open('a reset after processing', { kind: 'reset', accepted: true }, 'ECONNRESET'),
  open('no answer in time, nothing processed,', { kind: 'stall' }, 'TimeoutError'),
  open('no answer in time after processing', { kind: 'stall', accepted: true }, 'TimeoutError'),
  ...[500, 501, 502, 503, 504].flatMap((httpStatus) =>
    [false, true].map((accepted): FailureRow => {
      const fault = { kind: 'html-error', status: httpStatus, accepted } as const
      const title = `a proxy's page with status ${httpStatus}, accepted ${accepted},`
      const { summary } = open(title, fault, `HTTP_${httpStatus}`)
      return { title: `${title} leaves it open`, fault, summary: { ...summary, httpStatus } }
    }),
  ),
  {
    title: "a proxy's page with status 429 was not processed",
    fault: { kind: 'html-error', status: 429 },
    summary: { kind: 'throttled', error: 'HTTP_429', httpStatus: 429 },
  },
]

function open(title: string, fault: Fault, error: string): FailureRow {
  return { title: `${title} leaves it open`, fault, summary: { kind: 'unanswered', error } }
}
