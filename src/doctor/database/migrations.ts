import type { Queryable } from '#database/database.ts'
import { missingMigrations } from '#database/migrate.ts'
import { about, type Finding, reasonOf } from '../finding.ts'

/** Whether the tables are ours, and what the next start would do to them. */
export async function examineMigrations(database: Queryable): Promise<Finding> {
  const { ok, fault } = about('migrations')
  try {
    const missing = await missingMigrations(database)
    return ok(
      missing.length === 0 ? 'all are applied' : `the next start applies ${missing.join(', ')}`,
    )
  } catch (error) {
    return fault(`${reasonOf(error)}.`)
  }
}
