import type { Queryable } from '#database/database.ts'
import { isSettled } from '../erasing/erase-sends.ts'

/** What was deleted of a batch. */
export interface Deleted {
  readonly sends: number
  /** Invites of which no current send is left. */
  readonly inviteIds: readonly string[]
}

/**
 * Deletes some sends of a batch, and what lists and searches know of the invites that they were the
 * current sends of. The batch must be locked.
 */
export async function deleteSends(tx: Queryable, batchId: string, max: number): Promise<Deleted> {
  const sends = await tx.query<{ inviteId: string; latest: boolean }>(
    `with gone as (
       delete from sends where id in (
         select s.id from sends s where s.batch_id = $1 and ${isSettled}
         order by s.position limit $2)
       returning invite_id, latest, tenant, born
     ), search as (
       delete from invites where (tenant, born) in (select tenant, born from gone where latest)
     )
     select invite_id as "inviteId", latest from gone`,
    [batchId, max],
  )
  const inviteIds = sends.flatMap(({ inviteId, latest }) => (latest ? [inviteId] : []))
  return { sends: sends.length, inviteIds }
}

/** Deletes some calls of which no send is left, with their parts. The batch must be locked. */
export async function deleteCalls(tx: Queryable, batchId: string, max: number): Promise<number> {
  const gone = await tx.query<{ id: string }>(
    `delete from calls where id in (
       select c.id from calls c where c.id in (
         select (call ->> 'callId')::uuid from events where batch_id = $1 and call ? 'callId')
         and c.state = 'done' and not exists (select from sends s where s.id = any(c.send_ids))
       limit $2)
     returning id`,
    [batchId, max],
  )
  await tx.query('delete from parts where origin_id = any($1::uuid[])', [gone.map(({ id }) => id)])
  return gone.length
}

/** Deletes some events of a batch. It must be locked. */
export async function deleteEvents(tx: Queryable, batchId: string, max: number): Promise<number> {
  const gone = await tx.query(
    `delete from events where seq in (
       select seq from events where batch_id = $1 order by seq limit $2) returning 1`,
    [batchId, max],
  )
  return gone.length
}

/** Has the batch sends still? Those that are not settled were left. */
export async function hasSends(tx: Queryable, batchId: string): Promise<boolean> {
  const found = await tx.query('select 1 from sends where batch_id = $1 limit 1', [batchId])
  return found.length > 0
}

/** Deletes a batch of which nothing else is left. */
export async function deleteBatch(tx: Queryable, batchId: string): Promise<void> {
  await tx.query('delete from targets where batch_id = $1', [batchId])
  await tx.query('delete from batches where id = $1', [batchId])
}

/** Deletes erasures that were finished so long ago. */
export async function deleteErasures(tx: Queryable, days: number): Promise<void> {
  await tx.query(`delete from erasures where finished_at < gateway_now() - $1 * interval '1 day'`, [
    days,
  ])
}
