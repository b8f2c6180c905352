import type { Queryable } from '#database/database.ts'
import { nowChanged } from './finish-sends.ts'
import { firstTurn } from './forming/first-turn.ts'
import { existsOtherSend } from './same-recipient.ts'

/** A send that has an outcome and is to be retried or reconciled. */
export interface FinalSend {
  readonly id: string
  readonly callId: string | null
}

/**
 * Queues sends again that provably were not sent, or whose risk of a duplicate a person accepted. A
 * new call takes them, with what else waits in the lane; a known culprit leaves alone. A send stays marked if an earlier call may
 * have been processed.
 */
export async function queueAgain(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update sends set state = 'queued', outcome_kind = 'QUEUED', outcome = null, call_id = null,
       attempt = attempt + 1, doubtful = doubtful or outcome_kind = 'UNCONFIRMED',
       not_before = null, last_error = null, settled_at = null, asked_at = gateway_now(),
       -- While it had failed, others of its mailbox may have gone.
       mailbox_full = mailbox_key is not null
         or exists (select 1 from sends other where other.mailbox_key = sends.recipient_key),
       part_id = case when culprit or ${existsOtherSend('sends', 'other.culprit')}
         then gen_random_uuid() end,
       turn = next.turn, ${nowChanged}
     from (
       select id, ${firstTurn('s')}
         + row_number() over (partition by batch_id, lane_id order by position) as turn
       from sends s where id = any($1::uuid[])
     ) as next
     where sends.id = next.id and sends.id = any($1::uuid[])`,
    [ids],
  )
}

/**
 * Makes the same calls again, with the same tokens. Where the provider deduplicates repeats, a new
 * call would lose that protection.
 */
export async function repeatCalls(tx: Queryable, sends: readonly FinalSend[]): Promise<void> {
  const ids = sends.map(({ id }) => id)
  await tx.query(
    `update sends set state = 'in_call', outcome_kind = 'QUEUED', outcome = null,
       attempt = attempt + 1, not_before = null, settled_at = null, asked_at = gateway_now(),
       ${nowChanged}
     where id = any($1::uuid[])`,
    [ids],
  )
  await wake(tx, sends, 'send')
}

/** SQL: can the call not be repeated that left `send`, a row of `sends`, unconfirmed? */
export function callIsIncomplete(send: string): string {
  return `(${send}.outcome_kind = 'UNCONFIRMED' and exists (
    select from calls c where c.id = ${send}.call_id and c.incomplete))`
}

/** Looks the calls up at the provider. The sends keep their outcomes until it has answered. */
export async function lookUpCalls(tx: Queryable, sends: readonly FinalSend[]): Promise<void> {
  await wake(tx, sends, 'look-up')
}

async function wake(tx: Queryable, sends: readonly FinalSend[], step: 'send' | 'look-up') {
  await tx.query(
    `update calls set state = 'waiting', step = $2, step_attempt = 0, uncertain = true,
       not_before = gateway_now()
     where id = any($1::uuid[]) and state = 'done'`,
    [[...new Set(sends.flatMap(({ callId }) => callId ?? []))], step],
  )
}
