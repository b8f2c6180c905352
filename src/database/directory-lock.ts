import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Keeps a second process out of a data directory: two PGlites in one directory destroy it
 * (electric-sql/pglite#1106). The lock is SQLite's own file lock, so a killed process releases it.
 */
export function lockDirectory(directory: string): Disposable {
  mkdirSync(directory, { recursive: true })
  const lock = new DatabaseSync(join(directory, 'lock.sqlite'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    lock.close()
    throw new Error(
      `Another process uses the data directory ${directory}: stop it, or set DATABASE_URL to share a PostgreSQL server.`,
      { cause },
    )
  }
  return { [Symbol.dispose]: () => lock.close() }
}
