import type { Plan } from './plan.ts'

type Exception = Plan['skipped'][number]

/** What is different between the plan that was to be sent and the plan now. */
export interface PlanChanges {
  /** Who would have been invited and is not any more, with the reason. */
  readonly left: readonly Exception[]
  /** Who was left out and would be invited now. */
  readonly joined: readonly Exception[]
  /** Who is left out for another reason than before. */
  readonly others: readonly Exception[]
}

export function planChanges(before: Plan, now: Plan): PlanChanges {
  const then = reasonsIn(before)
  const today = reasonsIn(now)
  const isSame = (one: Exception) => then.get(one.recipient.value)?.message === one.message
  return {
    left: [...today.values()].filter(({ recipient }) => !then.has(recipient.value)),
    joined: [...then.values()].filter(({ recipient }) => !today.has(recipient.value)),
    others: [...today.values()].filter((one) => then.has(one.recipient.value) && !isSame(one)),
  }
}

function reasonsIn({ skipped, invalid }: Plan): ReadonlyMap<string, Exception> {
  return new Map([...skipped, ...invalid].map((one) => [one.recipient.value, one]))
}
