import type { Queryable } from '#database/database.ts'
import { batchEvent } from '../../policy/batch-event.ts'
import type { Attempted } from '../attempted.ts'

/**
 * Counts an answered look-up of a known person in the latest entry of the batch's trail, if that is
 * about such look-ups too: thousands of known people would hide what else happened to the batch. The
 * batch must be locked. False: it needs an entry of its own.
 */
export async function foldIdentification(
  tx: Queryable,
  { call, provider, answer, durationMs }: Attempted,
  batchIds: readonly string[],
): Promise<boolean> {
  const [batchId] = batchIds
  if (call.step !== 'identify' || answer.kind !== 'answered' || batchId === undefined) return false
  const folded = await tx.query(
    `update events set call = call || jsonb_build_object(
       'recipients', (call ->> 'recipients')::int + 1,
       'durationMs', (call ->> 'durationMs')::float8 + $4)
     where seq = (select seq from events where batch_id = $1 order by seq desc limit 1)
       and code = $2 and call ->> 'provider' = $3
     returning 1`,
    [batchId, batchEvent('IDENTIFIED').code, provider.kind, Math.round(durationMs * 10) / 10],
  )
  return folded.length > 0
}
