import type { Attempt, Policy } from '#dispatch/policy/settlement.ts'
import type { Answer } from '#providers/contract/answer.ts'
import type { Outcome, ProviderError } from '#providers/contract/outcome.ts'

/** One row of the tables. */
export interface Row {
  readonly fact: string
  readonly attempt: Attempt
  readonly answer: Answer
  /** By send: the kind and, of a failure, the code. */
  readonly outcomes: Readonly<Record<string, string>>
  readonly next: object
  readonly pauseMs?: number
  readonly culprits?: readonly string[]
}

export const policy: Policy = {
  maxAttempts: 4,
  unavailable: { baseMs: 100, capMs: 1_000 },
  unanswered: { baseMs: 10, capMs: 100 },
  unprepared: { attempts: 6, baseMs: 20, capMs: 10_000 },
  throttled: { baseMs: 1_000, capMs: 60_000 },
  credentialsPauseMs: 30_000,
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
/** Each of these failed, for a reason of its own. */
export const notCreated = (...ids: string[]): Answer => ({
  kind: 'answered',
  outcomes: new Map(
    ids.map((id) => [
      id,
      {
        kind: 'FAILED',
        code: 'INVALID_RECIPIENT',
        retryable: false,
        evidence: 'INFERRED',
        message: 'no',
      },
    ]),
  ),
})
/** These were not invited, for reasons that the upstream matches to nobody. */
export const unmatched = (sentTo: readonly string[], ...alone: string[]): Answer => ({
  kind: 'answered',
  outcomes: new Map(sentTo.map((id) => [id, sent])),
  alone,
})
export const throttled: Answer = { kind: 'throttled', error }
export const throttledFor2s: Answer = { kind: 'throttled', retryAfterMs: 2_000, error }
export const unavailable: Answer = { kind: 'unavailable', error }
export const withoutCredentials: Answer = { kind: 'unavailable', reason: 'credentials', error }
export const misconfigured: Answer = { kind: 'unavailable', reason: 'permanent', error }
/** What the call needs first has failed. */
export const unprepared: Answer = { kind: 'unavailable', reason: 'call', error }
/** Our signature, clock or credentials are not accepted. */
export const notAccepted: Answer = {
  kind: 'refused',
  code: 'ACCESS_DENIED',
  retryable: true,
  reason: 'credentials',
  error,
}
export const refused: Answer = { kind: 'refused', code: 'ACCESS_DENIED', retryable: false, error }
/** Refused for its content: by nobody's name, or naming `named`. */
export const refusedContent = (byRecipients: boolean, ...named: string[]): Answer => ({
  kind: 'refused',
  code: 'PROVIDER_REJECTED',
  retryable: false,
  error,
  content: { byRecipients, named: named.map((id) => ({ id })) },
})
export const unanswered: Answer = { kind: 'unanswered', error }
export const askingFor7s = (answer: Answer): Answer => ({ ...answer, retryAfterMs: 7_000 })

const send = { tenant: 't', batchId: 'x', overdue: false }
export const one = { ...send, id: 'a' }
export const two = { ...send, id: 'b' }
export const fresh: Attempt = {
  step: 'send',
  number: 1,
  uncertain: false,
  whenUnanswered: 'leave',
  identifies: false,
  throttles: 0,
  failures: 0,
  isPart: false,
  late: false,
  sends: [one, two],
}
export const repeats: Attempt = { ...fresh, whenUnanswered: 'repeat' }
export const looksUp: Attempt = { ...fresh, whenUnanswered: 'look-up' }
export const lookingUp: Attempt = { ...looksUp, step: 'look-up', uncertain: true }

export const requeued = (...ids: string[]) => ({ kind: 'requeue', ids, error })
/** Parts as their sends in one word; suspects are marked by a question mark. */
export const split = (byRecipients: boolean, ...parts: string[]) => ({
  kind: 'split',
  parts: parts.map((part) => ({
    ids: [...part.replace('?', '')],
    suspect: part.endsWith('?'),
  })),
  byRecipients,
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
export const recipientMissing = {
  code: 'RecipientMissing',
  message: 'The answer does not name this recipient.',
  operation: 'answer',
}
