import type { Answer, NamedRecipient, RefusedContent } from '#providers/contract/answer.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Attempt, AttemptedSend, Settlement } from '../settlement.ts'
import { splitRefused } from './split.ts'

/** A refusal of the content: who is the reason fails, and the others are sent without them. */
export function settleRefusedContent(
  { sends, isPart, late }: Attempt,
  answer: Refused,
  { byRecipients, named }: RefusedContent,
): Settlement {
  const reasons = new Map(named.map((recipient) => [recipient.id, recipient]))
  const { culprits, parts } = splitRefused(sends, new Set(reasons.keys()), isPart)
  const guilty = sends.filter(({ id }) => culprits.includes(id))
  const outcomes = new Map(
    guilty.flatMap((send) => [...failed([send], refusalOf(answer, reasons.get(send.id)))]),
  )
  if (parts.length === 0) return { outcomes, next: { kind: 'done' }, culprits }
  if (!late) return { outcomes, next: { kind: 'split', parts, byRecipients }, culprits }
  // The call has been given up meanwhile, so nothing of it can be sent without a new request.
  const others = sends.filter(({ id }) => !culprits.includes(id))
  const message = 'The provider refused the call, perhaps for another recipient; nothing was sent.'
  const shared = failed(others, { ...refusalOf(answer), retryable: true, message })
  return { outcomes: new Map([...outcomes, ...shared]), next: { kind: 'done' }, culprits }
}

/** The failure that a refusal makes, of everybody or of one whom it names. */
export function refusalOf(
  { code, retryable, field, error }: Refused,
  named?: NamedRecipient,
): Failure {
  const ours = named?.field ?? field
  return {
    code: named === undefined ? code : 'INVALID_RECIPIENT',
    retryable,
    ...(ours === undefined ? {} : { field: ours }),
    error,
    message: `The provider refused: ${named?.reason ?? error.message}`,
    ...(named === undefined ? {} : { evidence: 'PER_RECIPIENT' }),
  }
}

type Refused = Extract<Answer, { readonly kind: 'refused' }>

type Failed = Extract<Outcome, { kind: 'FAILED' }>
export type Failure = Omit<Failed, 'kind' | 'evidence'> & Partial<Pick<Failed, 'evidence'>>

/** The same failure for each of the sends. */
export function failed(
  sends: readonly AttemptedSend[],
  failure: Failure,
): ReadonlyMap<string, Outcome> {
  const outcome: Outcome = { kind: 'FAILED', evidence: 'WHOLE_CALL', ...failure }
  return new Map(sends.map(({ id }) => [id, outcome]))
}
