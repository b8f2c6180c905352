import type { Database } from '#database/database.ts'

/** Stops the database's clock, so far ahead of now. */
export async function setClock(database: Database, ahead: string): Promise<void> {
  await database.query(
    `select set_config('gateway.now', (clock_timestamp() + $1::interval)::text, false)`,
    [ahead],
  )
}

/** It runs by itself again. */
export async function freeClock(database: Database): Promise<void> {
  await database.query(`select set_config('gateway.now', '', false)`)
}
