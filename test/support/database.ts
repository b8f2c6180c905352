import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import type { Database } from '#database/database.ts'
import { openPglite } from '#database/pglite.ts'

/** A migrated database of its own, in memory. */
export async function freshPglite(): Promise<Database> {
  const path = process.env.TEST_PGLITE_IMAGE
  // Without the global set-up (one file run by itself) it is made from nothing, in some seconds.
  return openPglite(path === undefined ? {} : { image: new Blob([readFileSync(path)]) })
}

/**
 * Makes the directory a data directory of PGlite with the tables in it: to begin with nothing takes
 * PGlite three seconds. Without the global set-up (one file run by itself) it stays empty.
 */
export function unpackImage(directory: string): void {
  mkdirSync(directory, { recursive: true })
  const image = process.env.TEST_PGLITE_IMAGE
  if (image !== undefined)
    execFileSync('tar', ['-xPf', image, '-C', directory, '--transform=s,^/,,'])
}
