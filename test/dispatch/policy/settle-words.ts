import type { Attempt, Policy } from '#dispatch/policy/settle.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'

export const policy: Policy = {
  maxTries: 3,
  maxAttempts: 4,
  unavailable: { baseMs: 100, capMs: 1_000 },
  unanswered: { baseMs: 10, capMs: 100 },
  throttled: { baseMs: 1_000, capMs: 60_000 },
}
export const error: ProviderError = { code: 'X', message: 'x', operation: 'Send' }
export const sent: Outcome = {
  kind: 'SENT',
  emailStatus: 'SENT',
  evidence: 'PER_RECIPIENT',
  message: 's',
}

export const answered = (...ids: string[]): Answer => ({
  kind: 'answered',
  outcomes: new Map(ids.map((id) => [id, sent])),
})
export const throttled: Answer = { kind: 'throttled', error }
export const throttledFor2s: Answer = { kind: 'throttled', retryAfterMs: 2_000, error }
export const unavailable: Answer = { kind: 'unavailable', error }
export const refused: Answer = { kind: 'refused', code: 'ACCESS_DENIED', retryable: false, error }
export const unanswered: Answer = { kind: 'unanswered', error }

export const one = { id: 'a', tries: 0, overdue: false }
export const two = { id: 'b', tries: 0, overdue: false }
export const fresh: Attempt = {
  step: 'send',
  number: 1,
  uncertain: false,
  whenUnanswered: 'leave',
  throttles: 0,
  sends: [one, two],
}
export const repeats: Attempt = { ...fresh, whenUnanswered: 'repeat' }
export const looksUp: Attempt = { ...fresh, whenUnanswered: 'look-up' }
export const lookingUp: Attempt = { ...looksUp, step: 'look-up', uncertain: true }

export const requeued = (ids: string[], afterMs: number, charge: boolean) => ({
  kind: 'requeue',
  ids,
  afterMs,
  charge,
  error,
})
export const again = (
  step: 'send' | 'look-up',
  afterMs: number,
  uncertain: boolean,
  charge = true,
) => ({
  kind: 'again',
  step,
  afterMs,
  uncertain,
  charge,
  error,
})
export const done = { kind: 'done' }
export const unconfirmed = { a: 'UNCONFIRMED', b: 'UNCONFIRMED' }
export const bothSent = { a: 'SENT', b: 'SENT' }
