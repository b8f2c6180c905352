import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import type { Attempted } from '../attempted.ts'
import { type CallNote, callNote } from '../call-events.ts'
import { withRequestId } from '../record-answer.ts'

/** An answer that can be recorded together with others, and nothing but its outcomes follows from it. */
export interface PlainAnswer {
  readonly callId: string
  readonly owner: string
  readonly provider: ProviderKind
  /** Of all recipients of the call, by the ids of their sends. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly note: Omit<CallNote, 'recipients'>
}

/**
 * The answer to the first attempt at a call, if it tells of every recipient that the invitation was sent or
 * was not needed: whatever else is true, `settle` makes these the outcomes, and the call is done. Undefined:
 * more may follow from it, and it is to be recorded alone. Pure.
 */
export function plainAnswer(attempted: Attempted): PlainAnswer | undefined {
  const { call } = attempted
  const answer = withRequestId(attempted.answer)
  if (answer.kind !== 'answered' || answer.retryAfterMs !== undefined) return undefined
  if (call.step !== 'send' || call.attempt !== 1 || call.repeated) return undefined
  if (call.part !== undefined) return undefined
  const { outcomes } = answer
  const isPlain =
    outcomes.size === call.recipients.length &&
    call.recipients.every(({ id }) => plainKinds.has(outcomes.get(id)?.kind))
  if (!isPlain) return undefined
  const { provider } = attempted.lane
  return { callId: call.id, owner: call.owner, provider, outcomes, note: callNote(attempted) }
}

const plainKinds: ReadonlySet<string | undefined> = new Set<Outcome['kind']>([
  'SENT',
  'ALREADY_PENDING',
  'ALREADY_MEMBER',
])
