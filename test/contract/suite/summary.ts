import type { Answer } from '#providers/contract/answer.ts'
import type { RevocationAnswer } from '#providers/contract/revocation.ts'
import type { Summary } from '../facts.ts'

export function summaryOf(answer: Answer): Summary {
  const { kind } = answer
  if (kind === 'answered') return { kind }
  const { httpStatus } = answer.error
  // Request and socket timeout are equally long here, and either may be first.
  const code = answer.error.code.replace('ETIMEDOUT', 'TimeoutError')
  const status = httpStatus === undefined ? {} : { httpStatus }
  const { retryAfterMs } = answer
  const seen = {
    error: code,
    ...status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...('reason' in answer ? { reason: answer.reason } : {}),
  }
  if (kind !== 'refused') return { kind, ...seen }
  const field = answer.field === undefined ? {} : { field: answer.field }
  return { kind, code: answer.code, retryable: answer.retryable, ...field, ...seen }
}

/** By recipient: what became of it and how sure that is, such as `SENT PER_RECIPIENT`. */
export function outcomesIn(answer: Answer): Readonly<Record<string, string>> {
  if (answer.kind !== 'answered') return { answer: answer.kind }
  return Object.fromEntries(
    [...answer.outcomes].map(([id, outcome]) => {
      const code = outcome.kind === 'FAILED' ? outcome.code : outcome.kind
      return [id, `${code} ${outcome.evidence}`]
    }),
  )
}

export function resultsIn(answer: RevocationAnswer): Readonly<Record<string, string>> {
  if (answer.kind !== 'answered') return { answer: answer.kind }
  return Object.fromEntries([...answer.results].map(([handle, { kind }]) => [handle, kind]))
}
