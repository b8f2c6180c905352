import type { Queryable } from '#database/database.ts'
import { type Lane, laneId } from '#dispatch/lane.ts'
import { callIsIncomplete, type FinalSend } from '#dispatch/store/requeue.ts'
import { existsOtherSend } from '#dispatch/store/same-recipient.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Outcome } from '#providers/contract/outcome.ts'
import { sentWithin } from './accept/cool-down.ts'
import { invitedSince } from './query/actions/action-facts.ts'

/** A failed or unconfirmed send that is still the current one of its invite. */
export interface UnresolvedSend extends FinalSend {
  readonly kind: 'FAILED' | 'UNCONFIRMED'
  readonly provider: ProviderKind
  readonly outcome: Outcome
  /** The same tenant accepted a later invite to the same person there, which may have been sent. */
  readonly invitedSince: boolean
  /** A send of any tenant may have reached the person there within the cool-down. */
  readonly coolingDown: boolean
  /** Somebody of its call was erased: the very same call cannot be made again. */
  readonly isCallIncomplete: boolean
}

/** In input order. */
export async function unresolvedSends(
  tx: Queryable,
  batchId: string,
  coolDownSeconds: number,
): Promise<UnresolvedSend[]> {
  return tx.query<UnresolvedSend>(
    `select id, call_id as "callId", outcome_kind as kind, provider, outcome,
       ${invitedSince('sends')} as "invitedSince",
       ${existsOtherSend('sends', sentWithin('other', '$2'))} as "coolingDown",
       ${callIsIncomplete('sends')} as "isCallIncomplete"
     from sends
     where batch_id = $1 and latest and erased_at is null and state = 'final' and outcome_kind in ('FAILED', 'UNCONFIRMED')
     order by seq`,
    [batchId, coolDownSeconds],
  )
}

/** The lanes of all targets of a batch. */
export async function lanesOfBatch(on: Queryable, batchId: string): Promise<Lane[]> {
  const rows = await on.query<Omit<Lane, 'id'>>(
    `select distinct provider, destination_id as "destinationId" from targets where batch_id = $1`,
    [batchId],
  )
  return rows.map((row) => ({ ...row, id: laneId(row.provider, row.destinationId) }))
}
