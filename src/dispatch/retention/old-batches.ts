import type { Queryable } from '#database/database.ts'
import { isSettled, type PersonalSend, personalColumns } from '../erasing/erase-sends.ts'

/** A finished batch whose time is over. */
export interface OldBatch {
  readonly id: string
  readonly seq: number
}

/** What is looked for: batches that nobody has touched for so many days. */
export interface Age {
  readonly days: number
  /** Those before were looked at. */
  readonly afterSeq: number
}

/**
 * Locks the next batch that was finished so long ago, with its lock on every action. `texts`: one that
 * still has its texts. A batch that somebody works at is left for the next time.
 */
export async function lockOldBatch(
  tx: Queryable,
  { days, afterSeq }: Age,
  only: 'any' | 'texts',
): Promise<OldBatch | undefined> {
  const [batch] = await tx.query<OldBatch>(
    `select id, seq from batches
     where seq > $2 and created_at < gateway_now() - $1 * interval '1 day'
       and finished_at < gateway_now() - $1 * interval '1 day'
       ${only === 'texts' ? 'and erased_at is null' : ''}
     order by seq limit 1 for no key update skip locked`,
    [days, afterSeq],
  )
  return batch
}

/** Some sends of a batch that are settled and not erased. */
export async function sendsWithTexts(
  tx: Queryable,
  batchId: string,
  max: number,
): Promise<PersonalSend[]> {
  return tx.query<PersonalSend>(
    `select ${personalColumns} from sends s
     where s.batch_id = $1 and s.erased_at is null and ${isSettled} limit $2`,
    [batchId, max],
  )
}

/**
 * Deletes what is left of a batch's texts when its sends are erased: its name and key, its messages, and
 * what the provider said. Returns whether its calls are over, and it was done.
 */
export async function eraseBatch(tx: Queryable, batchId: string, word: string): Promise<boolean> {
  const [open] = await tx.query(
    `select 1 from calls where id in (${callsOfBatch}) and state <> 'done' limit 1`,
    [batchId],
  )
  if (open !== undefined) return false
  await tx.query(
    `update calls set message = '{}', refusal = null, otherwise = null, first_error = null
     where id in (${callsOfBatch})`,
    [batchId],
  )
  await tx.query(`update targets set message = '{}' where batch_id = $1`, [batchId])
  await tx.query(
    `update events set call = jsonb_set(call #- '{error,details}', '{error,message}', to_jsonb($2::text))
     where batch_id = $1 and call ? 'error'`,
    [batchId, word],
  )
  await tx.query(
    `update batches set name = null, idempotency_key = $2, erased_at = gateway_now() where id = $1`,
    [batchId, word],
  )
  return true
}

const callsOfBatch = `select (call ->> 'callId')::uuid from events where batch_id = $1 and call ? 'callId'`
