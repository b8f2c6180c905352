import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settle } from '#dispatch/policy/settle.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import { refusedRows } from './refused-table.ts'
import { rows as settleRows } from './settle-table.ts'
import { policy } from './settle-words.ts'
import { waitingRows } from './waiting-table.ts'

const rows = [...settleRows, ...waitingRows, ...refusedRows]

for (const { fact, attempt, answer, outcomes, next, pauseMs, culprits = [] } of rows) {
  test(fact, () => {
    const settlement = settle(attempt, answer, policy, 0.5)

    const settled = [...settlement.outcomes].map(([id, outcome]) => [id, inWords(outcome)])
    assert.deepEqual(Object.fromEntries(settled), outcomes)
    assert.deepEqual(settlement.next, next)
    assert.equal(settlement.pauseMs, pauseMs)
    assert.deepEqual(settlement.culprits ?? [], culprits)
  })
}

test('every send of an attempt gets an outcome, or its next step, and never both', () => {
  for (const { attempt, answer } of rows) {
    const { outcomes, next } = settle(attempt, answer, policy, 0.5)
    const ids = attempt.sends.map(({ id }) => id)
    const open = ids.filter((id) => !outcomes.has(id))
    if (next.kind === 'requeue') assert.deepEqual([...next.ids], open)
    if (next.kind === 'split')
      assert.deepEqual(
        next.parts.flatMap(({ ids }) => ids),
        open,
      )
    if (next.kind === 'done') assert.deepEqual(open, [])
    if (next.kind === 'again') assert.notDeepEqual(open, [])
  }
})

function inWords(outcome: Outcome): string {
  if (outcome.kind !== 'FAILED') return outcome.kind
  return `FAILED ${outcome.code}${outcome.retryable ? ' retryable' : ''}`
}
