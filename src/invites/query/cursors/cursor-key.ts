import { randomBytes } from 'node:crypto'
import type { Queryable } from '#database/database.ts'

/**
 * The key that seals cursors, made by the first start. It is in the database because all replicas
 * share it and because a restored database must know the cursors that it gave out.
 */
export async function readCursorKey(on: Queryable): Promise<Buffer> {
  await on.query('insert into cursor_key (key) values ($1) on conflict do nothing', [
    randomBytes(32).toString('hex'),
  ])
  const [row] = await on.query<{ key: string }>('select key from cursor_key')
  if (row === undefined) throw new Error('the key for cursors is missing')
  return Buffer.from(row.key, 'hex')
}
