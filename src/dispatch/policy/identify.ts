import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import { backOffMs } from './back-off.ts'
import type { Attempt, Policy, Settlement } from './settlement.ts'
import { troubleOf } from './trouble.ts'

/**
 * What follows from a look-up of a person whom the upstream refused because it has somebody like that.
 * We certainly did not invite them, so nothing here is unconfirmed: whom the look-up does not find has
 * the outcome of the refusal. Pure.
 */
export function settleIdentification(
  { sends, number, otherwise }: Attempt,
  answer: Answer,
  policy: Policy,
  random: number,
): Settlement {
  const waits = answer.kind === 'throttled' || troubleOf(answer) !== undefined
  if (waits && answer.kind !== 'answered') {
    // Until when is the lane's pause alone.
    const isOverdue = sends.every(({ overdue }) => overdue)
    return isOverdue
      ? refusedAsBefore()
      : { outcomes: new Map(), next: again(0, answer.error, false) }
  }
  if (answer.kind === 'answered') return refusedAsBefore(answer.outcomes)
  // Whoever may not read learns nothing by asking again.
  if (answer.kind !== 'unanswered' || number >= policy.maxAttempts) return refusedAsBefore()
  const afterMs = backOffMs(policy.unanswered, number - 1, random)
  return { outcomes: new Map(), next: again(afterMs, answer.error, true) }

  function refusedAsBefore(found: ReadonlyMap<string, Outcome> = new Map()): Settlement {
    const outcomes = sends.flatMap(({ id }) => {
      const outcome = found.get(id) ?? otherwise
      return outcome === undefined ? [] : [[id, outcome] as const]
    })
    return { outcomes: new Map(outcomes), next: { kind: 'done' } }
  }
}

function again(
  afterMs: number,
  error: Extract<Answer, { error: unknown }>['error'],
  charge: boolean,
) {
  return { kind: 'again', step: 'identify', afterMs, uncertain: false, charge, error } as const
}
