import type { Queryable } from '#database/database.ts'
import type { Call, CallRecipient, Operation } from '#providers/contract/call.ts'
import type { Details } from '#providers/contract/recipient.ts'
import type { Lane } from '../lane.ts'
import type { Step } from '../policy/settlement.ts'
import { existsOtherSend, mayHaveBeenSent } from './same-recipient.ts'
import type { Reservation } from './slots.ts'

/** A call whose intent is durable: it may leave. */
export interface FormedCall extends Call {
  readonly step: Step
  /** Counts all attempts at this call. An answer to an earlier one is a late answer. */
  readonly attempt: number
  /** Counts the attempts at this step. */
  readonly stepAttempt: number
  readonly owner: string
  /** Undefined: the lane is not paced. */
  readonly reservation: Reservation | undefined
  /** Undefined: it shares nothing with a call that was refused. */
  readonly part: CallPart | undefined
  /** When we began to form it, by `performance.now()`. */
  readonly since: number
  readonly startedAt: Date
}

/** How a call came out of the splitting of another one. */
export interface CallPart {
  readonly id: string
  /** The refused call, and the one that was refused first; null: a known culprit, who leaves alone. */
  readonly splitFrom: string | null
  readonly originId: string | null
}

/** A row of `callColumns`. */
export interface CallRow {
  id: string
  operation: Operation
  step: Step
  message: Details
  token: string
  send_ids: string[]
  attempt: number
  step_attempt: number
  uncertain: boolean
  owner: string
  created_at: Date
  part_id: string | null
  split_from: string | null
  origin_id: string | null
}
/** The select list of `CallRow`. */
export const callColumns = `id, operation, step, message, token, send_ids, attempt, step_attempt, uncertain, owner, created_at,
   part_id, split_from, origin_id`

/** A row of `recipientColumns`. */
export interface RecipientRow extends Pick<CallRecipient, 'id' | 'kind' | 'value' | 'details'> {
  readonly reference: string | null
  /** Another send invited the same person. Read for look-ups and repeats only. */
  readonly before?: boolean
}
/** The select list of `RecipientRow`. */
export const recipientColumns =
  'id, recipient_kind as kind, recipient_value as value, details, provider_reference as reference'

/** A call as it is stored, before it is known when it may leave. */
export type LoadedCall = Omit<FormedCall, 'reservation' | 'since'>

/** The call with its recipients, in the order in which they are sent. */
export async function loadCall(on: Queryable, lane: Lane, row: CallRow): Promise<LoadedCall> {
  const recipients = await on.query<RecipientRow>(
    `select ${recipientColumns},
       ($2 = 'look-up' or $4) and ${existsOtherSend(
         'sends',
         `other.id <> sends.id and ${mayHaveBeenSent('other')} and ($2 <> 'look-up'
           or coalesce(other.settled_at > $3::timestamptz - interval '10 minutes', true))`,
       )} as before
     from unnest($1::uuid[]) with ordinality as o (id, nth) join sends using (id)
     where sends.erased_at is null order by nth`,
    // Ten minutes is twice the clock difference that a look-up allows for. What a repeat finds may be
    // of any age.
    [row.send_ids, row.step, row.created_at.toISOString(), row.uncertain],
  )
  return callOf(lane, row, recipients)
}

/** `recipients` in the order in which they are sent. */
export function callOf(lane: Lane, row: CallRow, recipients: readonly RecipientRow[]): LoadedCall {
  return {
    id: row.id,
    operation: row.operation,
    destinationId: lane.destinationId,
    message: row.message,
    recipients: recipients.map(({ id, kind, value, details, reference, before }) => ({
      id,
      kind,
      value,
      details,
      ...(before ? { askedBefore: true } : {}),
      ...(reference === null ? {} : { providerReference: reference }),
    })),
    token: row.token,
    repeated: row.uncertain,
    step: row.step,
    attempt: row.attempt,
    stepAttempt: row.step_attempt,
    owner: row.owner,
    startedAt: row.created_at,
    part:
      row.part_id === null
        ? undefined
        : { id: row.part_id, splitFrom: row.split_from, originId: row.origin_id },
  }
}
