import type { Queryable } from '#database/database.ts'

/** Deletes some keys that protect nothing any more: a request with one of them would be a new one. */
export async function deleteExpiredKeys(on: Queryable, max: number): Promise<number> {
  const gone = await on.query(
    `delete from idempotency_keys where (tenant, operation, key_hash) in (
       select tenant, operation, key_hash from idempotency_keys
       where expires_at < gateway_now() order by expires_at limit $1 for update skip locked)
     returning 1`,
    [max],
  )
  return gone.length
}
