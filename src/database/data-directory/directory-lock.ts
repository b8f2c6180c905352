import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ConfigError } from '../../config-error.ts'

/**
 * Keeps a second process out of a data directory: two PGlites in one directory destroy it
 * (electric-sql/pglite#1106). The lock is SQLite's own file lock, so a killed process releases it.
 * Throws one sentence if another process holds the lock or the directory cannot be written to.
 */
export function lockDirectory(directory: string): Disposable {
  try {
    mkdirSync(directory, { recursive: true })
    const lock = holdFile(join(directory, 'lock.sqlite'))
    return { [Symbol.dispose]: () => lock.close() }
  } catch (cause) {
    throw new ConfigError(isBusy(cause) ? alreadyInUse(directory) : unusable(directory, cause), {
      cause,
    })
  }
}

function holdFile(path: string): DatabaseSync {
  const lock = new DatabaseSync(path)
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

/** Does an error of `lockDirectory` say that another process holds the lock? */
export function isInUse(error: unknown): boolean {
  return error instanceof Error && isBusy(error.cause)
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

function alreadyInUse(directory: string): string {
  return `Another process uses the data directory ${directory}: stop it, or set DATABASE_URL to share a PostgreSQL server.`
}

function unusable(directory: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  return `Make ${directory} a directory that can be written to, or set DATA_DIR to one: ${why}.`
}
