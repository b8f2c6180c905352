import type { Connections } from '#database/database.ts'
import type { FormedCall } from '../call-row.ts'
import { skipClosed } from '../close-attempt.ts'
import { notifyBatches, nowChanged, type Settled } from '../finish-sends.ts'
import { idsOf, lockCall } from '../locked-call.ts'

/**
 * Takes back a formed call that has not left, because its lane pauses for long: left in flight, it
 * would count as unanswered if this process ended. A repeat waits as the same call; the sends of a
 * first attempt are queued again. Returns those that became final, since their batch was closed.
 */
export async function withdrawCall(
  database: Connections,
  call: FormedCall,
): Promise<readonly Settled[]> {
  return database.transaction(async (tx) => {
    const locked = await lockCall(tx, call, { changesLane: true, giveUpAfterMs: 0 })
    if (locked?.state !== 'in_flight') return []
    if (locked.attempt !== call.attempt || locked.owner !== call.owner) return []
    const isFirst = call.step === 'send' && !call.repeated
    await tx.query(
      `update calls set state = $2, step_attempt = step_attempt - 1, not_before = gateway_now()
       where id = $1`,
      [call.id, isFirst ? 'done' : 'waiting'],
    )
    if (!isFirst) return []
    await tx.query(
      `update sends set state = 'queued', call_id = null, ${nowChanged}
       where id = any($1::uuid[]) and call_id = $2 and state = 'in_call'`,
      [idsOf(call), call.id],
    )
    const settled = await skipClosed(tx, locked.batches)
    await notifyBatches(
      tx,
      locked.batches.map(({ id }) => id),
    )
    return settled
  })
}
