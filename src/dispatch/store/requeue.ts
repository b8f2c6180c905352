import type { Queryable } from '#database/database.ts'
import { nowChanged } from './finish-sends.ts'

/** A final send that a person wants to be gone into once more. */
export interface FinalSend {
  readonly id: string
  readonly callId: string | null
}

/**
 * Sends again what provably was not sent, or what a person takes the risk for: a new call, with
 * whatever else waits in the lane. That an earlier call may have been processed is not forgotten.
 */
export async function queueAgain(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update sends set state = 'queued', outcome_kind = 'QUEUED', outcome = null, call_id = null,
       tries = 0, attempt = attempt + 1, doubtful = doubtful or outcome_kind = 'UNCONFIRMED',
       not_before = null, last_error = null, settled_at = null, asked_at = gateway_now(),
       ${nowChanged}
     where id = any($1::uuid[])`,
    [ids],
  )
}

/**
 * Makes the very same calls again, token and all: where the provider keeps a repeat from inviting
 * twice, a new call would throw that protection away.
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

/** Asks the provider what became of them. The sends stay as they are until it is known better. */
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
