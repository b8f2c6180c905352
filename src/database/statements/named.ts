import type pg from 'pg'
import { socketOf } from '../postgres-pool.ts'

/** Few texts, always the same: the server plans each once per connection. */
export async function runNamed<Row>(
  on: pg.ClientBase,
  text: string,
  values: readonly unknown[],
  limits?: typeof unlimited,
): Promise<Row[]> {
  const name = names.get(text) ?? `invites-${names.size}`
  names.set(text, name)
  sendTogether(on)
  const result = await on.query({ name, text, values: [...values], ...limits })
  return result.rows as Row[]
}

/** Of the driver: the longest that its timers take, some 25 days; 0 would mean the limit of the connection. */
export const unlimited = { query_timeout: 2 ** 31 - 1 }

// By the statement's text. All statements in transactions come from the source, so they are few.
const names = new Map<string, string>()

/** What is sent on this connection until the end of the turn goes to the server in one piece. */
export function sendTogether(client: pg.ClientBase): void {
  const socket = socketOf(client)
  if (socket.writableCorked > 0) return
  socket.cork()
  process.nextTick(() => socket.uncork())
}
