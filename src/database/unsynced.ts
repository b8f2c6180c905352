import type { Queryable } from './database.ts'

/**
 * SQL: in a select or `returning` list, the commit of this transaction does not wait for the disk. Only
 * where a power cut may undo it: who owns a lane. Every later commit that is synced makes it durable too.
 */
export const unsynced = `set_config('synchronous_commit', 'off', true)`

/** The same for a transaction that has only locked rows. */
export async function commitUnsynced(tx: Queryable): Promise<void> {
  await tx.query(`select ${unsynced}`)
}
