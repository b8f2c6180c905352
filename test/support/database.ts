import { readFileSync } from 'node:fs'
import type { Database } from '#database/database.ts'
import { openPglite } from '#database/pglite.ts'

/** A migrated database of its own, in memory. */
export async function freshPglite(): Promise<Database> {
  const path = process.env.TEST_PGLITE_IMAGE
  // Without the global set-up (one file run by itself) it is made from nothing, in some seconds.
  return openPglite(path === undefined ? {} : { image: new Blob([readFileSync(path)]) })
}
